using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>
/// Who is named together with whom. What the filter says of articles holds for the article, its salience for both mentions; an actor, a
/// country or an office needs only one of the two.
/// </summary>
public sealed class PairQueries(MonitorDatabase database)
{
    /// <summary>
    /// The filter whose pairs are found at once: itself where the kept numbers tell, else no more than the last quarter of its period, as
    /// other pairs are counted by looking at all their articles.
    /// </summary>
    /// <param name="today">The last day of a period without end.</param>
    public static MentionFilter Quick(MentionFilter filter, DateOnly today) =>
        KeptPairs.Answer(filter) || filter.From > QuarterBefore(filter.To ?? today) ? filter : filter with { From = QuarterBefore(filter.To ?? today) };

    /// <summary>The pairs named together most, then in ordinal order.</summary>
    /// <param name="most">Pairs at the most.</param>
    public async Task<IReadOnlyList<PairCount>> TopAsync(MentionFilter filter, int most, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        if (KeptPairs.Answer(filter))
            return await KeptPairs.TopAsync(context, filter, most, cancellationToken);
        List<PairCount> pairs = await Pairs(context, filter).ToListAsync(cancellationToken);
        return
        [
            .. pairs.GroupBy(p => Ordered(p, filter.Actor))
                .Select(g => new PairCount(g.Key.Actor, g.Key.Other, g.Sum(p => p.Articles), g.Min(p => p.First), g.Max(p => p.Last)))
                .OrderByDescending(p => p.Articles).ThenBy(p => p.Actor, StringComparer.Ordinal).ThenBy(p => p.Other, StringComparer.Ordinal).Take(most),
        ];
    }

    /// <summary>Every pair of an article once, in either order.</summary>
    internal static IQueryable<PairCount> Pairs(MonitorDbContext context, MentionFilter filter) =>
        Named(context, filter).GroupBy(p => new { Actor = p.One.ActorId, Other = p.Other.ActorId })
            .Select(g => new PairCount(g.Key.Actor, g.Key.Other, g.Count(), g.Min(p => p.One.Day), g.Max(p => p.One.Day)));

    /// <summary>Every two mentions of an article once, in either order. What holds for the article is asked for the first of the two, of the other only the days: by them either is read from an index.</summary>
    internal static IQueryable<NamedTogether> Named(MonitorDbContext context, MentionFilter filter)
    {
        IQueryable<MentionRow> mentions = FilteredMentions.Of(context, filter with { Actor = null, Country = null, Office = null });
        IQueryable<MentionRow> others = FilteredMentions.Of(context, new MentionFilter(filter.From, filter.To, Salience: filter.Salience));
        if (filter.Actor is { } actor)
            (mentions, others) = (mentions.Where(m => m.ActorId == actor), others.Where(o => o.ActorId != actor));
        IQueryable<NamedTogether> pairs = mentions.Join(others, m => m.ArticleId, o => o.ArticleId, (m, o) => new NamedTogether { One = m, Other = o });
#pragma warning disable CA1309, CA1310 // it is the database that compares, to take each pair once: which of the two comes first does not matter
        if (filter.Actor is null)
            pairs = pairs.Where(p => string.Compare(p.Other.ActorId, p.One.ActorId) > 0);
#pragma warning restore CA1309, CA1310
        if (filter.Country is { } country)
            pairs = pairs.Where(p => p.One.Side == country || p.Other.Side == country);
        return filter.Office is { } office ? pairs.Where(p => p.One.Offices.Any(o => o.OfficeId == office) || p.Other.Offices.Any(o => o.OfficeId == office)) : pairs;
    }

    private static DateOnly QuarterBefore(DateOnly last) => last >= DateOnly.MinValue.AddMonths(3) ? last.AddMonths(-3).AddDays(1) : DateOnly.MinValue;

    private static (string Actor, string Other) Ordered(PairCount pair, string? actor) =>
        pair.Actor == actor || (actor is null && string.CompareOrdinal(pair.Actor, pair.Other) < 0) ? (pair.Actor, pair.Other) : (pair.Other, pair.Actor);

    /// <summary>Two mentions of one article.</summary>
    internal sealed class NamedTogether
    {
        public required MentionRow One { get; init; }
        public required MentionRow Other { get; init; }
    }
}
