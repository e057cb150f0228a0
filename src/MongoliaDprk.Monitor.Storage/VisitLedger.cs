using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Merges what an article reports of visits into the ledger: one visit, one entry, one alert per stage.</summary>
internal sealed class VisitLedger(Watchlist watchlist)
{
    /// <summary>Days around an article in which its visit is looked for.</summary>
    private const int WindowDays = 400;

    private readonly VisitAlerts alerts = new(watchlist);
    private readonly HashSet<string> countries = [.. watchlist.Actors.Where(a => a.Kind == ActorKind.Country).Select(a => a.Name)];
    private readonly HashSet<string> actors = [.. watchlist.Actors.Select(a => a.Id)];

    /// <summary>Adds the article's reports; returns how many visits they opened.</summary>
    /// <param name="silent">History: enters the ledger, alerts nobody.</param>
    public async Task<int> ReportAsync(
        MonitorDbContext context, ArticleRow article, IReadOnlyList<VisitReport> reports, bool silent, DateTime now, CancellationToken cancellationToken)
    {
        if (reports.Count == 0)
            return 0;
        await LedgerLock.TakeAsync(context, cancellationToken);
        await LedgerSeeder.SeedAsync(context, watchlist, cancellationToken);
        List<VisitRow> candidates = await CandidatesAsync(context, article.Day, reports, cancellationToken);
        Dictionary<long, VisitReportRow> written = [];
        int opened = 0;
        foreach (VisitReport report in reports)
        {
            VisitRow? visit = Match(report, article.Day, candidates);
            VisitStage? before = visit?.Stage;
            if (visit is null && report.IsNew)
            {
                visit = context.Add(Open(report, article.Day)).Entity;
                await context.SaveChangesAsync(cancellationToken);
                candidates.Add(visit);
                opened++;
            }
            else if (visit is { Historical: false } && report.IsNew)
            {
                Merge(visit, report, article.Day);
            }

            Write(context, article, visit, report, written);
            if (visit is not null && visit.Stage != before && !silent)
                await alerts.AddAsync(context, article, visit, report, now, cancellationToken);
        }

        await context.SaveChangesAsync(cancellationToken);
        return opened;
    }

    public static LedgerVisit ToLedger(VisitRow v) =>
        new(v.Id, v.Visitors, v.FromSide, v.ToSide, v.Start, v.End, v.Stage, v.FirstReported, v.LastReported, v.Historical);

    /// <summary>The directions do not contradict each other.</summary>
    public static bool SamePair(VisitRow visit, VisitReport report) =>
        (visit.FromSide is null || report.From is null || visit.FromSide == report.From)
        && (visit.ToSide is null || report.To is null || visit.ToSide == report.To);

    private static Task<List<VisitRow>> CandidatesAsync(MonitorDbContext context, DateOnly day, IReadOnlyList<VisitReport> reports, CancellationToken cancellationToken)
    {
        DateOnly[] days = [day, .. reports.Select(r => IsoDay.First(r.Start)).OfType<DateOnly>()];
        DateOnly from = Shift(days.Min(), -WindowDays), to = Shift(days.Max(), WindowDays);
        return context.Visits.Where(v => v.Historical || v.LastReported >= from && v.FirstReported <= to).OrderBy(v => v.Id).ToListAsync(cancellationToken);
    }

    /// <summary>A year that a text only claims may lie at the end of the calendar.</summary>
    private static DateOnly Shift(DateOnly day, int days) =>
        DateOnly.FromDayNumber(Math.Clamp(day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    /// <summary>
    /// The entry the report belongs to. News of days on which the watchlist knows a visit (an archive, or a visit that an analyst has
    /// already written down) is of that visit and opens no second entry.
    /// </summary>
    private static VisitRow? Match(VisitReport report, DateOnly day, List<VisitRow> candidates)
    {
        LedgerVisit[] ledger = [.. candidates.Where(v => SamePair(v, report)).Select(ToLedger)];
        LedgerVisit? match = VisitMerger.Match(report, day, ledger);
        if (match is null && report.IsNew)
        {
            string start = report.Start ?? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            match = VisitMerger.Match(report with { IsNew = false, Start = start }, day, [.. ledger.Where(v => v.Historical)]);
        }

        return match is null ? null : candidates.Single(v => v.Id == match.Id);
    }

    private static VisitRow Open(VisitReport report, DateOnly day) => new()
    {
        Visitors = [.. report.Visitors.Select(StoredText.Clean)],
        FromSide = report.From,
        ToSide = report.To,
        Place = StoredText.CleanOrNull(report.Place),
        Start = report.Start,
        End = report.End,
        Stage = report.Stage,
        FirstReported = day,
        LastReported = day,
        Confidence = report.Confidence,
    };

    private void Merge(VisitRow visit, VisitReport report, DateOnly day)
    {
        bool moved = visit.Stage == VisitStage.Postponed || report.Stage == VisitStage.Postponed;
        visit.Stage = VisitMerger.NextStage(ToLedger(visit), report, day);
        string[] all = [.. visit.Visitors.Union(report.Visitors.Select(StoredText.Clean), StringComparer.Ordinal)];
        // words stand in for a visitor only as long as no article names one that the watchlist knows
        visit.Visitors = all.Any(actors.Contains) ? [.. all.Where(actors.Contains)] : [.. all];
        visit.FromSide ??= report.From;
        visit.ToSide ??= report.To;
        if (visit.Place is null || (report.Place is not null && countries.Contains(visit.Place)))
            visit.Place = StoredText.CleanOrNull(report.Place);
        // reports come in any order: what they say together must not depend on it
        visit.Start = moved ? report.Start ?? visit.Start : IsoDay.Earlier(visit.Start, report.Start);
        visit.End = moved ? report.End ?? visit.End : IsoDay.Later(visit.End, report.End);
        visit.FirstReported = day < visit.FirstReported ? day : visit.FirstReported;
        visit.LastReported = day > visit.LastReported ? day : visit.LastReported;
        visit.Confidence = Math.Max(visit.Confidence, report.Confidence);
    }

    /// <summary>One row per visit and article: of several sentences the best stays, news before background.</summary>
    private static void Write(MonitorDbContext context, ArticleRow article, VisitRow? visit, VisitReport report, Dictionary<long, VisitReportRow> written)
    {
        if (visit is not null && written.TryGetValue(visit.Id, out VisitReportRow? row))
        {
            if ((row.IsNew, row.Confidence).CompareTo((report.IsNew, report.Confidence)) >= 0)
                return;
        }
        else
        {
            row = context.Add(new VisitReportRow { VisitId = visit?.Id, ArticleId = article.Id, Day = article.Day, Sentence = "" }).Entity;
            if (visit is not null)
                written[visit.Id] = row;
        }

        row.Stage = report.Stage;
        row.IsNew = report.IsNew;
        row.Sentence = StoredText.Clean(report.Sentence);
        row.Confidence = report.Confidence;
        row.Reasons = [.. report.Reasons.Select(StoredText.Clean)];
    }
}
