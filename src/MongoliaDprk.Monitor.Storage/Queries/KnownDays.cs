using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>The days of some sources of which it is known what there was, with what was collected.</summary>
internal sealed class KnownDays
{
    private readonly Dictionary<DateOnly, (int Collected, int Relevant)> articles;

    private KnownDays(Dictionary<DateOnly, (int Collected, int Relevant)> articles, IEnumerable<DateOnly> polled)
    {
        this.articles = articles;
        Days = [.. articles.Keys, .. polled];
        First = Days.Count == 0 ? null : Days.Min();
        Last = Days.Count == 0 ? null : Days.Max();
    }

    /// <summary>Days with a collected article or a poll that worked.</summary>
    public HashSet<DateOnly> Days { get; }

    /// <summary>Null = nothing is known.</summary>
    public DateOnly? First { get; }

    /// <inheritdoc cref="First"/>
    public DateOnly? Last { get; }

    /// <param name="sources">The sources that are meant; null = all.</param>
    public static async Task<KnownDays> ReadAsync(MonitorDbContext context, DateOnly? from, DateOnly to, IReadOnlyCollection<string>? sources, CancellationToken cancellationToken)
    {
        DateOnly first = from ?? DateOnly.MinValue;
        var collected = sources is null
            ? context.CollectedTotals.Where(c => c.Collected > 0).Select(c => new { c.Day, c.Collected, c.Relevant })
            : context.CollectedDays.Where(c => c.Collected > 0 && sources.Contains(c.SourceId)).GroupBy(c => c.Day)
                .Select(g => new { Day = g.Key, Collected = g.Sum(c => c.Collected), Relevant = g.Sum(c => c.Relevant) });
        var days = await collected.Where(c => c.Day >= first && c.Day <= to).ToDictionaryAsync(c => c.Day, c => (c.Collected, c.Relevant), cancellationToken);
        // with a collected article a day is known whatever its polls: only the other days are looked up
        IQueryable<PollDayRow> polls = Polls(context, sources).Where(p => p.Worked > p.Broken && p.Day >= first && p.Day <= to);
        if (days.Count > 0)
        {
            (DateOnly begin, DateOnly end) = (days.Keys.Min(), days.Keys.Max());
            DateOnly[] gaps = [.. TrendCalendar.Steps(begin, end, TrendPer.Day).Where(d => !days.ContainsKey(d))];
            polls = polls.Where(p => p.Day < begin || p.Day > end || gaps.Contains(p.Day));
        }

        return new KnownDays(days, await polls.Select(p => p.Day).Distinct().ToListAsync(cancellationToken));
    }

    /// <summary>The polls of the sources that are meant; null = of all.</summary>
    public static IQueryable<PollDayRow> Polls(MonitorDbContext context, IReadOnlyCollection<string>? sources) =>
        sources is null ? context.PollDays : context.PollDays.Where(p => sources.Contains(p.SourceId));

    /// <summary>Every step from one day to another.</summary>
    public IReadOnlyList<CoverageStep> Steps(DateOnly from, DateOnly to, TrendPer per) => [.. TrendCalendar.Steps(from, to, per).Select(s => Step(s, per, from, to))];

    private CoverageStep Step(DateOnly step, TrendPer per, DateOnly from, DateOnly to)
    {
        DateOnly begin = step < from ? from : step, end = TrendCalendar.LastDay(step, per);
        int collected = 0, relevant = 0, days = 0, known = 0;
        for (DateOnly day = begin; ; day = day.AddDays(1))
        {
            (int all, int ours) = articles.GetValueOrDefault(day);
            (collected, relevant, days, known) = (collected + all, relevant + ours, days + 1, known + (Days.Contains(day) ? 1 : 0));
            if (day >= end || day >= to)
                return new CoverageStep(step, collected, relevant, days, known);
        }
    }
}
