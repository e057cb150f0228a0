namespace MongoliaDprk.Monitor.Core.Trends.Anomalies;

/// <summary>
/// How much the weeks of a series vary beyond chance. News comes in bursts: the variance of a week of mean m is m + a·m², a being 0 for
/// events that do not know of each other.
/// </summary>
/// <param name="Excess">Sum over the weeks of (count − mean)² − mean.</param>
/// <param name="Squares">Sum of mean².</param>
/// <param name="Error">Variance of <paramref name="Excess"/>: what it is without bursts, or what the weeks show, whichever is more.</param>
internal readonly record struct Bursts(double Excess, double Squares, double Error)
{
    /// <summary>Taken for the typical a while too little is known: as many weeks with twice the mean as with half of it.</summary>
    public const double Typical = 2;

    private const double LeastTypical = 1, MostTypical = 20;

    /// <summary>What the weeks of several series together need to know, in <see cref="Squares"/>, before they say what is typical.</summary>
    private const double EnoughSquares = 5;

    /// <summary>Standard errors added to what the weeks say.</summary>
    private const double Margin = 1.5;

    /// <summary>The a of one series: what its own weeks say, as far as they do, and what is typical; some standard errors above that, for a burst overlooked is a false alarm.</summary>
    public double With(double typical, double weight) =>
        Math.Max(0, (Excess + weight * typical) / (Squares + weight)) + Margin * Math.Sqrt(Error) / (Squares + weight);

    /// <summary>The a of many series together.</summary>
    public static double TypicalOf(IEnumerable<Bursts> all)
    {
        Bursts sum = all.Aggregate(default(Bursts), (a, b) => new Bursts(a.Excess + b.Excess, a.Squares + b.Squares, a.Error + b.Error));
        return sum.Squares < EnoughSquares ? Typical : Math.Clamp(sum.Excess / sum.Squares, LeastTypical, MostTypical);
    }
}
