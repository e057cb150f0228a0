using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>
/// What of a count the kept numbers answer (<see cref="KeptCounts"/>): all articles, or the first of each story, and one key; whole
/// months of one language or of the outlets of one side, too. Everything else is counted from the mentions.
/// </summary>
/// <param name="Key">The only key that is counted; null = all.</param>
internal sealed record KeptTrend(TrendBy By, MentionFilter Filter, string? Key)
{
    private bool ByDay => Filter.SourceSide is null && Filter.Language is null;

    /// <summary>Null = only the mentions tell.</summary>
    public static KeptTrend? Of(TrendBy by, MentionFilter filter)
    {
        MentionFilter rest = filter with { From = null, To = null, FirstOnly = false, SourceSide = null, Language = null };
        (string? key, rest) = by switch
        {
            TrendBy.Actor => (rest.Actor, rest with { Actor = null }),
            TrendBy.Source => (rest.Source, rest with { Source = null }),
            TrendBy.Country => (rest.Country, rest with { Country = null }),
            TrendBy.Office => (rest.Office, rest with { Office = null }),
            TrendBy.Salience => (rest.Salience?.ToString().ToLowerInvariant(), rest with { Salience = null }),
            _ => (null, rest),
        };
        return rest == new MentionFilter() && SearchWords.Of(filter.Text).Length == 0 ? new KeptTrend(by, filter, key) : null;
    }

    /// <summary>The numbers, one per key and step or part of one; null = only the mentions tell.</summary>
    /// <param name="per">Null = one sum per key.</param>
    /// <param name="facts">Counts the mentions of a few days.</param>
    public async Task<IEnumerable<StepCount>?> ReadAsync(
        MonitorDbContext context, TrendPer? per, IReadOnlyList<string>? keys, Func<MentionFilter, Task<IEnumerable<StepCount>>> facts, CancellationToken cancellationToken)
    {
        if (per is TrendPer.Day or TrendPer.Week)
            return ByDay ? await StepCount.SumAsync(StepCount.Of(Days(context, Filter.From, Filter.To, keys), Filter.FirstOnly), per, cancellationToken) : null;

        // whole months of the kept numbers, and the days before and after them
        DateOnly? first = Filter.From is { } from ? from.Day == 1 ? from : FirstOfNext(from) : DateOnly.MinValue;
        DateOnly? end = Filter.To is { } to ? to == TrendCalendar.LastDay(new(to.Year, to.Month, 1), TrendPer.Month) ? to : LastOfBefore(to) : DateOnly.MaxValue;
        if (first is null || end is null || first >= end)
            return ByDay ? await StepCount.SumAsync(StepCount.Of(Days(context, Filter.From, Filter.To, keys), Filter.FirstOnly), per, cancellationToken) : null;
        List<StepCount> counts = [.. await StepCount.SumAsync(StepCount.Of(Months(context, first.Value, end.Value, keys), Filter.FirstOnly), per, cancellationToken)];
        if (Filter.From < first)
            counts.AddRange(await EdgeAsync(context, per, keys, Filter.From, first.Value.AddDays(-1), facts, cancellationToken));
        if (Filter.To > end)
            counts.AddRange(await EdgeAsync(context, per, keys, end.Value.AddDays(1), Filter.To, facts, cancellationToken));
        return counts;
    }

    private async Task<IEnumerable<StepCount>> EdgeAsync(
        MonitorDbContext context, TrendPer? per, IReadOnlyList<string>? keys, DateOnly? from, DateOnly? to, Func<MentionFilter, Task<IEnumerable<StepCount>>> facts,
        CancellationToken cancellationToken) => ByDay
        ? await StepCount.SumAsync(StepCount.Of(Days(context, from, to, keys), Filter.FirstOnly), per, cancellationToken)
        : await facts(Filter with { From = from, To = to });

    internal IQueryable<DayCountRow> Days(MonitorDbContext context, DateOnly? from, DateOnly? to, IReadOnlyList<string>? keys)
    {
        IQueryable<DayCountRow> rows = context.DayCounts.Where(c => c.Split == By);
        if (from is { } first)
            rows = rows.Where(c => c.Day >= first);
        if (to is { } last)
            rows = rows.Where(c => c.Day <= last);
        if (Key is { } key)
            rows = rows.Where(c => c.Key == key);
        return keys is null ? rows : rows.Where(c => keys.Contains(c.Key));
    }

    private IQueryable<MonthCountRow> Months(MonitorDbContext context, DateOnly first, DateOnly last, IReadOnlyList<string>? keys)
    {
        IQueryable<MonthCountRow> rows = context.MonthCounts.Where(c => c.Split == By);
        if (first > DateOnly.MinValue)
            rows = rows.Where(c => c.Month >= first);
        if (last < DateOnly.MaxValue)
            rows = rows.Where(c => c.Month <= last);
        if (Key is { } key)
            rows = rows.Where(c => c.Key == key);
        if (Filter.SourceSide is { } side)
            rows = rows.Where(c => c.SourceSide == side);
        if (Filter.Language is { } language)
            rows = rows.Where(c => c.Language == language);
        return keys is null ? rows : rows.Where(c => keys.Contains(c.Key));
    }

    private static DateOnly? FirstOfNext(DateOnly day) => TrendCalendar.Next(new DateOnly(day.Year, day.Month, 1), TrendPer.Month);

    private static DateOnly? LastOfBefore(DateOnly day) => day is { Year: 1, Month: 1 } ? null : new DateOnly(day.Year, day.Month, 1).AddDays(-1);
}
