using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>Pairs of whole months from the kept numbers: see <see cref="KeptCounts"/>.</summary>
internal static class KeptPairs
{
    /// <summary>The kept numbers tell: of all articles or the first of each story, of all actors or one, in whole months.</summary>
    public static bool Answer(MentionFilter filter) =>
        filter with { From = null, To = null, FirstOnly = false, Actor = null } == new MentionFilter()
        && (filter.From is null or { Day: 1 }) && (filter.To is not { } to || to == DateOnly.MaxValue || to.AddDays(1).Day == 1);

    /// <inheritdoc cref="PairQueries.TopAsync"/>
    public static async Task<IReadOnlyList<PairCount>> TopAsync(MonitorDbContext context, MentionFilter filter, int most, CancellationToken cancellationToken)
    {
        IQueryable<PairMonthRow> months = context.PairMonths;
        if (filter.From is { } from)
            months = months.Where(p => p.Month >= from);
        if (filter.To is { } to)
            months = months.Where(p => p.Month <= to);
        if (filter.Actor is { } actor)
            months = months.Where(p => p.ActorId == actor || p.OtherId == actor);
        if (filter.FirstOnly)
            months = months.Where(p => p.FirstArticles > 0);
        bool first = filter.FirstOnly;
        var sums = await months.GroupBy(p => new { p.ActorId, p.OtherId })
            .Select(g => new { g.Key.ActorId, g.Key.OtherId, Articles = g.Sum(p => first ? p.FirstArticles : p.Articles), First = g.Min(p => p.Month), Last = g.Max(p => p.Month) })
            .ToListAsync(cancellationToken);
        List<PairCount> top = [];
        foreach (var (one, other, sum) in sums.Select(s => s.OtherId == filter.Actor ? (s.OtherId, s.ActorId, s) : (s.ActorId, s.OtherId, s))
            .OrderByDescending(s => s.s.Articles).ThenBy(s => s.Item1, StringComparer.Ordinal).ThenBy(s => s.Item2, StringComparer.Ordinal).Take(most))
        {
            top.Add(new PairCount(
                one, other, sum.Articles,
                await Days(context, filter, one, other, sum.First).OrderBy(d => d).FirstAsync(cancellationToken),
                await Days(context, filter, one, other, sum.Last).OrderByDescending(d => d).FirstAsync(cancellationToken)));
        }

        return top;
    }

    /// <summary>The days of one month on which an article names both.</summary>
    private static IQueryable<DateOnly> Days(MonitorDbContext context, MentionFilter filter, string one, string other, DateOnly month)
    {
        DateOnly end = TrendCalendar.LastDay(month, TrendPer.Month);
        IQueryable<MentionRow> mentions = FilteredMentions.Of(context, new MentionFilter(month, end, one, FirstOnly: filter.FirstOnly));
        return mentions.Where(m => context.Mentions.Any(o => o.ArticleId == m.ArticleId && o.ActorId == other)).Select(m => m.Day);
    }
}
