using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Trends;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>
/// Counts over time. An article has one day, so steps are disjoint sums of days; the database adds them up by numbers of steps
/// (<see cref="StepCount"/>), so that no two have to agree on when a week begins. The list behind every number: <see cref="CountQueries"/>.
/// </summary>
public sealed class TrendQueries(MonitorDatabase database)
{
    /// <summary>Points ordered by step, then by key; steps without any article are absent.</summary>
    public async Task<IReadOnlyList<TrendPoint>> CountAsync(TrendQuery query, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        IEnumerable<StepCount> counts = await StepsAsync(context, query.By, query.Per, query.Filter, query.Keys, cancellationToken);
        return Points(counts, query.Per);
    }

    /// <summary>Added up by step and key and put in order. The keys are few and the steps many, so keys are compared once and then by their rank.</summary>
    private static TrendPoint[] Points(IEnumerable<StepCount> counts, TrendPer per)
    {
        StepCount[] all = [.. counts];
        Dictionary<string, int> ranks = all.Select(c => c.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select((key, i) => (key, i)).ToDictionary(k => k.key, k => k.i, StringComparer.Ordinal);
        long[] places = [.. all.Select(c => ((long)TrendCalendar.FirstDay(c.Day, per).DayNumber << 32) + ranks[c.Key])];
        Array.Sort(places, all);
        List<TrendPoint> points = new(all.Length);
        for (int i = 0; i < all.Length; i++)
        {
            TrendPoint point = new(DateOnly.FromDayNumber((int)(places[i] >> 32)), all[i].Key, all[i].Articles, all[i].Headlines, all[i].Mentions, all[i].Hits);
            if (i > 0 && places[i] == places[i - 1])
                points[^1] = Sum(points[^1], point);
            else
                points.Add(point);
        }

        return [.. points];
    }

    private static TrendPoint Sum(TrendPoint one, TrendPoint other) => one with
    {
        Articles = one.Articles + other.Articles,
        Headlines = one.Headlines + other.Headlines,
        Mentions = one.Mentions + other.Mentions,
        Hits = one.Hits + other.Hits,
    };

    /// <summary>The keys counted most in the filter's period, with how often they were counted in the period of the same length before it.</summary>
    /// <param name="most">Keys at the most; those counted equally often come in ordinal order.</param>
    public async Task<IReadOnlyList<TopKey>> TopAsync(TrendBy by, CountUnit unit, MentionFilter filter, int most, CancellationToken cancellationToken)
    {
        TopKey[] top =
        [
            .. (await SumsAsync(by, unit, filter, null, cancellationToken)).Where(s => s.Value > 0)
                .OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Take(most).Select(s => new TopKey(s.Key, s.Value, null)),
        ];
        if (top.Length == 0 || PeriodBefore.Of(filter) is not { } earlier)
            return top;
        Dictionary<string, int> before = await SumsAsync(by, unit, earlier, [.. top.Select(t => t.Key)], cancellationToken);
        return [.. top.Select(t => t with { Before = before.GetValueOrDefault(t.Key) })];
    }

    /// <summary>Counts beside what was collected, ordered by step, then by key; steps without any article for a key are absent.</summary>
    /// <param name="sources">The sources that the filter means; null = all. See <see cref="SharePoint"/>.</param>
    public async Task<IReadOnlyList<SharePoint>> ShareAsync(TrendQuery query, IReadOnlyCollection<string>? sources, CancellationToken cancellationToken)
    {
        IReadOnlyList<TrendPoint> points = await CountAsync(query, cancellationToken);
        bool bySource = query.By == TrendBy.Source;
        IReadOnlyDictionary<(DateOnly, string), int> collected = await CollectedAsync(query, sources, bySource, cancellationToken);
        return [.. points.Select(p => new SharePoint(p.Step, p.Key, p.Articles, collected.GetValueOrDefault((p.Step, bySource ? p.Key : ""))))];
    }

    /// <summary>Articles collected per step, relevant or not.</summary>
    /// <param name="bySource">Keys are source ids; false = one key, the empty one.</param>
    private async Task<IReadOnlyDictionary<(DateOnly Step, string Key), int>> CollectedAsync(
        TrendQuery query, IReadOnlyCollection<string>? sources, bool bySource, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        DateOnly first = query.Filter.From ?? DateOnly.MinValue, last = query.Filter.To ?? DateOnly.MaxValue;
        bool whole = first.Day == 1 && (last == DateOnly.MaxValue || last.AddDays(1).Day == 1);
        var counts = query.Per >= TrendPer.Month && whole
            ? context.CollectedMonths.Where(c => c.Month >= first && c.Month <= last).Select(c => new { c.SourceId, Day = c.Month, c.Collected })
            : context.CollectedDays.Where(c => c.Day >= first && c.Day <= last).Select(c => new { c.SourceId, c.Day, c.Collected });
        if (sources is not null)
            counts = counts.Where(c => sources.Contains(c.SourceId));
        IQueryable<StepCount> steps = counts.Select(c => new StepCount { Day = c.Day, Key = bySource ? c.SourceId : "", Articles = c.Collected, Headlines = 0, Mentions = 0, Hits = 0 });
        return (await StepCount.SumAsync(steps, query.Per, cancellationToken)).ToDictionary(c => (c.Day, c.Key), c => c.Articles);
    }

    private async Task<Dictionary<string, int>> SumsAsync(
        TrendBy by, CountUnit unit, MentionFilter filter, IReadOnlyList<string>? keys, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        IEnumerable<StepCount> counts = await StepsAsync(context, by, null, filter, keys, cancellationToken);
        return counts.GroupBy(c => c.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Sum(c => new TrendPoint(c.Day, c.Key, c.Articles, c.Headlines, c.Mentions, c.Hits).In(unit)), StringComparer.Ordinal);
    }

    /// <summary>From the kept numbers where they tell, else from the mentions.</summary>
    /// <param name="per">Null = no steps are told apart.</param>
    internal static async Task<IEnumerable<StepCount>> StepsAsync(
        MonitorDbContext context, TrendBy by, TrendPer? per, MentionFilter filter, IReadOnlyList<string>? keys, CancellationToken cancellationToken)
    {
        Task<IEnumerable<StepCount>> FactsAsync(MentionFilter part) => StepCount.SumAsync(PerDay(context, by, part, keys), per, cancellationToken);
        return KeptTrend.Of(by, filter) is { } kept && await kept.ReadAsync(context, per, keys, FactsAsync, cancellationToken) is { } counts
            ? counts
            : await FactsAsync(filter);
    }

    /// <summary>Counted from the mentions.</summary>
    internal static IQueryable<StepCount> PerDay(MonitorDbContext context, TrendBy by, MentionFilter filter, IReadOnlyList<string>? keys = null)
    {
        IQueryable<KeyedMention> keyed = KeyedMentions.Of(context, by, filter);
        if (keys is not null)
            keyed = keyed.Where(k => keys.Contains(k.Key));
        return by == TrendBy.Actor || filter.Actor is not null
            // one actor is mentioned once in an article, so that nothing has to be made distinct
            ? keyed.GroupBy(k => new { k.Day, k.Key }).Select(g => new StepCount
            {
                Day = g.Key.Day,
                Key = g.Key.Key,
                Articles = g.Count(),
                Headlines = g.Count(k => k.Headline),
                Mentions = g.Count(),
                Hits = g.Sum(k => k.Hits),
            })
            : keyed.GroupBy(k => new { k.Day, k.Key }).Select(g => new StepCount
            {
                Day = g.Key.Day,
                Key = g.Key.Key,
                Articles = g.Select(k => k.ArticleId).Distinct().Count(),
                Headlines = g.Where(k => k.Headline).Select(k => k.ArticleId).Distinct().Count(),
                Mentions = g.Count(),
                Hits = g.Sum(k => k.Hits),
            });
    }
}
