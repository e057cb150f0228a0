namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>When a reader's digests are due.</summary>
/// <param name="Time">On the clock of <paramref name="Zone"/>.</param>
/// <param name="Weekdays">Days that have one; the next one covers those that have none. Never empty.</param>
public sealed record DigestTimes(TimeOnly Time, IReadOnlySet<DayOfWeek> Weekdays, TimeZoneInfo Zone)
{
    /// <summary>The last digest that was due at an instant (UTC): its day and its instant.</summary>
    public (DateOnly Day, DateTime At) LastDue(DateTime now)
    {
        // a zone is never more than a day from UTC
        DateOnly day = DateOnly.FromDateTime(now).AddDays(1);
        while (!Weekdays.Contains(day.DayOfWeek) || Instant(day) > now)
            day = day.AddDays(-1);
        return (day, Instant(day));
    }

    /// <summary>The digest before the one of a day.</summary>
    public (DateOnly Day, DateTime At) Before(DateOnly day)
    {
        do
            day = day.AddDays(-1);
        while (!Weekdays.Contains(day.DayOfWeek));
        return (day, Instant(day));
    }

    /// <summary>Digests that were due after one instant and until another.</summary>
    public int Between(DateTime after, DateTime until)
    {
        int due = 0;
        for ((DateOnly day, DateTime at) = LastDue(until); at > after && due < 1000; (day, at) = Before(day))
            due++;
        return due;
    }

    /// <summary>The instant of a day's digest, UTC. A time that clocks leave out comes when they go on; one they show twice is the first.</summary>
    public DateTime Instant(DateOnly day)
    {
        DateTime local = day.ToDateTime(Time);
        for (int minutes = 0; Zone.IsInvalidTime(local) && minutes < 24 * 60; minutes++)
            local = local.AddMinutes(1);
        TimeSpan offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
    }
}
