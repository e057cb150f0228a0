using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Trends;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>Pairs of whole months from the kept numbers, in two to four queries: see <see cref="KeptCounts"/>.</summary>
internal static class KeptPairs
{
    /// <summary>The kept numbers tell: of all articles or the first of each story, of all actors or one, in whole months.</summary>
    public static bool Answer(MentionFilter filter) =>
        filter with { From = null, To = null, FirstOnly = false, Actor = null } == new MentionFilter()
        && (filter.From is null or { Day: 1 }) && (filter.To is not { } to || to == DateOnly.MaxValue || to.AddDays(1).Day == 1);

    /// <inheritdoc cref="PairQueries.TopAsync"/>
    public static async Task<IReadOnlyList<PairCount>> TopAsync(MonitorDbContext context, MentionFilter filter, int most, CancellationToken cancellationToken)
    {
        (DateOnly from, DateOnly to) = (filter.From ?? DateOnly.MinValue, filter.To ?? DateOnly.MaxValue);
        bool all = (filter.From is null || !await context.PairMonths.AnyAsync(p => p.Month < from, cancellationToken))
            && (filter.To is null || !await context.PairMonths.AnyAsync(p => p.Month > to, cancellationToken));
        IQueryable<Sum> counted = all
            ? context.PairTotals.Select(p => new Sum { ActorId = p.ActorId, OtherId = p.OtherId, Articles = filter.FirstOnly ? p.FirstArticles : p.Articles })
            : context.PairMonths.Where(p => p.Month >= from && p.Month <= to)
                .Select(p => new Sum { ActorId = p.ActorId, OtherId = p.OtherId, Articles = filter.FirstOnly ? p.FirstArticles : p.Articles })
                .GroupBy(p => new { p.ActorId, p.OtherId }).Select(g => new Sum { ActorId = g.Key.ActorId, OtherId = g.Key.OtherId, Articles = g.Sum(p => p.Articles) });
        if (filter.Actor is { } actor)
            counted = counted.Where(p => p.ActorId == actor || p.OtherId == actor);
        Sum[] top =
        [
            .. (await counted.Where(p => p.Articles > 0).ToListAsync(cancellationToken))
                .OrderByDescending(s => s.Articles).ThenBy(s => Pair(s, filter).One, StringComparer.Ordinal).ThenBy(s => Pair(s, filter).Other, StringComparer.Ordinal).Take(most),
        ];
        if (top.Length == 0)
            return [];
        Dictionary<int, Span> spans = (await SpansAsync(context, top, from, to, filter.FirstOnly, cancellationToken)).ToDictionary(s => s.Number);
        return [.. top.Select((s, i) => new PairCount(Pair(s, filter).One, Pair(s, filter).Other, s.Articles, spans[i].First, spans[i].Last))];
    }

    private static (string One, string Other) Pair(Sum sum, MentionFilter filter) => sum.OtherId == filter.Actor ? (sum.OtherId, sum.ActorId) : (sum.ActorId, sum.OtherId);

    /// <summary>First and last day of each pair: the kept months say where to look, and in the month after the last one there is none.</summary>
    private static Task<List<Span>> SpansAsync(MonitorDbContext context, Sum[] pairs, DateOnly from, DateOnly to, bool firstOnly, CancellationToken cancellationToken)
    {
        string kept = firstOnly ? "first_articles" : "articles", first = firstOnly ? "JOIN article a ON a.id = m.article_id AND a.is_first" : "";
        string end = context is PostgresMonitorDbContext ? "s.last + 31 AND m.day <= {1}" : "date(s.last, '+31 days') AND m.day <= {1}";
        string month = $"FROM pair_month p WHERE p.actor_id = k.one AND p.other_id = k.other AND p.month >= {{0}} AND p.month <= {{1}} AND p.{kept} > 0";
        string together = $"SELECT m.day FROM mention m JOIN mention o ON o.article_id = m.article_id AND o.actor_id = s.other {first} WHERE m.actor_id = s.one AND m.day";
        string values = string.Join(", ", pairs.Select((_, i) => $"({i}, {{{2 * i + 2}}}, {{{2 * i + 3}}})"));
        string sql = $"""
            WITH pair(number, one, other) AS (VALUES {values}),
            span AS (SELECT k.*, (SELECT min(p.month) {month}) AS first, (SELECT max(p.month) {month}) AS last FROM pair k)
            SELECT s.number AS "Number", ({together} >= s.first ORDER BY m.day LIMIT 1) AS "First",
              ({together} <= {end} ORDER BY m.day DESC LIMIT 1) AS "Last"
            FROM span s
            """;
        return context.Database.SqlQueryRaw<Span>(sql, [from, to, .. pairs.SelectMany(p => (object[])[p.ActorId, p.OtherId])]).ToListAsync(cancellationToken);
    }

    private sealed class Sum
    {
        public required string ActorId { get; init; }
        public required string OtherId { get; init; }
        public int Articles { get; init; }
    }

    private sealed record Span(int Number, DateOnly First, DateOnly Last);
}
