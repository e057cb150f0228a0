namespace MongoliaDprk.Monitor.App.Tests;

public sealed class StandstillWatchTests
{
    private readonly FakeTime time = new();

    /// <summary>For tests in which nothing stands still.</summary>
    internal static StandstillWatch Never { get; } = new(new FakeTime(), beat: false);

    [Fact]
    public void Who_was_away_for_longer_than_others_wait_notices_it_whoever_looks_first()
    {
        using StandstillWatch watch = new(time, beat: false);
        StandstillWatch.Stay poll = watch.Begin(), delivery = watch.Begin();
        time.Advance(StandstillWatch.Limit);
        Assert.False(poll.IsBroken);

        time.Advance(StandstillWatch.Limit + TimeSpan.FromSeconds(1));
        Assert.False(watch.Begin().IsBroken);
        Assert.True(poll.IsBroken);
        Assert.True(delivery.IsBroken);
        Assert.True(delivery.IsBroken);
    }

    [Fact]
    public void A_machine_that_slept_shows_it_by_its_wall_clock()
    {
        using StandstillWatch watch = new(time, beat: false);
        StandstillWatch.Stay stay = watch.Begin();
        time.SetClock(TimeSpan.FromHours(-3));
        Assert.False(stay.IsBroken);
        time.SetClock(TimeSpan.FromHours(1));
        Assert.True(stay.IsBroken);
    }

    [Fact]
    public void A_time_limit_begins_again_once_after_a_standstill()
    {
        using StandstillWatch watch = new(time, beat: false);
        using SteadyLimit steady = new(TimeSpan.FromSeconds(15), watch.Begin(), time);
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.True(SpinWait.SpinUntil(() => time.HasTimer, TimeSpan.FromSeconds(20)));
        Assert.False(steady.Token.IsCancellationRequested, "the answer may have come meanwhile");

        time.Advance(TimeSpan.FromSeconds(15));
        Assert.True(steady.Token.WaitHandle.WaitOne(TimeSpan.FromSeconds(20)));
    }
}
