using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>The last seven whole days beside the seven before, by stored day: the same numbers as in the dashboard's lists.</summary>
internal static class DigestWeeks
{
    public static async Task<DigestWeek> ReadAsync(
        MonitorDbContext context, DigestQueries.Scope scope, List<SourceStateRow> states, ReaderNames names, CancellationToken cancellationToken)
    {
        DateOnly to = LastWhole(scope), from = to.AddDays(1 - DigestWeek.Days), before = from.AddDays(-DigestWeek.Days);
        IQueryable<MentionRow> mentions = context.Mentions.Where(m => m.Day >= before && m.Day <= to);
        List<Counted> actors = await mentions.GroupBy(m => new { m.ActorId, Now = m.Day >= from })
            .Select(g => new Counted(g.Key.ActorId, g.Key.Now, g.Count())).ToListAsync(cancellationToken);
        List<Counted> sources = await mentions.GroupBy(m => new { m.SourceId, Now = m.Day >= from })
            .Select(g => new Counted(g.Key.SourceId, g.Key.Now, g.Count())).ToListAsync(cancellationToken);
        List<Counted> total = await context.Articles.Where(a => a.Relevant && a.Day >= before && a.Day <= to).GroupBy(a => a.Day >= from)
            .Select(g => new Counted("", g.Key, g.Count())).ToListAsync(cancellationToken);
        Dictionary<string, DateTime?> successes = states.ToDictionary(s => s.SourceId, s => s.LastSuccess, StringComparer.Ordinal);
        return new DigestWeek(
            from, to, Rows(total, id => id) is [{ } all] ? all : new DigestCount("", "", 0, 0), Rows(actors, id => names.Actor(id)),
            [.. Rows(sources, names.Source).Select(r => WithGap(r, successes.GetValueOrDefault(r.Id), from, to))]);
    }

    /// <summary>A digest of seven in the morning is of yesterday; one of a whole day is of that day.</summary>
    private static DateOnly LastWhole(DigestQueries.Scope scope) => scope.Span is { } span
        ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(span.To, span.Zone)).AddDays(-1)
        : scope.Day;

    private static DigestCount WithGap(DigestCount row, DateTime? success, DateOnly from, DateOnly to)
    {
        if (success is not { } last)
            return row with { Never = true };
        DateOnly day = DateOnly.FromDateTime(last);
        return day > to ? row : day == to ? row : row with { NotSince = day, IsLongAgo = day < from };
    }

    private static DigestCount[] Rows(List<Counted> counted, Func<string, string> name) =>
    [
        .. counted.GroupBy(c => c.Key, StringComparer.Ordinal)
            .Select(g => new DigestCount(g.Key, name(g.Key), g.Where(c => c.Now).Sum(c => c.Count), g.Where(c => !c.Now).Sum(c => c.Count)))
            .OrderByDescending(c => c.Now).ThenByDescending(c => c.Before).ThenBy(c => c.Id, StringComparer.Ordinal),
    ];

    private sealed record Counted(string Key, bool Now, int Count);
}
