using MongoliaDprk.Monitor.Core.Sources;

namespace MongoliaDprk.Monitor.Core.Tests.Sources;

public sealed class CadenceTests
{
    private static readonly Cadence Quarter = new(TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(60));

    [Theory]
    [InlineData(5, 1000, 15)] // busier than it may be polled
    [InlineData(60, 1000, 32)] // half of an hour, rounded up to a bucket
    [InlineData(60 * 24, 1000, 60)] // never slower than the ceiling
    [InlineData(60 * 24, 20, 15)] // news comes in bursts
    public void A_place_is_polled_in_its_own_rhythm_between_the_bounds(int gapMinutes, int silentMinutes, int expected)
    {
        Rhythm rhythm = Repeat(gapMinutes, 20);
        Assert.InRange(Quarter.AfterSuccess(rhythm, TimeSpan.FromMinutes(silentMinutes), null).TotalMinutes, expected * 0.99, expected * 1.01);
    }

    [Fact]
    public void As_long_as_nothing_is_known_it_is_polled_at_the_shortest_interval() =>
        Assert.Equal(Quarter.Least, Quarter.AfterSuccess(Repeat(5000, 3), TimeSpan.FromDays(9), null));

    [Theory]
    [InlineData(5, 15)]
    [InlineData(40, 40)]
    [InlineData(3000, 60)]
    public void What_the_server_says_of_freshness_counts_within_the_bounds(int freshMinutes, int expected) =>
        Assert.Equal(expected, Quarter.AfterSuccess(Rhythm.Unknown, TimeSpan.Zero, TimeSpan.FromMinutes(freshMinutes)).TotalMinutes);

    [Theory]
    [InlineData(1, 0, 0, 15)]
    [InlineData(2, 0, 0, 30)]
    [InlineData(4, 0, 0, 120)]
    [InlineData(40, 3, 0, 120)]
    [InlineData(40, 8, 0, 24 * 60)]
    [InlineData(3, 8, 0, 60)] // off for a week between two failures: nobody has looked
    [InlineData(400, 31, 0, 30 * 24 * 60)]
    [InlineData(2, 0, 2, 30)] // gone for good must be said three times
    [InlineData(3, 0, 3, 30 * 24 * 60)]
    public void Failures_are_met_with_growing_pauses_but_never_with_the_end(int errors, int days, int gone, int expectedMinutes) =>
        Assert.Equal(expectedMinutes, Quarter.AfterFailure(errors, TimeSpan.FromDays(days), gone, null).TotalMinutes);

    [Fact]
    public void A_host_that_wants_to_be_left_alone_longer_is() =>
        Assert.Equal(TimeSpan.FromHours(5), Quarter.AfterFailure(1, TimeSpan.Zero, 0, TimeSpan.FromHours(5)));

    private static Rhythm Repeat(int minutes, int times) =>
        Enumerable.Range(0, times).Aggregate(Rhythm.Unknown, (r, _) => r.With(TimeSpan.FromMinutes(minutes)));
}
