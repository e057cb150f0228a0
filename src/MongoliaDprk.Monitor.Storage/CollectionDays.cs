using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>On which days articles were collected, by the day they were published.</summary>
internal static class CollectionDays
{
    /// <summary>Days without an article between two with one that are no gap: weekends, and outlets that do not publish daily.</summary>
    private const int Pause = 3;

    /// <summary>Per source its days from <paramref name="from"/> to <paramref name="to"/>, with the mean number of relevant articles on them.</summary>
    /// <param name="sources">Only these; null = all.</param>
    public static async Task<IReadOnlyDictionary<string, CollectedSource>> ReadAsync(
        MonitorDbContext context, DateOnly from, DateOnly to, IReadOnlyCollection<string>? sources, CancellationToken cancellationToken)
    {
        IQueryable<CollectedDayRow> rows = context.CollectedDays.Where(c => c.Day >= from && c.Day <= to && c.Collected > 0);
        if (sources is not null)
            rows = rows.Where(c => sources.Contains(c.SourceId));
        var days = await rows.OrderBy(c => c.Day).Select(c => new { c.SourceId, c.Day, c.Relevant }).ToListAsync(cancellationToken);
        return days.GroupBy(d => d.SourceId, StringComparer.Ordinal).ToDictionary(
            g => g.Key,
            g => Source([.. g.Select(d => d.Day)], g.Sum(d => d.Relevant)),
            StringComparer.Ordinal);
    }

    /// <summary>All days on which any source was collected, the pauses of each included.</summary>
    public static async Task<IReadOnlySet<DateOnly>> OfAllAsync(MonitorDbContext context, CancellationToken cancellationToken)
    {
        DateOnly[] days = await context.CollectedTotals.Where(c => c.Collected > 0).OrderBy(c => c.Day).Select(c => c.Day).ToArrayAsync(cancellationToken);
        HashSet<DateOnly> all = [.. days];
        // only where all were silent does it matter which of them had a pause
        HashSet<DateOnly> near = [];
        foreach ((DateOnly last, DateOnly next) in days.Zip(days.Skip(1)).Where(d => d.Second.DayNumber - d.First.DayNumber is > 1 and <= Pause + 1))
            near.UnionWith(Enumerable.Range(next.DayNumber - Pause - 1, last.DayNumber - next.DayNumber + 2 * (Pause + 1) + 1).Select(DateOnly.FromDayNumber));
        if (near.Count == 0)
            return all;
        DateOnly[] asked = [.. near];
        var rows = await context.CollectedDays.Where(c => asked.Contains(c.Day) && c.Collected > 0).OrderBy(c => c.Day).Select(c => new { c.SourceId, c.Day }).ToListAsync(cancellationToken);
        all.UnionWith(rows.GroupBy(r => r.SourceId, r => r.Day, StringComparer.Ordinal).SelectMany(g => WithPauses([.. g])));
        return all;
    }

    private static CollectedSource Source(DateOnly[] days, int relevant)
    {
        HashSet<DateOnly> all = WithPauses(days);
        return new CollectedSource(all, relevant / (double)all.Count);
    }

    private static HashSet<DateOnly> WithPauses(DateOnly[] days)
    {
        HashSet<DateOnly> all = [.. days];
        for (int i = 1; i < days.Length; i++)
        {
            if (days[i].DayNumber - days[i - 1].DayNumber > Pause + 1)
                continue;
            for (DateOnly day = days[i - 1].AddDays(1); day < days[i]; day = day.AddDays(1))
                all.Add(day);
        }

        return all;
    }
}

/// <summary>When a source was collected.</summary>
/// <param name="Relevant">Mean number of relevant articles on such a day.</param>
internal sealed record CollectedSource(IReadOnlySet<DateOnly> Days, double Relevant);
