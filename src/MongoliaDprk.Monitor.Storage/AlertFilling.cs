using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Visits;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Gives alerts of older programs, which had only key, title and text, what rules ask for.</summary>
internal static class AlertFilling
{
    public static async Task RunAsync(MonitorDbContext context, CancellationToken cancellationToken)
    {
        await context.Alerts.ExecuteUpdateAsync(a => a.SetProperty(x => x.NewFact, true).SetProperty(x => x.Kind, AlertKind.Collection).SetProperty(x => x.Subject, AlertSubject.Collection), cancellationToken);
        HashSet<long> told = [];
        foreach ((long id, string key) in (await context.Alerts.OrderBy(a => a.Id).Select(a => new { a.Id, a.Key }).ToListAsync(cancellationToken)).Select(a => (a.Id, a.Key)))
        {
            string[] parts = key.Split(':');
            if (parts is ["source", { } source, { } trouble, ..])
                await FillAsync(context, id, Kind(trouble), AlertSubject.Source(source), null, cancellationToken);
            else if (parts is ["visit", { } number, { } stage] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long visit))
                await FillAsync(context, id, Kind(stage, !told.Add(visit)), AlertSubject.Visit(visit), visit, cancellationToken);
        }

        await FillVisitsAsync(context, cancellationToken);
    }

    private static Task FillAsync(MonitorDbContext context, long id, AlertKind kind, string subject, long? visit, CancellationToken cancellationToken) =>
        context.Alerts.Where(a => a.Id == id).ExecuteUpdateAsync(
            a => a.SetProperty(x => x.Kind, kind).SetProperty(x => x.Subject, subject).SetProperty(x => x.VisitId, visit), cancellationToken);

    /// <summary>What is only known from the visit and from the article that the alert links to.</summary>
    private static async Task FillVisitsAsync(MonitorDbContext context, CancellationToken cancellationToken)
    {
        var filled = await (
            from a in context.Alerts
            join v in context.Visits on a.VisitId equals v.Id
            from article in context.Articles.Where(x => x.Address == a.Address).OrderBy(x => x.Id).Take(1).DefaultIfEmpty()
            select new { a.Id, v.Visitors, v.FromSide, v.ToSide, v.Confidence, ArticleId = (long?)article!.Id, article.Language }).ToListAsync(cancellationToken);
        foreach (var alert in filled)
        {
            List<string> sides = [.. new[] { alert.FromSide, alert.ToSide }.OfType<string>()], languages = alert.Language is null ? [] : [alert.Language];
            await context.Alerts.Where(a => a.Id == alert.Id).ExecuteUpdateAsync(
                a => a.SetProperty(x => x.Actors, alert.Visitors).SetProperty(x => x.Sides, sides).SetProperty(x => x.Languages, languages)
                    .SetProperty(x => x.Confidence, alert.Confidence).SetProperty(x => x.ArticleId, alert.ArticleId),
                cancellationToken);
        }
    }

    private static AlertKind Kind(string trouble) => trouble switch
    {
        "recovered" => AlertKind.SourceHealed,
        "quiet" => AlertKind.SourceSilent,
        _ => AlertKind.SourceBroken,
    };

    private static AlertKind Kind(string stage, bool told) =>
        AlertKinds.OfStage(Enum.TryParse(stage, ignoreCase: true, out VisitStage known) ? known : VisitStage.Unconfirmed, told);
}
