using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>The alerts of a digest in the reader's language. Most kinds have a list of their own there; the others are listed as alerts.</summary>
/// <param name="All">What happened in the digest's time, whoever was told, in order of time; nothing about a rejected visit.</param>
/// <param name="Left">What the reader's rules left to the digest; null = the digest is nobody's.</param>
internal sealed record DigestAlerts(IReadOnlyList<AlertRow> All, IReadOnlyList<AlertRow>? Left, AlertText Text, string Language)
{
    public static async Task<DigestAlerts> ReadAsync(
        MonitorDbContext context, DigestQueries.Scope scope, AlertText text, string language, CancellationToken cancellationToken) => new(
        await InOrder(context, scope.Alerts).ToListAsync(cancellationToken),
        scope.Left is null ? null : await InOrder(context, scope.Left).ToListAsync(cancellationToken),
        text, language);

    public IReadOnlyList<DigestNews> Of(params IReadOnlyList<AlertKind> kinds) => [.. All.Where(a => kinds.Contains(a.Kind)).Select(News)];

    public DigestNews News(AlertRow alert)
    {
        AlertMessage words = Say(alert);
        return new DigestNews(words.Title, words.Text);
    }

    /// <summary>Without what another list tells.</summary>
    /// <param name="visits">Visits that the digest lists.</param>
    public IReadOnlyList<DigestAlert> Others(IReadOnlyList<DigestVisit> visits)
    {
        HashSet<long> listed = [.. visits.Select(v => v.Id)];
        return [.. (Left ?? All).Where(a => !IsTold(a)).Select(a => (Alert: a, Words: Say(a))).Select(a => new DigestAlert(a.Words.Title, a.Words.Text, a.Alert.Address, a.Alert.CreatedAt))];

        // in the digest of a day that is nobody's, visits are listed or no news
        bool IsTold(AlertRow alert) => alert.Kind switch
        {
            AlertKind.VisitOverdue => false,
            AlertKind.NewVisit or AlertKind.StageChanged or AlertKind.VisitCancelled => Left is null || (alert.VisitId is { } visit && listed.Contains(visit)),
            _ => true,
        };
    }

    private AlertMessage Say(AlertRow alert) =>
        alert.Content is { } content ? Text.Render(AlertContent.FromJson(content), Language) : new AlertMessage(alert.Title, alert.Text);

    private static IQueryable<AlertRow> InOrder(MonitorDbContext context, IQueryable<AlertRow> alerts) =>
        WithheldAlerts.Without(context, alerts).OrderBy(a => a.CreatedAt).ThenBy(a => a.Id);
}
