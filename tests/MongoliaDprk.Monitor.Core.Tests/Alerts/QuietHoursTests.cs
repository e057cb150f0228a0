using System.Globalization;
using MongoliaDprk.Monitor.Core.Alerts;

namespace MongoliaDprk.Monitor.Core.Tests.Alerts;

/// <summary>An alert at three in the morning is the last one that anybody reads.</summary>
public sealed class QuietHoursTests
{
    [Theory]
    // a night, on a clock that never changes (UTC+8)
    [InlineData("22:00-07:00", "Asia/Ulaanbaatar", "2026-03-10T13:59Z", null)]
    [InlineData("22:00-07:00", "Asia/Ulaanbaatar", "2026-03-10T14:00Z", "2026-03-10T23:00Z")]
    [InlineData("22:00-07:00", "Asia/Ulaanbaatar", "2026-03-10T19:00Z", "2026-03-10T23:00Z")]
    [InlineData("22:00-07:00", "Asia/Ulaanbaatar", "2026-03-10T22:59Z", "2026-03-10T23:00Z")]
    [InlineData("22:00-07:00", "Asia/Ulaanbaatar", "2026-03-10T23:00Z", null)]
    // the same instant is night in one place and day in another
    [InlineData("22:00-07:00", "Europe/Berlin", "2026-03-10T14:00Z", null)]
    [InlineData("22:00-07:00", "America/New_York", "2026-01-10T04:00Z", "2026-01-10T12:00Z")]
    // within one day
    [InlineData("12:00-14:00", "Asia/Seoul", "2026-03-10T03:30Z", "2026-03-10T05:00Z")]
    [InlineData("12:00-14:00", "Asia/Seoul", "2026-03-10T05:00Z", null)]
    // to midnight, and from midnight
    [InlineData("22:00-00:00", "Asia/Seoul", "2026-03-10T14:30Z", "2026-03-10T15:00Z")]
    [InlineData("00:00-06:00", "Asia/Seoul", "2026-03-10T15:00Z", "2026-03-10T21:00Z")]
    // the clock is put forward from 02:00 to 03:00: the night is an hour shorter
    [InlineData("22:00-07:00", "Europe/Berlin", "2026-03-28T22:00Z", "2026-03-29T05:00Z")]
    // and back from 03:00 to 02:00: an hour longer
    [InlineData("22:00-07:00", "Europe/Berlin", "2026-10-24T21:00Z", "2026-10-25T06:00Z")]
    // an end that the clock skips comes at the change
    [InlineData("22:00-02:30", "Europe/Berlin", "2026-03-28T23:30Z", "2026-03-29T01:00Z")]
    // an end that comes twice: the first, and after it the second
    [InlineData("22:00-02:30", "Europe/Berlin", "2026-10-24T22:30Z", "2026-10-25T00:30Z")]
    [InlineData("22:00-02:30", "Europe/Berlin", "2026-10-25T00:45Z", null)]
    [InlineData("22:00-02:30", "Europe/Berlin", "2026-10-25T01:10Z", "2026-10-25T01:30Z")]
    // a zone that changes at midnight: 2026-04-24 begins at 01:00 in Cairo
    [InlineData("22:00-00:00", "Africa/Cairo", "2026-04-23T21:00Z", "2026-04-23T22:00Z")]
    public void Quiet_ends_when_the_subscribers_clock_says_so(string hours, string zone, string now, string? end)
    {
        string[] parts = hours.Split('-');
        QuietHours quiet = new(TimeOnly.Parse(parts[0], CultureInfo.InvariantCulture), TimeOnly.Parse(parts[1], CultureInfo.InvariantCulture));

        Assert.Equal(end is null ? null : At(end), quiet.EndAfter(At(now), TimeZoneInfo.FindSystemTimeZoneById(zone)));
    }

    [Fact]
    public void Whatever_the_night_the_end_lies_ahead_and_is_not_quiet()
    {
        TimeZoneInfo[] zones = [.. new[] { "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Ulaanbaatar", "Africa/Cairo" }.Select(TimeZoneInfo.FindSystemTimeZoneById)];
        QuietHours[] all = [new(new(22, 0), new(7, 0)), new(new(1, 15), new(2, 30)), new(new(23, 59), new(0, 0)), new(new(7, 0), new(6, 59))];
        foreach (TimeZoneInfo zone in zones)
        {
            foreach (QuietHours quiet in all)
            {
                for (DateTimeOffset now = At("2026-01-01T00:00Z"); now.Year == 2026; now = now.AddMinutes(47))
                {
                    if (quiet.EndAfter(now, zone) is { } end)
                        Assert.True(end > now && end - now <= TimeSpan.FromHours(26) && (quiet.EndAfter(end, zone) is null || quiet.From == end.TimeOfDayIn(zone)), $"{zone.Id} {quiet} {now} {end}");
                }
            }
        }
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

file static class Clocks
{
    public static TimeOnly TimeOfDayIn(this DateTimeOffset instant, TimeZoneInfo zone) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
}
