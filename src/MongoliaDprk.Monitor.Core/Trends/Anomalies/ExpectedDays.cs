using System.Globalization;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Trends.Anomalies;

/// <summary>On which days the calendar expects something: greetings on an anniversary are compared with those of other years, not with ordinary days.</summary>
public sealed class ExpectedDays
{
    /// <summary>Days before and after a day of the calendar on which what it brings is published.</summary>
    public const int DaysBefore = 1, DaysAfter = 3;

    /// <summary>No day of the calendar.</summary>
    internal const int Ordinary = -1;

    private readonly int[] yearly = new int[13 * 32];
    private readonly Dictionary<DateOnly, int> once = [];

    public ExpectedDays(IReadOnlyList<CalendarDay> calendar)
    {
        Days = calendar;
        Array.Fill(yearly, Ordinary);
        for (int i = 0; i < calendar.Count; i++)
        {
            bool everyYear = calendar[i].Date.Length == 5;
            // a leap year, so that 02-29 is a day too
            DateOnly day = DateOnly.ParseExact(everyYear ? "2000-" + calendar[i].Date : calendar[i].Date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            for (int shift = -DaysBefore; shift <= DaysAfter; shift++)
                Add(day.AddDays(shift), i, everyYear);
        }
    }

    public static ExpectedDays None { get; } = new([]);

    public IReadOnlyList<CalendarDay> Days { get; }

    /// <summary>Which of <see cref="Days"/> a day belongs to, or <see cref="Ordinary"/>.</summary>
    internal int Of(DateOnly day) => once.TryGetValue(day, out int single) ? single : yearly[day.Month * 32 + day.Day];

    private void Add(DateOnly day, int index, bool everyYear)
    {
        if (!everyYear)
            once.TryAdd(day, index);
        else if (yearly[day.Month * 32 + day.Day] == Ordinary)
            yearly[day.Month * 32 + day.Day] = index;
    }
}
