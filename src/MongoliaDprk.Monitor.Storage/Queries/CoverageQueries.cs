using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>What counts could have found: read beside every trend, so that a chart can shade what nobody watched.</summary>
public sealed class CoverageQueries(MonitorDatabase database, Watchlist watchlist, TimeProvider time)
{
    /// <summary>A source that is not polled for so long is not polled any more.</summary>
    private const int EndedAfterDays = 7;

    /// <param name="sources">The sources that are meant; null = all.</param>
    /// <param name="from">First day; null = the first of which anything is known.</param>
    /// <param name="to">Last day, not after today; null = today.</param>
    public async Task<TrendCoverage> ReadAsync(DateOnly? from, DateOnly? to, TrendPer per, IReadOnlyCollection<string>? sources, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        DateOnly today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        IQueryable<CollectedDayRow> collected = context.CollectedDays.Where(c => c.Collected > 0);
        IQueryable<PollDayRow> polls = context.PollDays;
        if (sources is not null)
            (collected, polls) = (collected.Where(c => sources.Contains(c.SourceId)), polls.Where(p => sources.Contains(p.SourceId)));
        DateOnly? known = Earlier(await collected.MinAsync(c => (DateOnly?)c.Day, cancellationToken), await polls.MinAsync(p => (DateOnly?)p.Day, cancellationToken));
        DateOnly first = from ?? known ?? today, last = to < today ? to.Value : today;
        if (last < first)
            return new TrendCoverage([], [], await BreaksAsync(context, polls, first, to ?? today, today, sources, cancellationToken));

        var articles = await collected.Where(c => c.Day >= first && c.Day <= last).GroupBy(c => c.Day)
            .Select(g => new { g.Key, Sum = g.Sum(c => c.Collected) }).ToDictionaryAsync(g => g.Key, g => g.Sum, cancellationToken);
        HashSet<DateOnly> days = [.. articles.Keys, .. await polls.Where(p => p.Worked > p.Broken && p.Day >= first && p.Day <= last).Select(p => p.Day).Distinct().ToListAsync(cancellationToken)];
        CoverageSpan[] troubles = [.. CoverageSpans.OfTrouble(await TroublesAsync(context, polls, first, last, cancellationToken))];
        return new TrendCoverage(
            [.. TrendCalendar.Steps(first, last, per).Select(s => Step(s, per, first, last, articles, days))],
            [.. CoverageSpans.NotCollected(days, first, last).Concat(troubles).OrderBy(s => s.From).ThenBy(s => s.Source, StringComparer.Ordinal)],
            await BreaksAsync(context, polls, first, last, today, sources, cancellationToken));
    }

    private static CoverageStep Step(DateOnly step, TrendPer per, DateOnly first, DateOnly last, Dictionary<DateOnly, int> articles, HashSet<DateOnly> known)
    {
        DateOnly begin = step < first ? first : step, end = TrendCalendar.LastDay(step, per);
        DateOnly[] days = [.. Enumerable.Range(begin.DayNumber, (end > last ? last : end).DayNumber - begin.DayNumber + 1).Select(DateOnly.FromDayNumber)];
        return new CoverageStep(step, days.Sum(d => articles.GetValueOrDefault(d)), days.Length, days.Count(known.Contains));
    }

    private static async Task<List<SourceDay>> TroublesAsync(MonitorDbContext context, IQueryable<PollDayRow> polls, DateOnly first, DateOnly last, CancellationToken cancellationToken) =>
        await polls.Where(p => p.Day >= first && p.Day <= last && p.Worked <= p.Broken)
            .Select(p => new SourceDay(
                p.SourceId, p.Day, context.CollectedDays.Where(c => c.SourceId == p.SourceId && c.Day == p.Day).Select(c => c.Collected).FirstOrDefault(),
                p.Polls, p.Worked, p.Broken, p.Error)).ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<SeriesBreak>> BreaksAsync(
        MonitorDbContext context, IQueryable<PollDayRow> polls, DateOnly first, DateOnly last, DateOnly today, IReadOnlyCollection<string>? sources, CancellationToken cancellationToken)
    {
        List<SeriesBreak> breaks = [];
        foreach (var polled in await polls.GroupBy(p => p.SourceId).Select(g => new { g.Key, First = g.Min(p => p.Day), Last = g.Max(p => p.Day) }).ToListAsync(cancellationToken))
        {
            breaks.Add(new SeriesBreak(polled.First, BreakKind.PollingBegan, polled.Key, "polled from this day on"));
            if (polled.Last.DayNumber + EndedAfterDays < today.DayNumber)
                breaks.Add(new SeriesBreak(polled.Last.AddDays(1), BreakKind.PollingEnded, polled.Key, "not polled from this day on"));
        }

        foreach (ReanalysisRow run in await context.Reanalyses.Where(r => r.Articles > 0).ToListAsync(cancellationToken))
        {
            breaks.Add(new SeriesBreak(
                DateOnly.FromDateTime(run.StartedAt), BreakKind.CountedAnew, null, $"stored articles counted anew with analyzer {run.AnalyzerVersion} and watchlist {run.WatchlistVersion}"));
        }

        foreach (Source source in watchlist.Sources.Where(s => sources?.Contains(s.Id) ?? true))
            breaks.AddRange(source.Changes.Select(c => new SeriesBreak(c.Day, BreakKind.OutletChanged, source.Id, c.What)));
        return [.. breaks.Where(b => b.Day >= first && b.Day <= last).OrderBy(b => b.Day).ThenBy(b => b.Source, StringComparer.Ordinal).ThenBy(b => b.Kind)];
    }

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other ?? one : one;
}
