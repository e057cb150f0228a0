namespace MongoliaDprk.Monitor.Core.Trends.Anomalies;

/// <summary>
/// Tails of the distributions that rare counts follow, exact to about nine digits also far out in the tail, where alarms live: chances of
/// one in a million must not be lost in a subtraction from one.
/// </summary>
public static class Distributions
{
    /// <summary>P(X ≥ <paramref name="count"/>) for a Poisson count.</summary>
    /// <param name="mean">Expected count, 0 or more.</param>
    public static double PoissonAtLeast(int count, double mean)
    {
        NotNegative(mean);
        return count <= 0 ? 1 : SpecialFunctions.LowerGamma(count, mean);
    }

    /// <summary>P(X ≤ <paramref name="count"/>) for a Poisson count; with 0, the chance that nothing happens.</summary>
    /// <inheritdoc cref="PoissonAtLeast"/>
    public static double PoissonAtMost(int count, double mean)
    {
        NotNegative(mean);
        return count < 0 ? 0 : SpecialFunctions.UpperGamma(count + 1.0, mean);
    }

    /// <summary>
    /// P(X ≥ <paramref name="count"/>) for a negative binomial count, whose variance is mean + mean² / size: a Poisson count whose own mean
    /// varies from time to time (news comes in bursts), or is known only from a short history.
    /// </summary>
    /// <param name="mean">Expected count, 0 or more.</param>
    /// <param name="size">More than 0; small = bursts; infinite = Poisson.</param>
    public static double NegativeBinomialAtLeast(int count, double mean, double size)
    {
        NotNegative(mean);
        Positive(size);
        if (double.IsPositiveInfinity(size))
            return PoissonAtLeast(count, mean);
        return count <= 0 ? 1 : SpecialFunctions.Beta(count, size, mean / (mean + size));
    }

    /// <summary>P(X ≤ <paramref name="count"/>); with 0, the chance that nothing happens.</summary>
    /// <inheritdoc cref="NegativeBinomialAtLeast"/>
    public static double NegativeBinomialAtMost(int count, double mean, double size)
    {
        NotNegative(mean);
        Positive(size);
        if (double.IsPositiveInfinity(size))
            return PoissonAtMost(count, mean);
        return count < 0 ? 0 : SpecialFunctions.Beta(size, count + 1.0, size / (mean + size));
    }

    /// <summary>P(X ≥ <paramref name="count"/>) of <paramref name="trials"/> that each succeed with <paramref name="chance"/>.</summary>
    public static double BinomialAtLeast(int count, int trials, double chance)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        if (chance is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(chance), chance, "a chance lies from 0 to 1");
        return count <= 0 ? 1 : count > trials ? 0 : SpecialFunctions.Beta(count, trials - count + 1.0, chance);
    }

    /// <summary>
    /// The exact conditional test of two Poisson counts: were the rates equal, each of all events would have fallen into the newer period
    /// with the newer period's share of the time, so that no rate has to be known.
    /// </summary>
    /// <returns>Chance of at least <paramref name="count"/> events in the newer period.</returns>
    /// <param name="before">Events of the older period.</param>
    /// <param name="share">Newer period / both periods, 0 to 1.</param>
    public static double AtLeastGivenHistory(int count, int before, double share) => BinomialAtLeast(count, count + before, share);

    private static void NotNegative(double mean)
    {
        if (mean is not >= 0 || double.IsPositiveInfinity(mean))
            throw new ArgumentOutOfRangeException(nameof(mean), mean, "an expected count is 0 or more");
    }

    private static void Positive(double size)
    {
        if (size is not > 0)
            throw new ArgumentOutOfRangeException(nameof(size), size, "the size of a negative binomial is more than 0");
    }
}
