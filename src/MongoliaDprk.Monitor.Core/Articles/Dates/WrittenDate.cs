namespace MongoliaDprk.Monitor.Core.Articles.Dates;

/// <summary>A date as written somewhere.</summary>
/// <param name="Local">Day and, where given, time of day.</param>
/// <param name="HasTime">False = the time of day is not known.</param>
/// <param name="Zone">The zone as far as it was written.</param>
/// <param name="Other">The day it is when day and month are to be read the other way round, or null when there is only one reading.</param>
internal readonly record struct WrittenDate(DateTime Local, bool HasTime, WrittenZone Zone = default, DateOnly? Other = null)
{
    /// <summary>Where the date ends in the text it was found in.</summary>
    public int End { get; init; }

    private const int Oldest = 1945;
    private const int Latest = 2200;

    /// <summary>A date with the clock that stands beside it; null when there is no such day.</summary>
    /// <param name="text">The text it was found in.</param>
    /// <param name="start">Where the date begins in it.</param>
    /// <param name="end">Where it ends.</param>
    public static WrittenDate? Of(int year, int month, int day, string text, int start, int end)
    {
        if (year is < Oldest or > Latest || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return null;
        DateTime date = new(year, month, day);
        return (ClockText.After(text, end) ?? ClockText.Before(text, start)) is { } clock
            ? new WrittenDate(date + clock.Time, true, clock.Zone) { End = end }
            : new WrittenDate(date, false) { End = end };
    }
}

/// <summary>The zone written beside a time: an offset, an abbreviation, or neither.</summary>
/// <param name="Offset">A numeric offset, or null.</param>
/// <param name="Name">What <see cref="DateWords.Zone"/> knows of the abbreviation, or null.</param>
internal readonly record struct WrittenZone(TimeSpan? Offset, string? Name)
{
    /// <summary>Offset at a local time; where an abbreviation stands for several, the outlet's own is taken. Null = not stated.</summary>
    public TimeSpan? At(DateTime local, TimeZoneInfo? outlet)
    {
        if (Offset is not null || Name is null)
            return Offset;
        if (Name[0] is not ('+' or '-'))
            return TimeZoneInfo.TryFindSystemTimeZoneById(Name, out TimeZoneInfo? zone) ? zone.GetUtcOffset(local) : null;
        TimeSpan[] offsets = [.. Name.Split(',').Select(ClockText.Offset).OfType<TimeSpan>()];
        TimeSpan? own = outlet?.GetUtcOffset(local);
        return own is { } at && offsets.Contains(at) ? at : offsets[0];
    }
}
