using System.Globalization;
using MongoliaDprk.Monitor.App.Jobs;

namespace MongoliaDprk.Monitor.App.Tests.Jobs;

public sealed class PollTimesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 34, 56, 789, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(17)]
    [InlineData(1440)]
    public void A_source_keeps_its_place_in_the_interval_whenever_the_program_starts(int minutes)
    {
        TimeSpan every = TimeSpan.FromMinutes(minutes);
        for (int hour = 0; hour < 50; hour++)
        {
            DateTimeOffset start = Now.AddHours(hour);
            DateTimeOffset at = PollTimes.Regular("paper", every, start);
            Assert.InRange(at - start, TimeSpan.FromTicks(1), every);
            Assert.Equal(0, (at - PollTimes.Regular("paper", every, Now)).Ticks % every.Ticks);
        }
    }

    [Fact]
    public void Many_sources_are_spread_evenly_over_the_interval()
    {
        TimeSpan every = TimeSpan.FromMinutes(10);
        int[] perMinute = new int[10];
        for (int i = 0; i < 1000; i++)
            perMinute[(int)(PollTimes.First(i.ToString(CultureInfo.InvariantCulture), every, Now) - Now).TotalMinutes]++;
        Assert.All(perMinute, count => Assert.InRange(count, 60, 140));
    }
}
