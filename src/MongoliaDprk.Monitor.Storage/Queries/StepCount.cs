using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>What one key has on one day, or from that day on for as long as the query's step is.</summary>
internal sealed class StepCount
{
    public DateOnly Day { get; init; }
    public required string Key { get; init; }
    public int Articles { get; init; }
    public int Headlines { get; init; }
    public int Mentions { get; init; }
    public int Hits { get; init; }

    /// <summary>The kept numbers of all articles, or of the first of each story.</summary>
    public static IQueryable<StepCount> Of(IQueryable<DayCountRow> rows, bool firstOnly) => firstOnly
        ? rows.Where(r => r.FirstMentions > 0)
            .Select(r => new StepCount { Day = r.Day, Key = r.Key, Articles = r.FirstArticles, Headlines = r.FirstHeadlines, Mentions = r.FirstMentions, Hits = r.FirstHits })
        : rows.Select(r => new StepCount { Day = r.Day, Key = r.Key, Articles = r.Articles, Headlines = r.Headlines, Mentions = r.Mentions, Hits = r.Hits });

    /// <inheritdoc cref="Of(IQueryable{DayCountRow}, bool)"/>
    public static IQueryable<StepCount> Of(IQueryable<MonthCountRow> rows, bool firstOnly) => firstOnly
        ? rows.Where(r => r.FirstMentions > 0)
            .Select(r => new StepCount { Day = r.Month, Key = r.Key, Articles = r.FirstArticles, Headlines = r.FirstHeadlines, Mentions = r.FirstMentions, Hits = r.FirstHits })
        : rows.Select(r => new StepCount { Day = r.Month, Key = r.Key, Articles = r.Articles, Headlines = r.Headlines, Mentions = r.Mentions, Hits = r.Hits });

    /// <inheritdoc cref="Of(IQueryable{DayCountRow}, bool)"/>
    public static IQueryable<StepCount> Of(IQueryable<MonthTotalRow> rows, bool firstOnly) => firstOnly
        ? rows.Where(r => r.FirstMentions > 0)
            .Select(r => new StepCount { Day = r.Month, Key = r.Key, Articles = r.FirstArticles, Headlines = r.FirstHeadlines, Mentions = r.FirstMentions, Hits = r.FirstHits })
        : rows.Select(r => new StepCount { Day = r.Month, Key = r.Key, Articles = r.Articles, Headlines = r.Headlines, Mentions = r.Mentions, Hits = r.Hits });

    /// <inheritdoc cref="Of(IQueryable{DayCountRow}, bool)"/>
    /// <param name="bySource">The sources are the keys.</param>
    public static IQueryable<StepCount> Of(IQueryable<OutletMonthRow> rows, bool bySource, bool firstOnly) => firstOnly
        ? rows.Where(r => r.FirstMentions > 0).Select(r => new StepCount
        {
            Day = r.Month,
            Key = bySource ? r.SourceId : r.Key,
            Articles = r.FirstArticles,
            Headlines = r.FirstHeadlines,
            Mentions = r.FirstMentions,
            Hits = r.FirstHits,
        })
        : rows.Select(r => new StepCount
        {
            Day = r.Month,
            Key = bySource ? r.SourceId : r.Key,
            Articles = r.Articles,
            Headlines = r.Headlines,
            Mentions = r.Mentions,
            Hits = r.Hits,
        });

    /// <summary>Adds up in the database, so that a chart of years does not fetch its days.</summary>
    /// <param name="per">Null = one sum per key, without a day.</param>
    public static async Task<IEnumerable<StepCount>> SumAsync(IQueryable<StepCount> counts, TrendPer? per, CancellationToken cancellationToken)
    {
        var sums = await counts.GroupBy(Step(per)).Select(g => new
        {
            g.Key.Key,
            g.Key.Step,
            Articles = g.Sum(c => c.Articles),
            Headlines = g.Sum(c => c.Headlines),
            Mentions = g.Sum(c => c.Mentions),
            Hits = g.Sum(c => c.Hits),
        }).ToListAsync(cancellationToken);
        return sums.Select(s => new StepCount
        {
            Day = FirstDay(s.Step, per),
            Key = s.Key,
            Articles = s.Articles,
            Headlines = s.Headlines,
            Mentions = s.Mentions,
            Hits = s.Hits,
        });
    }

    /// <summary>Number of a step; those of weeks begin with the calendar, for 1 January of the year 1 is a Monday.</summary>
    private static Expression<Func<StepCount, StepKey>> Step(TrendPer? per) => per switch
    {
        TrendPer.Day => c => new StepKey { Key = c.Key, Step = c.Day.DayNumber },
        TrendPer.Week => c => new StepKey { Key = c.Key, Step = c.Day.DayNumber / 7 },
        TrendPer.Month => c => new StepKey { Key = c.Key, Step = c.Day.Year * 12 + c.Day.Month - 1 },
        TrendPer.Quarter => c => new StepKey { Key = c.Key, Step = c.Day.Year * 4 + (c.Day.Month - 1) / 3 },
        TrendPer.Year => c => new StepKey { Key = c.Key, Step = c.Day.Year },
        _ => c => new StepKey { Key = c.Key, Step = 0 },
    };

    private static DateOnly FirstDay(int step, TrendPer? per) => per switch
    {
        TrendPer.Day => DateOnly.FromDayNumber(step),
        TrendPer.Week => DateOnly.FromDayNumber(step * 7),
        TrendPer.Month => new DateOnly(step / 12, step % 12 + 1, 1),
        TrendPer.Quarter => new DateOnly(step / 4, step % 4 * 3 + 1, 1),
        TrendPer.Year => new DateOnly(step, 1, 1),
        _ => default,
    };

    private sealed class StepKey
    {
        public required string Key { get; init; }
        public int Step { get; init; }
    }
}
