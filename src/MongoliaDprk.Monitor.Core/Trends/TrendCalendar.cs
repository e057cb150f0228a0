namespace MongoliaDprk.Monitor.Core.Trends;

/// <summary>The steps that days are added up to.</summary>
public static class TrendCalendar
{
    /// <summary>The first day of the step that <paramref name="day"/> lies in.</summary>
    public static DateOnly FirstDay(DateOnly day, TrendPer per) => per switch
    {
        TrendPer.Week => DateOnly.FromDayNumber(Math.Max(0, day.DayNumber - ((int)day.DayOfWeek + 6) % 7)),
        TrendPer.Month => new DateOnly(day.Year, day.Month, 1),
        TrendPer.Quarter => new DateOnly(day.Year, day.Month - ((day.Month - 1) % 3), 1),
        TrendPer.Year => new DateOnly(day.Year, 1, 1),
        _ => day,
    };

    /// <summary>The first day of the step after the one that begins on <paramref name="step"/>; null = the calendar ends.</summary>
    public static DateOnly? Next(DateOnly step, TrendPer per)
    {
        (int months, int days) = per switch
        {
            TrendPer.Day => (0, 1),
            TrendPer.Week => (0, 7),
            TrendPer.Month => (1, 0),
            TrendPer.Quarter => (3, 0),
            _ => (12, 0),
        };
        return months > 0
            ? step.Year * 12 + step.Month - 1 + months > DateOnly.MaxValue.Year * 12 + 11 ? null : step.AddMonths(months)
            : step.DayNumber + days > DateOnly.MaxValue.DayNumber ? null : step.AddDays(days);
    }

    /// <summary>The last day of the step that begins on <paramref name="step"/>.</summary>
    public static DateOnly LastDay(DateOnly step, TrendPer per) => Next(step, per)?.AddDays(-1) ?? DateOnly.MaxValue;

    /// <summary>All steps from one day to another, both included, so that a step without an article is a zero and not a gap.</summary>
    public static IEnumerable<DateOnly> Steps(DateOnly from, DateOnly to, TrendPer per)
    {
        for (DateOnly? step = FirstDay(from, per); step is { } first && first <= to; step = Next(first, per))
            yield return first;
    }
}
