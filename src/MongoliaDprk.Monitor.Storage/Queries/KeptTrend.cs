using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>
/// What of a count the kept numbers answer (<see cref="KeptCounts"/>): all articles, or the first of each story, and one key; whole
/// months of one language or of the outlets of one side, too, of one source, and of the sources of one key. Everything else is counted
/// from the mentions.
/// </summary>
/// <param name="Key">The only key that is counted; null = all.</param>
/// <param name="Outlets">Split of the numbers that are kept by source; null = others answer.</param>
internal sealed record KeptTrend(TrendBy By, MentionFilter Filter, string? Key, TrendBy? Outlets)
{
    /// <summary>Days are kept, not only months.</summary>
    public bool ByDay => Filter.SourceSide is null && Filter.Language is null && Outlets is null;

    /// <summary>Null = only the mentions tell.</summary>
    public static KeptTrend? Of(TrendBy by, MentionFilter filter)
    {
        // no outlet has the side under which the sums are kept
        if (SearchWords.Of(filter.Text).Length > 0 || filter.SourceSide == TrendKeys.All)
            return null;
        MentionFilter all = filter with { From = null, To = null, FirstOnly = false, SourceSide = null, Language = null };
        // with a topic asked for, a count by topics has the other topics of its articles too
        (string? key, MentionFilter rest) = by == TrendBy.Topic ? (null, all) : OwnKey(by, all);
        if (rest == new MentionFilter())
            return new KeptTrend(by, filter, key, null);
        if (filter.SourceSide is not null || filter.Language is not null)
            return null;
        if (by != TrendBy.Source)
            return rest with { Source = null } == new MentionFilter() && CountSql.OutletSplits.Contains(by) ? new KeptTrend(by, filter, key, by) : null;
        // an office is left out: its hits and headlines are its own, those of its sources are its holder's
        foreach (TrendBy split in CountSql.OutletSplits.Where(s => s != TrendBy.Office))
        {
            if (OwnKey(split, rest) is ({ } of, { } others) && others == new MentionFilter())
                return new KeptTrend(by, filter, of, split);
        }

        return null;
    }

    /// <summary>The numbers, one per key and step or part of one; null = only the mentions tell.</summary>
    /// <param name="per">Null = one sum per key.</param>
    /// <param name="facts">Counts the mentions of a few days.</param>
    public async Task<IEnumerable<StepCount>?> ReadAsync(
        MonitorDbContext context, TrendPer? per, IReadOnlyList<string>? keys, Func<MentionFilter, Task<IEnumerable<StepCount>>> facts, CancellationToken cancellationToken)
    {
        if (per is TrendPer.Day or TrendPer.Week)
            return ByDay ? await StepCount.SumAsync(StepCount.Of(Days(context, Filter.From, Filter.To, keys), Filter.FirstOnly), per, cancellationToken) : null;

        // the kept numbers of whole months, and the days before and after them
        if (WholeMonths.Of(Filter.From, Filter.To) is not { } whole)
            return ByDay ? await StepCount.SumAsync(StepCount.Of(Days(context, Filter.From, Filter.To, keys), Filter.FirstOnly), per, cancellationToken) : null;
        IQueryable<StepCount> months = Months(context, whole.First, whole.Last, keys);
        if (ByDay && (per != TrendPer.Month || whole.Edges.Count > 0))
        {
            return await StepCount.SumAsync(
                whole.Edges.Aggregate(months, (all, edge) => all.Concat(StepCount.Of(Days(context, edge.From, edge.To, keys), Filter.FirstOnly))), per, cancellationToken);
        }

        // rows of months are the steps already, but for those of one side's languages
        List<StepCount> counts = per == TrendPer.Month && (ByDay || Outlets is not null || Filter.Language is not null)
            ? await months.ToListAsync(cancellationToken)
            : [.. await StepCount.SumAsync(months, per, cancellationToken)];
        foreach ((DateOnly start, DateOnly stop) in whole.Edges)
            counts.AddRange(await facts(Filter with { From = start, To = stop }));
        return counts;
    }

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

    /// <summary>All totals of the key or keys, whatever the filter's days.</summary>
    internal IQueryable<MonthTotalRow> Totals(MonitorDbContext context, IReadOnlyList<string>? keys)
    {
        IQueryable<MonthTotalRow> rows = context.MonthTotals.Where(c => c.Split == By);
        if (Key is { } key)
            rows = rows.Where(c => c.Key == key);
        return keys is null ? rows : rows.Where(c => keys.Contains(c.Key));
    }

    /// <summary>A bound that bounds nothing is left out: SQLite would read the months by it, not the key.</summary>
    private IQueryable<StepCount> Months(MonitorDbContext context, DateOnly first, DateOnly last, IReadOnlyList<string>? keys)
    {
        IQueryable<StepCount> months = Months(context, keys);
        if (first > DateOnly.MinValue)
            months = months.Where(m => m.Day >= first);
        return last < DateOnly.MaxValue ? months.Where(m => m.Day <= last) : months;
    }

    private IQueryable<StepCount> Months(MonitorDbContext context, IReadOnlyList<string>? keys)
    {
        if (Outlets is { } split)
            return StepCount.Of(OfOutlets(context, split, keys), By == TrendBy.Source, Filter.FirstOnly);
        if (ByDay)
            return StepCount.Of(Totals(context, keys), Filter.FirstOnly);
        string side = Filter.SourceSide ?? TrendKeys.All;
        IQueryable<MonthCountRow> rows = context.MonthCounts.Where(c => c.Split == By && c.SourceSide == side);
        if (Key is { } key)
            rows = rows.Where(c => c.Key == key);
        if (Filter.Language is { } language)
            rows = rows.Where(c => c.Language == language);
        return StepCount.Of(keys is null ? rows : rows.Where(c => keys.Contains(c.Key)), Filter.FirstOnly);
    }

    private IQueryable<OutletMonthRow> OfOutlets(MonitorDbContext context, TrendBy split, IReadOnlyList<string>? keys)
    {
        IQueryable<OutletMonthRow> rows = context.OutletMonths.Where(c => c.Split == split);
        if (Key is { } key)
            rows = rows.Where(c => c.Key == key);
        if (Filter.Source is { } source)
            rows = rows.Where(c => c.SourceId == source);
        return keys is null ? rows : By == TrendBy.Source ? rows.Where(c => keys.Contains(c.SourceId)) : rows.Where(c => keys.Contains(c.Key));
    }

    /// <summary>The key that a filter names for a split, and the filter without it.</summary>
    private static (string? Key, MentionFilter Others) OwnKey(TrendBy by, MentionFilter filter) => by switch
    {
        TrendBy.Actor => (filter.Actor, filter with { Actor = null }),
        TrendBy.Source => (filter.Source, filter with { Source = null }),
        TrendBy.Country => (filter.Country, filter with { Country = null }),
        TrendBy.Office => (filter.Office, filter with { Office = null }),
        TrendBy.Topic => (filter.Topic, filter with { Topic = null }),
        TrendBy.Salience => (filter.Salience?.ToString().ToLowerInvariant(), filter with { Salience = null }),
        _ => (null, filter),
    };
}
