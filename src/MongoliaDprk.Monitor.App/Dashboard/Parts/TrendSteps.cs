using MongoliaDprk.Monitor.Core.Trends;

namespace MongoliaDprk.Monitor.App.Dashboard.Parts;

/// <summary>The calendar of a trend: which steps there are, so that a step without an article is a zero and not a gap.</summary>
internal static class TrendSteps
{
    /// <summary>First day of the step that a day lies in; weeks begin on Monday.</summary>
    public static DateOnly First(DateOnly day, TrendPer per) => TrendCalendar.FirstDay(day, per);

    /// <summary>First day of the step after the one that begins on <paramref name="step"/>.</summary>
    public static DateOnly Next(DateOnly step, TrendPer per) => per switch
    {
        TrendPer.Day => step.AddDays(1),
        TrendPer.Week => step.AddDays(7),
        TrendPer.Month => step.AddMonths(1),
        TrendPer.Quarter => step.AddMonths(3),
        _ => step.AddYears(1),
    };

    /// <summary>All steps from one day to another, both included.</summary>
    public static IReadOnlyList<DateOnly> Between(DateOnly from, DateOnly to, TrendPer per)
    {
        var steps = new List<DateOnly>();
        for (DateOnly step = First(from, per); step <= to; step = Next(step, per))
        {
            steps.Add(step);
            if (step.Year >= DateOnly.MaxValue.Year)
                break;
        }

        return steps;
    }
}
