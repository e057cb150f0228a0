using System.Globalization;

namespace MongoliaDprk.Monitor.Core.Watchlists;

/// <summary>A day on which something is expected every year, or once.</summary>
/// <param name="Date"><c>MM-dd</c> = every year, <c>yyyy-MM-dd</c> = once.</param>
public sealed record CalendarDay(string Id, string Date, string Name, string? Note)
{
    /// <summary>It falls on another day each year; <see cref="Date"/> is about when.</summary>
    public bool Moving { get; init; }

    /// <summary>The days of a moving one, as far as they are known.</summary>
    public IReadOnlyList<DateOnly> Dates { get; init; } = [];

    /// <summary>Messages that are expected for it.</summary>
    public IReadOnlyList<Expectation> Expected { get; init; } = [];

    /// <summary>When it is in a year; null = not in this one.</summary>
    public DateOnly? In(int year)
    {
        if (Dates.Where(d => d.Year == year).Select(d => (DateOnly?)d).FirstOrDefault() is { } known)
            return known;
        string full = Date.Length == 5 ? string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{Date}") : Date;
        // 02-29 is the day before 03-01 in other years
        if (Date == "02-29" && !DateTime.IsLeapYear(year))
            return new DateOnly(year, 2, 28);
        DateOnly day = DateOnly.ParseExact(full, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return day.Year == year ? day : null;
    }
}

/// <summary>A message that is expected for a day of the calendar.</summary>
/// <param name="Id">Unique within the day.</param>
/// <param name="What">In words: "message of greeting to the president".</param>
/// <param name="Topics">One of them must be the article's.</param>
/// <param name="From">Ids of actors or offices, or country codes: one of them must be named. An office means its holder on that day, a country any of its actors.</param>
/// <param name="To">As <paramref name="From"/>.</param>
/// <param name="Earliest">First day of the window, counted from the day itself; usually negative.</param>
/// <param name="Latest">Last day of the window.</param>
public sealed record Expectation(
    string Id, string What, IReadOnlyList<string> Topics, IReadOnlyList<string> From, IReadOnlyList<string> To, int Earliest, int Latest);
