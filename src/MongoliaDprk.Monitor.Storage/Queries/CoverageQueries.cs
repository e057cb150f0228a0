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
        KnownDays known = await KnownDays.ReadAsync(context, from, Last(to), sources, cancellationToken);
        IQueryable<PollDayRow> polls = KnownDays.Polls(context, sources);
        // the first of which anything is known, be it that a poll failed
        DateOnly first = from ?? Earlier(known.First, await polls.MinAsync(p => (DateOnly?)p.Day, cancellationToken)) ?? Today, last = Last(to);
        if (last < first)
            return new TrendCoverage([], [], await BreaksAsync(context, polls, first, to ?? Today, sources, cancellationToken));
        CoverageSpan[] troubles = [.. CoverageSpans.OfTrouble(await TroublesAsync(context, polls, first, last, cancellationToken))];
        return new TrendCoverage(
            known.Steps(first, last, per),
            [.. CoverageSpans.NotCollected(known.Days, first, last).Concat(troubles).OrderBy(s => s.From).ThenBy(s => s.Source, StringComparer.Ordinal)],
            await BreaksAsync(context, polls, first, last, sources, cancellationToken));
    }

    /// <summary>Only the steps, in two queries: what a chart is shaded by. Empty where nothing is known.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public async Task<IReadOnlyList<CoverageStep>> StepsAsync(DateOnly? from, DateOnly? to, TrendPer per, IReadOnlyCollection<string>? sources, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        KnownDays known = await KnownDays.ReadAsync(context, from, to ?? DateOnly.MaxValue, sources, cancellationToken);
        // east of here articles count for tomorrow already
        DateOnly last = known.Last > Today ? known.Last.Value : Last(to);
        return (from ?? known.First) is { } first && first <= last ? known.Steps(first, last, per) : [];
    }

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private DateOnly Last(DateOnly? to) => to < Today ? to.Value : Today;

    private static async Task<List<SourceDay>> TroublesAsync(MonitorDbContext context, IQueryable<PollDayRow> polls, DateOnly first, DateOnly last, CancellationToken cancellationToken) =>
        await polls.Where(p => p.Day >= first && p.Day <= last && p.Worked <= p.Broken)
            .Select(p => new SourceDay(
                p.SourceId, p.Day, context.CollectedDays.Where(c => c.SourceId == p.SourceId && c.Day == p.Day).Select(c => c.Collected).FirstOrDefault(),
                p.Polls, p.Worked, p.Broken, p.Error)).ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<SeriesBreak>> BreaksAsync(
        MonitorDbContext context, IQueryable<PollDayRow> polls, DateOnly first, DateOnly last, IReadOnlyCollection<string>? sources, CancellationToken cancellationToken)
    {
        List<SeriesBreak> breaks = [];
        foreach (var polled in await polls.GroupBy(p => p.SourceId).Select(g => new { g.Key, First = g.Min(p => p.Day), Last = g.Max(p => p.Day) }).ToListAsync(cancellationToken))
        {
            breaks.Add(new SeriesBreak(polled.First, BreakKind.PollingBegan, polled.Key, "polled from this day on"));
            if (polled.Last.DayNumber + EndedAfterDays < Today.DayNumber)
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
