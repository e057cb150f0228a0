using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Dashboard.Parts;

/// <summary>One key over the steps that are shown.</summary>
/// <param name="Values">One per step.</param>
/// <param name="Shares">0 … 1 per step; null where nothing was collected.</param>
/// <param name="Average">Moving average per step, or null = none asked for.</param>
/// <param name="YearBefore">The value a year before per step, or null = none asked for.</param>
public sealed record TrendSeries(
    string Key, int Count, int? Before, IReadOnlyList<int> Values, IReadOnlyList<double?> Shares, IReadOnlyList<double?>? Average, IReadOnlyList<int?>? YearBefore)
{
    /// <summary>Index of the step with the highest value; the first of equals.</summary>
    public int Peak { get; } = Values.Count == 0 ? 0 : Values.Select((v, i) => (v, i)).MaxBy(x => (x.v, -x.i)).i;
}

/// <summary>A trend made ready to be drawn: steps without gaps, keys by number, and what was collected meanwhile.</summary>
/// <param name="Collected">What was collected, per step.</param>
/// <param name="Together">What the pairs were counted in: the filter itself, or the last quarter of its period.</param>
/// <param name="MoreKeys">Further keys are counted, but not drawn.</param>
public sealed record TrendBoard(IReadOnlyList<DateOnly> Steps, IReadOnlyList<TrendSeries> Series, IReadOnlyList<CoverageStep> Collected, IReadOnlyList<PairCount> Pairs, MentionFilter Together, bool MoreKeys)
{
    private const int MostPairs = 10;

    /// <summary>So few queries, whatever is shown: the keys, their counts, what was collected, the pairs; more where the filter names days.</summary>
    public static async Task<TrendBoard> LoadAsync(
        TrendRequest request, Watchlist watchlist, TrendQueries trends, PairQueries pairs, CoverageQueries coverage, DateOnly today, CancellationToken cancellationToken)
    {
        (TrendQuery query, MentionFilter filter) = (request.Query, request.Query.Filter);
        IReadOnlyList<TopKey> top = await trends.TopAsync(query.By, request.Unit, filter, request.Top + 1, cancellationToken);
        if (top.Count == 0)
            return new TrendBoard([], [], [], [], filter, false);
        string[] keys = [.. top.Take(request.Top).Select(t => t.Key)];
        DateOnly? from = filter.From is { } first ? Earlier(first, request) : null;
        IReadOnlyList<TrendPoint> points = await trends.CountAsync(query with { Keys = keys, Filter = filter with { From = from } }, cancellationToken);
        Dictionary<DateOnly, CoverageStep> known = (await coverage.StepsAsync(from, filter.To, query.Per, Sources(filter, watchlist), cancellationToken)).ToDictionary(c => c.Step);
        DateOnly start = filter.From ?? points.Min(p => p.Step), end = End(filter, points, today);
        DateOnly[] all = [.. TrendCalendar.Steps(from ?? start, end, query.Per)];
        DateOnly[] shown = [.. TrendCalendar.Steps(start, end, query.Per)];
        CoverageStep[] collected = [.. all.Select(s => known.GetValueOrDefault(s) ?? new CoverageStep(s, 0, 0, 0, 0))];
        Dictionary<string, TrendLine> lines = TrendLine.Of(points, all, request.Unit).ToDictionary(l => l.Key, StringComparer.Ordinal);
        MentionFilter together = PairQueries.Quick(filter, today);
        return new TrendBoard(
            shown,
            [.. top.Take(request.Top).Where(t => lines.ContainsKey(t.Key)).Select(t => Shown(t, lines[t.Key], all, shown.Length, collected, request))],
            [.. collected.TakeLast(shown.Length)],
            filter.Office is null ? await pairs.TopAsync(together, MostPairs, cancellationToken) : [],
            together,
            top.Count > request.Top);
    }

    /// <summary>Where a moving average or a year before needs what lies before the period.</summary>
    private static DateOnly Earlier(DateOnly first, TrendRequest request)
    {
        DateOnly early = TrendCalendar.FirstDay(first, request.Query.Per);
        for (int i = 1; i < request.Average && early > DateOnly.MinValue; i++)
            early = TrendCalendar.FirstDay(early.AddDays(-1), request.Query.Per);
        return request.YearBefore && TrendLine.YearBefore(TrendCalendar.FirstDay(first, request.Query.Per), request.Query.Per) is { } year && year < early ? year
            : request.Average > 1 ? early : first;
    }

    private static DateOnly End(MentionFilter filter, IReadOnlyList<TrendPoint> points, DateOnly today)
    {
        DateOnly last = points.Count == 0 ? today : points.Max(p => p.Step);
        DateOnly asked = filter.To is { } to && to < today ? to : today;
        return asked > last ? asked : last;
    }

    /// <summary>Where nothing could be collected nothing is known: neither a share nor a mean over such a step is told, nor that a year before there was none.</summary>
    private static TrendSeries Shown(TopKey top, TrendLine line, DateOnly[] all, int shown, CoverageStep[] collected, TrendRequest request)
    {
        int skip = all.Length - shown;
        bool[] known = [.. line.Values.Select((v, i) => v > 0 || collected[i].Known)];
        Dictionary<DateOnly, bool> knownSteps = all.Zip(known).ToDictionary(s => s.First, s => s.Second);
        bool KnownYearBefore(int i) => TrendLine.YearBefore(all[i], request.Query.Per) is { } before && knownSteps.GetValueOrDefault(before);
        return new TrendSeries(
            top.Key, top.Count, top.Before, [.. line.Values.Skip(skip)],
            [.. line.Values.Select((v, i) => collected[i].Collected > 0 ? (double)v / collected[i].Collected : (double?)null).Skip(skip)],
            request.Average > 1 ? [.. line.MovingAverage(request.Average).Select((m, i) => i + 1 >= request.Average && known.AsSpan(i + 1 - request.Average, request.Average).Contains(false) ? null : m).Skip(skip)] : null,
            request.YearBefore ? [.. line.YearBefore(all, request.Query.Per).Select((y, i) => KnownYearBefore(i) ? y : null).Skip(skip)] : null);
    }

    /// <summary>The sources that the filter means; null = all.</summary>
    private static string[]? Sources(MentionFilter filter, Watchlist watchlist) =>
        filter.Source is { } source ? [source]
        : filter.SourceSide is { } side ? [.. watchlist.Sources.Where(s => s.Side == side).Select(s => s.Id)]
        : null;
}
