using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>
/// Keeps the tables of counts by day and by month, so that a chart of 25 years need not read a million mentions. They hold nothing that
/// the mentions do not say: whoever changes an article's mentions, topics, language or story takes its numbers away before and adds them
/// after, in the same transaction, and <see cref="RebuildAsync"/> makes all of them anew.
/// </summary>
/// <remarks>Two nodes would wait for each other's rows in any order, so the lock of the stories comes first: see <see cref="SoleWriter"/>.</remarks>
internal static class KeptCounts
{
    private const string Pending = "m.article_id = ANY({0})";
    private const string PendingSqlite = "m.article_id IN (SELECT value FROM json_each({0}))";

    /// <summary>Adds what articles have now, that are not counted.</summary>
    public static Task AddAsync(MonitorDbContext context, long[] articles, CancellationToken cancellationToken) =>
        CountAsync(context, articles, 1, cancellationToken);

    /// <summary>Does what changes articles that are counted, and counts them again.</summary>
    public static async Task ChangeAsync(MonitorDbContext context, long[] articles, Func<Task> change, CancellationToken cancellationToken)
    {
        await SoleWriter.OfStoriesAsync(context, cancellationToken);
        await CountAsync(context, articles, -1, cancellationToken);
        await change();
        await CountAsync(context, articles, 1, cancellationToken);
        await SweepAsync(context, articles, cancellationToken);
    }

    /// <summary>Makes all counts anew from the mentions, year by year.</summary>
    public static async Task RebuildAsync(MonitorDbContext context, CancellationToken cancellationToken)
    {
        await SoleWriter.OfStoriesAsync(context, cancellationToken);
        await context.DayCounts.ExecuteDeleteAsync(cancellationToken);
        await context.MonthCounts.ExecuteDeleteAsync(cancellationToken);
        await context.MonthTotals.ExecuteDeleteAsync(cancellationToken);
        await context.OutletMonths.ExecuteDeleteAsync(cancellationToken);
        await context.PairMonths.ExecuteDeleteAsync(cancellationToken);
        await context.PairTotals.ExecuteDeleteAsync(cancellationToken);
        await context.CollectedMonths.ExecuteDeleteAsync(cancellationToken);
        await context.CollectedTotals.ExecuteDeleteAsync(cancellationToken);
        CountSql sql = new(context is PostgresMonitorDbContext);
        await context.Database.ExecuteSqlRawAsync(sql.CollectedMonths, cancellationToken);
        await context.Database.ExecuteSqlRawAsync(CountSql.CollectedTotals, cancellationToken);
        if (!await context.Mentions.AnyAsync(cancellationToken))
            return;
        (int first, int last) = (await context.Mentions.MinAsync(m => m.Day.Year, cancellationToken), await context.Mentions.MaxAsync(m => m.Day.Year, cancellationToken));
        foreach (int year in await YearsAsync(context, first, last, cancellationToken))
        {
            object[] days = [new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)];
            foreach (string statement in sql.Added("m.day >= {0} AND m.day <= {1}", 1))
                await context.Database.ExecuteSqlRawAsync(statement, days, cancellationToken);
        }

        await context.Database.ExecuteSqlRawAsync(sql.MonthTotals, cancellationToken);
    }

    /// <summary>A wrong date of an article must not make a loop of a thousand years.</summary>
    private static async Task<int[]> YearsAsync(MonitorDbContext context, int first, int last, CancellationToken cancellationToken) =>
        last - first < 100
            ? [.. Enumerable.Range(first, last - first + 1)]
            : await context.Mentions.Select(m => m.Day.Year).Distinct().ToArrayAsync(cancellationToken);

    private static async Task CountAsync(MonitorDbContext context, long[] articles, int sign, CancellationToken cancellationToken)
    {
        bool postgres = context is PostgresMonitorDbContext;
        CountSql sql = new(postgres);
        string which = postgres ? Pending : PendingSqlite;
        foreach (string statement in sql.Added(which, sign).Append(sql.TotalsOf(which)))
            await context.Database.ExecuteSqlRawAsync(statement, [Ids(articles, postgres)], cancellationToken);
    }

    /// <summary>What has come down to nothing has no row. An article's day never changes.</summary>
    private static async Task SweepAsync(MonitorDbContext context, long[] articles, CancellationToken cancellationToken)
    {
        bool postgres = context is PostgresMonitorDbContext;
        foreach (string statement in new CountSql(postgres).Sweep(postgres ? "a.id = ANY({0})" : "a.id IN (SELECT value FROM json_each({0}))"))
            await context.Database.ExecuteSqlRawAsync(statement, [Ids(articles, postgres)], cancellationToken);
    }

    private static object Ids(long[] articles, bool postgres) => postgres ? articles : JsonSerializer.Serialize(articles);
}
