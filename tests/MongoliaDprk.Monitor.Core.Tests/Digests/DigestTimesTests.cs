using MongoliaDprk.Monitor.Core.Digests;

namespace MongoliaDprk.Monitor.Core.Tests.Digests;

public sealed class DigestTimesTests
{
    private static readonly DayOfWeek[] Week = Enum.GetValues<DayOfWeek>();

    [Theory]
    [InlineData("2026-11-21T23:00:00Z", "2026-11-22", "2026-11-21T23:00:00Z")]
    [InlineData("2026-11-21T22:59:59Z", "2026-11-21", "2026-11-20T23:00:00Z")]
    public void A_digest_is_of_the_day_it_comes_on_in_the_readers_zone(string now, string day, string at) =>
        Assert.Equal((DateOnly.Parse(day, null), Utc(at)), Times("Asia/Ulaanbaatar", 7, 0).LastDue(Utc(now)));

    [Fact]
    public void A_weekend_left_out_is_covered_on_monday()
    {
        DigestTimes times = Times("Asia/Seoul", 7, 0, DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday);
        Assert.Equal(new DateOnly(2026, 11, 20), times.LastDue(Utc("2026-11-22T12:00:00Z")).Day);
        Assert.Equal((new DateOnly(2026, 11, 20), Utc("2026-11-19T22:00:00Z")), times.Before(new DateOnly(2026, 11, 23)));
        Assert.Equal(1, times.Between(times.Instant(new DateOnly(2026, 11, 20)), times.Instant(new DateOnly(2026, 11, 23))));
    }

    [Fact]
    public void A_time_that_clocks_leave_out_comes_when_they_go_on_and_one_shown_twice_is_the_first()
    {
        DigestTimes times = Times("Europe/Berlin", 2, 30);
        Assert.Equal(Utc("2026-03-29T01:00:00Z"), times.Instant(new DateOnly(2026, 3, 29)));
        Assert.Equal(Utc("2026-10-25T00:30:00Z"), times.Instant(new DateOnly(2026, 10, 25)));
    }

    [Fact]
    public void Every_day_is_due_exactly_once_in_every_zone_whatever_clocks_do()
    {
        foreach (string zone in (string[])["Asia/Ulaanbaatar", "Europe/Berlin", "America/New_York", "Pacific/Apia", "Pacific/Kiritimati", "Australia/Lord_Howe", "America/St_Johns"])
        {
            Random random = new(zone.Length);
            DigestTimes times = Times(zone, random.Next(24), random.Next(60));
            List<DateOnly> due = [];
            DateTime end = Utc("2027-01-01T00:00:00Z");
            for (DateTime now = Utc("2026-01-03T00:00:00Z"); now < end; now += TimeSpan.FromMinutes(random.Next(1, 300)))
            {
                (DateOnly day, DateTime at) = times.LastDue(now);
                Assert.InRange(at, now.AddHours(-26), now);
                if (due.Count == 0 || due[^1] != day)
                    due.Add(day);
            }

            Assert.Equal(Enumerable.Range(0, due.Count).Select(due[0].AddDays), due);
        }
    }

    private static DigestTimes Times(string zone, int hour, int minute, params DayOfWeek[] days) =>
        new(new TimeOnly(hour, minute), (days.Length == 0 ? Week : days).ToHashSet(), TimeZoneInfo.FindSystemTimeZoneById(zone));

    private static DateTime Utc(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal);
}
