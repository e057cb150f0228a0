using MongoliaDprk.Monitor.Core.Sources;

namespace MongoliaDprk.Monitor.Core.Tests.Sources;

public sealed class RhythmTests
{
    [Fact]
    public void A_share_of_the_gaps_is_known_to_a_factor_of_one_and_a_half()
    {
        Random random = new(7);
        double[] gaps = [.. Enumerable.Range(0, 400).Select(_ => Math.Exp(random.NextDouble() * 8))];
        Rhythm rhythm = gaps.Aggregate(Rhythm.Unknown, (r, g) => r.With(TimeSpan.FromMinutes(g)));
        double[] sorted = [.. gaps.Order()];
        foreach (double share in new[] { 0.25, 0.5, 0.9 })
        {
            double known = rhythm.Quantile(share)!.Value.TotalMinutes, true_ = sorted[(int)(share * gaps.Length)];
            Assert.InRange(known / true_, 0.66, 2.1);
        }

        Assert.Equal(400, rhythm.Gaps);
        Assert.Equal(gaps.Sum(), rhythm.Observed.TotalMinutes, gaps.Length * 0.5);
        Assert.True(rhythm.Stored.Length < 300, rhythm.Stored);
    }

    [Fact]
    public void What_an_outlet_did_long_ago_fades()
    {
        Rhythm rhythm = Rhythm.Unknown;
        for (int i = 0; i < 300; i++)
            rhythm = rhythm.With(TimeSpan.FromDays(7));
        for (int i = 0; i < 1200; i++)
            rhythm = rhythm.With(TimeSpan.FromMinutes(30));
        Assert.InRange(rhythm.Quantile(0.99)!.Value.TotalMinutes, 30, 45);
    }

    [Theory]
    [InlineData("")]
    [InlineData("rubbish")]
    [InlineData("1;2")]
    [InlineData("x;y;z:w 1:")]
    public void What_cannot_be_read_is_no_rhythm(string stored)
    {
        Rhythm rhythm = new(stored);
        Assert.Equal(0, rhythm.Gaps);
        Assert.Null(rhythm.Quantile(0.5));
        Assert.Equal(1, rhythm.With(TimeSpan.FromHours(1)).Gaps);
    }

    [Fact]
    public void Gaps_that_are_negative_or_of_centuries_do_no_harm()
    {
        Rhythm rhythm = Rhythm.Unknown.With(TimeSpan.FromDays(-3)).With(TimeSpan.FromDays(100_000));
        Assert.Equal(TimeSpan.FromMinutes(1), rhythm.Quantile(0.25));
        Assert.Equal(2, rhythm.Gaps);
    }
}
