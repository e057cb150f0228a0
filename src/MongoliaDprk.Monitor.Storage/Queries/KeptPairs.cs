using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Trends;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>
/// Pairs from the kept numbers of whole months (<see cref="KeptCounts"/>) and, where the period begins or ends within one, from the articles of
/// those days: in two to four queries.
/// </summary>
internal static class KeptPairs
{
    /// <summary>The kept numbers tell: of all articles or the first of each story, of all actors or one, of at least one whole month.</summary>
    public static bool Answer(MentionFilter filter) =>
        filter with { From = null, To = null, FirstOnly = false, Actor = null } == new MentionFilter() && WholeMonths.Of(filter.From, filter.To) is not null;

    /// <inheritdoc cref="PairQueries.TopAsync"/>
    public static async Task<IReadOnlyList<PairCount>> TopAsync(MonitorDbContext context, MentionFilter filter, int most, CancellationToken cancellationToken)
    {
        WholeMonths whole = WholeMonths.Of(filter.From, filter.To)!;
        List<Sum> sums = await SumsAsync(context, filter, whole, cancellationToken);
        Sum[] top =
        [
            .. sums.OrderByDescending(s => s.Articles).ThenBy(s => Pair(s, filter).One, StringComparer.Ordinal).ThenBy(s => Pair(s, filter).Other, StringComparer.Ordinal).Take(most),
        ];
        if (top.Length == 0)
            return [];
        Dictionary<int, Span> spans = (await SpansAsync(context, top, filter, cancellationToken)).ToDictionary(s => s.Number);
        return [.. top.Select((s, i) => new PairCount(Pair(s, filter).One, Pair(s, filter).Other, s.Articles, spans[i].First, spans[i].Last))];
    }

    private static async Task<List<Sum>> SumsAsync(MonitorDbContext context, MentionFilter filter, WholeMonths whole, CancellationToken cancellationToken)
    {
        bool all = whole.Edges.Count == 0 && (filter.From is null || !await context.PairMonths.AnyAsync(p => p.Month < whole.First, cancellationToken))
            && (filter.To is null || !await context.PairMonths.AnyAsync(p => p.Month > whole.Last, cancellationToken));
        IQueryable<Sum> counted = all
            ? context.PairTotals.Select(p => new Sum { ActorId = p.ActorId, OtherId = p.OtherId, Articles = filter.FirstOnly ? p.FirstArticles : p.Articles })
            : context.PairMonths.Where(p => p.Month >= whole.First && p.Month <= whole.Last)
                .Select(p => new Sum { ActorId = p.ActorId, OtherId = p.OtherId, Articles = filter.FirstOnly ? p.FirstArticles : p.Articles })
                .GroupBy(p => new { p.ActorId, p.OtherId }).Select(g => new Sum { ActorId = g.Key.ActorId, OtherId = g.Key.OtherId, Articles = g.Sum(p => p.Articles) });
        if (filter.Actor is { } actor)
            counted = counted.Where(p => p.ActorId == actor || p.OtherId == actor);
        counted = counted.Where(p => p.Articles > 0);
        foreach ((DateOnly from, DateOnly to) in whole.Edges)
        {
            counted = counted.Concat(PairQueries.Named(context, filter with { From = from, To = to }).GroupBy(p => new { Actor = p.One.ActorId, Other = p.Other.ActorId })
                .Select(g => new Sum { ActorId = g.Key.Actor, OtherId = g.Key.Other, Articles = g.Count() }));
        }

        List<Sum> sums = await counted.ToListAsync(cancellationToken);
        return whole.Edges.Count == 0 ? sums
            : [.. sums.GroupBy(Ordered).Select(g => new Sum { ActorId = g.Key.One, OtherId = g.Key.Other, Articles = g.Sum(s => s.Articles) })];
    }

    private static (string One, string Other) Ordered(Sum sum) =>
        string.CompareOrdinal(sum.ActorId, sum.OtherId) < 0 ? (sum.ActorId, sum.OtherId) : (sum.OtherId, sum.ActorId);

    private static (string One, string Other) Pair(Sum sum, MentionFilter filter) => sum.OtherId == filter.Actor ? (sum.OtherId, sum.ActorId) : (sum.ActorId, sum.OtherId);

    /// <summary>First and last day of each pair: the kept months say where to look, and in the month after the last one there is none.</summary>
    private static Task<List<Span>> SpansAsync(MonitorDbContext context, Sum[] pairs, MentionFilter filter, CancellationToken cancellationToken)
    {
        (DateOnly from, DateOnly to) = (filter.From ?? DateOnly.MinValue, filter.To ?? DateOnly.MaxValue);
        string kept = filter.FirstOnly ? "first_articles" : "articles", first = filter.FirstOnly ? "JOIN article a ON a.id = m.article_id AND a.is_first" : "";
        string end = context is PostgresMonitorDbContext ? "s.last + 31" : "date(s.last, '+31 days')";
        string month = $"FROM pair_month p WHERE p.actor_id = k.one AND p.other_id = k.other AND p.month >= {{0}} AND p.month <= {{2}} AND p.{kept} > 0";
        string together = $"SELECT m.day FROM mention m JOIN mention o ON o.article_id = m.article_id AND o.actor_id = s.other {first} WHERE m.actor_id = s.one AND m.day";
        string values = string.Join(", ", pairs.Select((_, i) => $"({i}, {{{2 * i + 3}}}, {{{2 * i + 4}}})"));
        string sql = $$"""
            WITH pair(number, one, other) AS (VALUES {{values}}),
            span AS (SELECT k.*, (SELECT min(p.month) {{month}}) AS first, (SELECT max(p.month) {{month}}) AS last FROM pair k)
            SELECT s.number AS "Number", ({{together}} >= s.first AND m.day >= {1} ORDER BY m.day LIMIT 1) AS "First",
              ({{together}} <= {{end}} AND m.day <= {2} ORDER BY m.day DESC LIMIT 1) AS "Last"
            FROM span s
            """;
        return context.Database.SqlQueryRaw<Span>(
            sql, [TrendCalendar.FirstDay(from, TrendPer.Month), from, to, .. pairs.SelectMany(p => (object[])[p.ActorId, p.OtherId])]).ToListAsync(cancellationToken);
    }

    private sealed class Sum
    {
        public required string ActorId { get; init; }
        public required string OtherId { get; init; }
        public int Articles { get; init; }
    }

    private sealed record Span(int Number, DateOnly First, DateOnly Last);
}
