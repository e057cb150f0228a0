using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.Storage.Tests;

/// <summary>Whatever was written, the kept counts say what the mentions say: compared with counts made anew, and those with the queries that count mentions.</summary>
internal static class ExactCounts
{
    public static async Task AssertAsync(MonitorDatabase database)
    {
        await using MonitorDbContext context = database.Open();
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync();
        List<string> kept = await ReadAsync(context);
        await KeptCounts.RebuildAsync(context, default);
        Assert.Equal(await ReadAsync(context), kept);
        foreach (TrendBy by in Enum.GetValues<TrendBy>())
        {
            foreach (bool first in (bool[])[false, true])
                Assert.Equal(Lines(await TrendQueries.PerDay(context, by, new MentionFilter(FirstOnly: first)).ToListAsync()), Lines(await StepCount.Of(context.DayCounts.Where(c => c.Split == by), first).ToListAsync()));
        }

        await transaction.RollbackAsync();
    }

    private static async Task<List<string>> ReadAsync(MonitorDbContext context) =>
    [
        .. (await context.DayCounts.AsNoTracking().ToListAsync())
            .Select(c => $"{c.Split} {c.Key} {c.Day:o} {c.Articles} {c.Headlines} {c.Mentions} {c.Hits} {c.FirstArticles} {c.FirstHeadlines} {c.FirstMentions} {c.FirstHits}").Order(StringComparer.Ordinal),
        .. (await context.MonthCounts.AsNoTracking().ToListAsync())
            .Select(c => $"{c.Split} {c.Key} {c.Month:o} {c.SourceSide} {c.Language} {c.Articles} {c.Headlines} {c.Mentions} {c.Hits} {c.FirstArticles} {c.FirstMentions}").Order(StringComparer.Ordinal),
        .. (await context.PairMonths.AsNoTracking().ToListAsync()).Select(p => $"{p.ActorId} {p.OtherId} {p.Month:o} {p.Articles} {p.FirstArticles}").Order(StringComparer.Ordinal),
        .. (await context.MonthTotals.AsNoTracking().ToListAsync())
            .Select(c => $"{c.Split} {c.Key} {c.Month:o} {c.Days:b} {c.Articles} {c.Headlines} {c.Mentions} {c.Hits} {c.FirstArticles} {c.FirstHeadlines} {c.FirstMentions} {c.FirstHits}").Order(StringComparer.Ordinal),
        .. (await context.OutletMonths.AsNoTracking().ToListAsync())
            .Select(c => $"{c.Split} {c.Key} {c.SourceId} {c.Month:o} {c.Articles} {c.Headlines} {c.Mentions} {c.Hits} {c.FirstArticles} {c.FirstHeadlines} {c.FirstMentions} {c.FirstHits}").Order(StringComparer.Ordinal),
        .. (await context.PairTotals.AsNoTracking().ToListAsync()).Select(p => $"{p.ActorId} {p.OtherId} {p.Articles} {p.FirstArticles}").Order(StringComparer.Ordinal),
        .. (await context.CollectedTotals.AsNoTracking().ToListAsync()).Select(c => $"{c.Day:o} {c.Collected} {c.Relevant}").Order(StringComparer.Ordinal),
        .. (await context.CollectedMonths.AsNoTracking().ToListAsync()).Select(c => $"{c.SourceId} {c.Month:o} {c.Collected} {c.Relevant}").Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Lines(IEnumerable<StepCount> counts) =>
        counts.Select(c => $"{c.Day:o} {c.Key} {c.Articles} {c.Headlines} {c.Mentions} {c.Hits}").Order(StringComparer.Ordinal);
}
