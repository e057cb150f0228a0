using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>A step of one source on one day.</summary>
public sealed record FunnelCount(string SourceId, DateOnly Day, FunnelStep Step, int Count);

/// <summary>Reads how much came which way from a link to an alert, and what was left out why.</summary>
public sealed class FunnelQueries(MonitorDatabase database)
{
    /// <summary>The sums of some days.</summary>
    /// <param name="source">Null = all sources.</param>
    /// <param name="from">First day at the outlets, inclusive.</param>
    /// <param name="to">Last day, inclusive.</param>
    public async Task<IReadOnlyDictionary<FunnelStep, int>> SumAsync(string? source, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        return await SumAsync(context, source, from, to, cancellationToken);
    }

    /// <summary>Every count of some days, by source, day and step.</summary>
    /// <inheritdoc cref="SumAsync(string?, DateOnly, DateOnly, CancellationToken)"/>
    public async Task<IReadOnlyList<FunnelCount>> DaysAsync(string? source, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        List<FunnelDayRow> rows = await Rows(context, source, from, to).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(r => r.SourceId, StringComparer.Ordinal).ThenBy(r => r.Day).ThenBy(r => r.Step).Select(r => new FunnelCount(r.SourceId, r.Day, r.Step, r.Count))];
    }

    internal static async Task<IReadOnlyDictionary<FunnelStep, int>> SumAsync(
        MonitorDbContext context, string? source, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        await Rows(context, source, from, to).GroupBy(f => f.Step).Select(g => new { g.Key, Count = g.Sum(f => f.Count) })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);

    private static IQueryable<FunnelDayRow> Rows(MonitorDbContext context, string? source, DateOnly from, DateOnly to)
    {
        IQueryable<FunnelDayRow> rows = context.FunnelDays.Where(f => f.Day >= from && f.Day <= to);
        return source is null ? rows : rows.Where(f => f.SourceId == source);
    }
}
