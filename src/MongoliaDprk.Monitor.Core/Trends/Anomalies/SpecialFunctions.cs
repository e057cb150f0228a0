namespace MongoliaDprk.Monitor.Core.Trends.Anomalies;

/// <summary>Gamma and beta functions, complete and incomplete (NIST Digital Library of Mathematical Functions, chapters 5 and 8).</summary>
internal static class SpecialFunctions
{
    private const int MostSteps = 100_000;
    private const double Enough = 1e-15;

    /// <summary>Lanczos' approximation with g = 7 and nine terms: about 15 digits.</summary>
    private static readonly double[] Lanczos =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>ln Γ(x) for x &gt; 0.</summary>
    public static double LogGamma(double x)
    {
        if (x < 0.5)
            return Math.Log(Math.PI / Math.Sin(Math.PI * x)) - LogGamma(1 - x);
        double z = x - 1, sum = Lanczos[0];
        for (int i = 1; i < Lanczos.Length; i++)
            sum += Lanczos[i] / (z + i);
        double t = z + Lanczos.Length - 1.5;
        return 0.5 * Math.Log(2 * Math.PI) + (z + 0.5) * Math.Log(t) - t + Math.Log(sum);
    }

    /// <summary>Regularised lower incomplete gamma function P(a, x), a &gt; 0, x ≥ 0.</summary>
    public static double LowerGamma(double a, double x) => x <= 0 ? 0 : x < a + 1 ? GammaSeries(a, x) : 1 - GammaFraction(a, x);

    /// <summary>Q(a, x) = 1 − P(a, x), without the loss of digits.</summary>
    public static double UpperGamma(double a, double x) => x <= 0 ? 1 : x < a + 1 ? 1 - GammaSeries(a, x) : GammaFraction(a, x);

    /// <summary>Regularised incomplete beta function I_x(a, b), a and b &gt; 0, 0 ≤ x ≤ 1.</summary>
    public static double Beta(double a, double b, double x)
    {
        if (x <= 0)
            return 0;
        if (x >= 1)
            return 1;
        double front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + a * Math.Log(x) + b * Math.Log(1 - x));
        // the fraction converges fast on its own side of the mean only
        return x < (a + 1) / (a + b + 2) ? front * BetaFraction(a, b, x) / a : 1 - front * BetaFraction(b, a, 1 - x) / b;
    }

    /// <summary>DLMF 8.11.4.</summary>
    private static double GammaSeries(double a, double x)
    {
        double term = 1 / a, sum = term;
        for (int n = 1; n < MostSteps && Math.Abs(term) > Math.Abs(sum) * Enough; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        return sum * Math.Exp(a * Math.Log(x) - x - LogGamma(a));
    }

    /// <summary>DLMF 8.9.2, evaluated forwards (Lentz).</summary>
    private static double GammaFraction(double a, double x)
    {
        double b = x + 1 - a, d = 1 / b, c = double.MaxValue, value = d;
        for (int n = 1; n < MostSteps; n++)
        {
            double an = -n * (n - a);
            b += 2;
            d = 1 / NotZero(an * d + b);
            c = NotZero(b + an / c);
            value *= c * d;
            if (Math.Abs(c * d - 1) < Enough)
                break;
        }

        return value * Math.Exp(a * Math.Log(x) - x - LogGamma(a));
    }

    /// <summary>DLMF 8.17.22, evaluated forwards (Lentz).</summary>
    private static double BetaFraction(double a, double b, double x)
    {
        double c = 1, d = 1 / NotZero(1 - (a + b) * x / (a + 1)), value = d;
        for (int m = 1; m < MostSteps; m++)
        {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / NotZero(1 + even * d);
            c = NotZero(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / NotZero(1 + odd * d);
            c = NotZero(1 + odd / c);
            value *= d * c;
            if (Math.Abs(d * c - 1) < Enough)
                break;
        }

        return value;
    }

    private static double NotZero(double value) => Math.Abs(value) < 1e-300 ? 1e-300 : value;
}
