using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Writes the alert on a new visit or a visit's new stage, with its evidence.</summary>
internal sealed class VisitAlerts(Watchlist watchlist)
{
    private readonly AlertWriter writer = new(watchlist);

    /// <summary>Adds the alert unless this visit's stage was told before. A visit that was over long ago, or that an analyst has rejected, is no news.</summary>
    /// <returns>What became of it.</returns>
    public async Task<FunnelStep> AddAsync(
        MonitorDbContext context, ArticleRow article, VisitRow visit, VisitReport report, DateTime now, CancellationToken cancellationToken)
    {
        if (IsoDay.Last(visit.End ?? visit.Start) is { } last && last.AddDays(ArticleSaver.NewsDays) < DateOnly.FromDateTime(now))
            return FunnelStep.VisitOver;
        if (visit.Review == VisitReview.Rejected || visit.MergedIntoId is not null)
            return FunnelStep.VisitRejected;
        List<AlertRow> told = await context.Alerts.Where(a => a.VisitId == visit.Id).OrderBy(a => a.Id).ToListAsync(cancellationToken);
        string? before = told.LastOrDefault(a => a.Content is not null) is { } latest && AlertContent.FromJson(latest.Content!).Values.TryGetValue("stage", out var stages) ? stages[0] : null;
        AlertKind kind = AlertKinds.OfStage(visit.Stage, told.Count > 0);
        AlertContent content = await ContentAsync(context, kind, before, article, visit, report, cancellationToken);
        bool written = await writer.AddAsync(
            context,
            new AlertDraft(kind, Key(visit, told), AlertSubject.Visit(visit.Id), content)
            {
                Address = article.Address,
                Actors = visit.Visitors,
                Sides = [visit.FromSide, visit.ToSide],
                Languages = [article.Language],
                Confidence = visit.Confidence,
                VisitId = visit.Id,
                ArticleId = article.Id,
            },
            now,
            cancellationToken);
        return written ? FunnelStep.AlertWritten : FunnelStep.VisitTold;
    }

    /// <summary>A stage is told once; one that comes back after the visit was called off or put off is told again for its new date.</summary>
    private static string Key(VisitRow visit, List<AlertRow> told)
    {
        string key = string.Create(CultureInfo.InvariantCulture, $"visit:{visit.Id}:{Stage(visit.Stage)}");
        bool calledOff = told.Count > 0 && Off.Any(stage => told[^1].Key.Contains(':' + Stage(stage), StringComparison.Ordinal));
        return calledOff && !Off.Contains(visit.Stage) && told.Exists(a => a.Key == key) ? $"{key}:{visit.Start ?? "again"}" : key;
    }

    private static readonly VisitStage[] Off = [VisitStage.Postponed, VisitStage.Cancelled, VisitStage.Denied];

    private async Task<AlertContent> ContentAsync(
        MonitorDbContext context, AlertKind kind, string? before, ArticleRow article, VisitRow visit, VisitReport report, CancellationToken cancellationToken)
    {
        var reports = await context.VisitReports.Where(r => r.VisitId == visit.Id && r.IsNew && r.ArticleId != article.Id)
            .OrderBy(r => r.Id).Select(r => new { r.Article!.SourceId, r.Article.SourceSide }).ToListAsync(cancellationToken);
        string[] sides = [.. reports.Select(r => r.SourceSide).Append(article.SourceSide).OfType<string>()];
        return AlertContent.Of(
            AlertKinds.Name(kind),
            ("who", visit.Visitors.Count > 0 ? visit.Visitors : ["nobody"]),
            AlertContent.One("from", visit.FromSide),
            AlertContent.One("to", visit.ToSide),
            AlertContent.One("stage", Stage(visit.Stage)),
            AlertContent.One("before", before == Stage(visit.Stage) ? null : before),
            AlertContent.One("place", visit.Place),
            AlertContent.One("dates", Dates(visit.Start, visit.End)),
            AlertContent.One("sentence", report.Sentence),
            AlertContent.One("article", article.Title),
            AlertContent.One("source", article.SourceId),
            AlertContent.One("published", article.Published ?? article.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("reporters", reports.Select(r => r.SourceId).Append(article.SourceId).Distinct(StringComparer.Ordinal)),
            ("told", watchlist.Sides.Where(sides.Contains)),
            ("silent", watchlist.Sides.Where(s => !sides.Contains(s))),
            AlertContent.One("confidence", visit.Confidence.ToString("0.####", CultureInfo.InvariantCulture)),
            ("reasons", report.Reasons));
    }

    /// <summary>ISO dates with a dash between them, open where one is not known; null = none is.</summary>
    internal static string? Dates(string? start, string? end) => (start, end) switch
    {
        (null, null) => null,
        (null, _) => "– " + end,
        (_, null) => start + " –",
        _ => start == end ? start : $"{start} – {end}",
    };

    private static string Stage(VisitStage stage) => stage.ToString().ToLowerInvariant();
}
