using MongoliaDprk.Monitor.Core.Trends.Anomalies;

namespace MongoliaDprk.Monitor.Core.Tests.Trends.Anomalies;

/// <summary>The expected values were summed term by term with 60 digits.</summary>
public sealed class DistributionsTests
{
    private const double Digits = 1e-9;

    [Theory]
    [InlineData(0, 3, 1)]
    [InlineData(1, 0.02, 1.980132669324470e-02)]
    [InlineData(3, 0.5, 1.438767796697069e-02)]
    [InlineData(9, 1.2, 4.858828703940936e-06)]
    [InlineData(60, 20, 4.233284694712903e-13)]
    [InlineData(100, 100, 5.132987982791487e-01)]
    [InlineData(4, 0, 0)]
    public void The_tail_of_a_rare_count_keeps_its_digits(int count, double mean, double chance) =>
        Same(chance, Distributions.PoissonAtLeast(count, mean));

    [Theory]
    [InlineData(1, 0.02, 0.1, 1.806695543808732e-02)]
    [InlineData(6, 0.02, 0.086, 9.205246978580819e-07)]
    [InlineData(9, 1.2, 0.8, 6.467905555785471e-03)]
    [InlineData(12, 3, 40, 1.611251630999694e-04)]
    [InlineData(200, 50, 2.5, 1.492302589344192e-03)]
    [InlineData(2, 0.5, 1e6, 9.020404833919003e-02)]
    public void Bursts_make_a_long_tail(int count, double mean, double size, double chance) =>
        Same(chance, Distributions.NegativeBinomialAtLeast(count, mean, size));

    [Fact]
    public void Without_bursts_the_negative_binomial_is_the_Poisson_count() =>
        Same(Distributions.PoissonAtLeast(9, 1.2), Distributions.NegativeBinomialAtLeast(9, 1.2, double.PositiveInfinity));

    [Fact]
    public void The_chance_of_nothing_is_that_of_the_formula()
    {
        Same(Math.Exp(-7.25), Distributions.PoissonAtMost(0, 7.25));
        Same(0.125, Distributions.NegativeBinomialAtMost(0, 4.5, 1.5));
    }

    [Theory]
    [InlineData(0.3, 0.2)]
    [InlineData(7, 1.4)]
    [InlineData(40, 12)]
    public void What_is_not_at_least_is_at_most(double mean, double size)
    {
        for (int count = 0; count < 60; count++)
        {
            Assert.Equal(1, Distributions.PoissonAtLeast(count + 1, mean) + Distributions.PoissonAtMost(count, mean), 12);
            Assert.Equal(1, Distributions.NegativeBinomialAtLeast(count + 1, mean, size) + Distributions.NegativeBinomialAtMost(count, mean, size), 12);
        }
    }

    [Fact]
    public void A_week_against_three_years_needs_no_known_rate()
    {
        Same(0.6172172136, Distributions.BinomialAtLeast(3, 10, 0.3));
        Same(5.784706205957350e-06, Distributions.AtLeastGivenHistory(9, 187, 1 / 157.0));
        // a rate known only from its own count is a rate that varies: the same number
        Same(Distributions.AtLeastGivenHistory(9, 187, 1 / 157.0), Distributions.NegativeBinomialAtLeast(9, 188 / 156.0, 188));
    }

    [Fact]
    public void More_is_never_more_likely_than_less()
    {
        foreach (double size in (double[])[0.05, 1, 30, double.PositiveInfinity])
        {
            double before = 1;
            for (int count = 0; count < 300; count++)
            {
                double chance = Distributions.NegativeBinomialAtLeast(count, 20, size);
                Assert.InRange(chance, 0, before);
                before = chance;
            }
        }
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(1, 0)]
    [InlineData(1, double.NaN)]
    public void What_is_no_distribution_is_refused(double mean, double size) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Distributions.NegativeBinomialAtLeast(2, mean, size));

    private static void Same(double expected, double actual) => Assert.InRange(actual, expected * (1 - Digits), expected * (1 + Digits));
}
