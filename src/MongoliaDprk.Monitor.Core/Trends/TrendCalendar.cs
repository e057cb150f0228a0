namespace MongoliaDprk.Monitor.Core.Trends;

/// <summary>The steps that days are added up to.</summary>
public static class TrendCalendar
{
    /// <summary>The first day of the step that <paramref name="day"/> lies in.</summary>
    public static DateOnly FirstDay(DateOnly day, TrendPer per) => per switch
    {
        TrendPer.Week => DateOnly.FromDayNumber(Math.Max(0, day.DayNumber - ((int)day.DayOfWeek + 6) % 7)),
        TrendPer.Month => new DateOnly(day.Year, day.Month, 1),
        TrendPer.Year => new DateOnly(day.Year, 1, 1),
        _ => day,
    };
}
