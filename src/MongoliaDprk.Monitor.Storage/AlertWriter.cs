using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>An alert that is to be written.</summary>
/// <param name="Key">Unique; see <see cref="AlertFacts.Key"/>.</param>
/// <param name="Subject">One of <see cref="AlertSubject"/>.</param>
internal sealed record AlertDraft(AlertKind Kind, string Key, string Subject, AlertContent Content)
{
    /// <summary>What a reader is led to; null = nowhere.</summary>
    public string? Address { get; init; }

    /// <summary>Ids, or words: only ids are kept.</summary>
    public IEnumerable<string> Actors { get; init; } = [];

    public IEnumerable<string?> Sides { get; init; } = [];
    public IEnumerable<string?> Languages { get; init; } = [];
    public double? Confidence { get; init; }
    public long? VisitId { get; init; }
    public long? ArticleId { get; init; }
    public bool NewFact { get; init; } = true;
}

/// <summary>Writes alerts in the transaction that writes their cause: what is told is in the database, and what is in it gets told.</summary>
internal sealed class AlertWriter(Watchlist watchlist)
{
    private readonly AlertText text = new(watchlist);
    private readonly WatchlistNames names = new(watchlist);

    /// <summary>Adds the alert to the context unless one with its key was written before.</summary>
    /// <returns>False when it was.</returns>
    public async Task<bool> AddAsync(MonitorDbContext context, AlertDraft draft, DateTime now, CancellationToken cancellationToken)
    {
        if (context.Alerts.Local.Any(a => a.Key == draft.Key) || await context.Alerts.AnyAsync(a => a.Key == draft.Key, cancellationToken))
            return false;
        AlertContent content = draft.Content with { Values = draft.Content.Values.ToDictionary(v => v.Key, v => (IReadOnlyList<string>)[.. v.Value.Select(StoredText.Clean)]) };
        AlertMessage english = text.Render(content, AlertWords.Languages[0]);
        context.Add(new AlertRow
        {
            Key = draft.Key,
            Title = english.Title,
            Text = english.Text,
            Address = draft.Address,
            CreatedAt = now,
            Kind = draft.Kind,
            Subject = draft.Subject,
            Actors = [.. draft.Actors.Where(names.Knows).Distinct(StringComparer.Ordinal)],
            Sides = [.. draft.Sides.OfType<string>().Distinct(StringComparer.Ordinal)],
            Languages = [.. draft.Languages.OfType<string>().Distinct(StringComparer.Ordinal)],
            Confidence = draft.Confidence,
            VisitId = draft.VisitId,
            ArticleId = draft.ArticleId,
            NewFact = draft.NewFact,
            Content = content.ToJson(),
        });
        return true;
    }
}
