using System.Globalization;

namespace MongoliaDprk.Monitor.Core.Sources;

/// <summary>
/// The learned rhythm of a source or place: a histogram of the gaps between new articles in which older gaps slowly fade. A bucket is half
/// an octave wide, so that a gap is known to a factor of 1.4, from a minute to years, in some hundred characters.
/// </summary>
/// <param name="Stored"><c>gaps;minutes;bucket:weight …</c>; empty = nothing learned yet.</param>
public sealed record Rhythm(string Stored)
{
    /// <summary>After 200 gaps one counts a third of a new one.</summary>
    private const double Fade = 0.995;

    /// <summary>What has faded below this is forgotten.</summary>
    private const double Least = 0.01;

    private const int LastBucket = 44;

    public static Rhythm Unknown { get; } = new("");

    /// <summary>Gaps ever seen.</summary>
    public int Gaps => Read().Gaps;

    /// <summary>Time in which they were seen: the sum of all gaps.</summary>
    public TimeSpan Observed => TimeSpan.FromMinutes(Read().Minutes);

    /// <summary>The rhythm with one more gap; a negative one (clocks jump) counts as none.</summary>
    public Rhythm With(TimeSpan gap)
    {
        (int gaps, double minutes, SortedDictionary<int, double> weights) = Read();
        double length = Math.Max(0, gap.TotalMinutes);
        foreach (int bucket in weights.Keys.ToArray())
        {
            weights[bucket] *= Fade;
            if (weights[bucket] < Least)
                weights.Remove(bucket);
        }

        int to = length <= 1 ? 0 : Math.Min(LastBucket, (int)Math.Ceiling((2 * Math.Log2(length)) - 1e-9));
        weights[to] = weights.GetValueOrDefault(to) + 1;
        return new Rhythm(string.Create(
            CultureInfo.InvariantCulture,
            $"{gaps + 1};{Math.Round(minutes + length)};{string.Join(' ', weights.Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Key}:{w.Value:0.###}")))}"));
    }

    /// <summary>The length that a share of the gaps does not exceed, rounded up to the end of its bucket; null = nothing learned yet.</summary>
    /// <param name="share">0 to 1; 0.99 = all but one in a hundred.</param>
    public TimeSpan? Quantile(double share)
    {
        SortedDictionary<int, double> weights = Read().Weights;
        double wanted = share * weights.Values.Sum(), sum = 0;
        foreach ((int bucket, double weight) in weights)
        {
            sum += weight;
            if (sum >= wanted - 1e-9)
                return TimeSpan.FromMinutes(Math.Pow(2, bucket / 2.0));
        }

        return null;
    }

    /// <summary>What cannot be read is as if nothing had been learned.</summary>
    private (int Gaps, double Minutes, SortedDictionary<int, double> Weights) Read()
    {
        SortedDictionary<int, double> weights = [];
        string[] parts = Stored.Split(';');
        if (parts.Length != 3 || !int.TryParse(parts[0], CultureInfo.InvariantCulture, out int gaps)
            || !double.TryParse(parts[1], CultureInfo.InvariantCulture, out double minutes))
        {
            return (0, 0, weights);
        }

        foreach (string pair in parts[2].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] both = pair.Split(':');
            if (both.Length == 2 && int.TryParse(both[0], CultureInfo.InvariantCulture, out int bucket)
                && double.TryParse(both[1], CultureInfo.InvariantCulture, out double weight))
            {
                weights[bucket] = weight;
            }
        }

        return (gaps, minutes, weights);
    }
}
