namespace MongoliaDprk.Monitor.Core.Alerts;

/// <summary>Hours of the day in which nobody wants to be woken; may cross midnight.</summary>
/// <param name="From">First quiet minute on the subscriber's clock.</param>
/// <param name="To">First minute that is not quiet any more; never equal to <paramref name="From"/>.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    /// <summary>When the quiet that holds at <paramref name="now"/> ends; null = it is not quiet.</summary>
    /// <remarks>
    /// What counts is the clock on the wall, so that a night may last an hour more or less. An end that is skipped when the clock is put
    /// forward comes at that moment; one that happens twice comes at the next of the two.
    /// </remarks>
    public DateTimeOffset? EndAfter(DateTimeOffset now, TimeZoneInfo zone)
    {
        DateTime local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        TimeOnly time = TimeOnly.FromDateTime(local);
        if (!Holds(time))
            return null;
        DateTime end = local.Date + To.ToTimeSpan();
        return Instant(time < To ? end : end.AddDays(1), now, zone);
    }

    private bool Holds(TimeOnly time) => From < To ? time >= From && time < To : time >= From || time < To;

    /// <summary>The first instant after <paramref name="now"/> at which the clock shows <paramref name="local"/>.</summary>
    private static DateTimeOffset Instant(DateTime local, DateTimeOffset now, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        TimeSpan[] offsets = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local) : [zone.GetUtcOffset(local)];
        return offsets.Select(offset => new DateTimeOffset(local, offset)).Order().First(instant => instant > now).ToUniversalTime();
    }
}
