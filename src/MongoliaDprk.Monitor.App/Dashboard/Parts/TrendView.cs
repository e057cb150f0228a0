using MongoliaDprk.Monitor.Core.Trends;

namespace MongoliaDprk.Monitor.App.Dashboard.Parts;

/// <summary>One key's counts over all steps.</summary>
/// <param name="Articles">Sum over the steps; an article lies in one step only, so none counts twice.</param>
/// <param name="Values">Articles per step of <see cref="TrendView.Steps"/>.</param>
/// <param name="Peak">Index of the step with most articles.</param>
public sealed record TrendSeries(string Key, int Articles, int Hits, IReadOnlyList<int> Values, int Peak);

/// <summary>A trend made ready to be drawn: steps without gaps, keys by number of articles.</summary>
public sealed record TrendView(IReadOnlyList<DateOnly> Steps, IReadOnlyList<TrendSeries> Series)
{
    /// <summary>The highest value of all series: they share one scale.</summary>
    public int Highest => Series.Count == 0 ? 0 : Series.Max(s => s.Values[s.Peak]);

    /// <param name="points">As counted.</param>
    /// <param name="query">Gives the period; an open end is the first or last point.</param>
    /// <param name="today">The period does not reach beyond it unless points do.</param>
    public static TrendView Of(IReadOnlyList<TrendPoint> points, TrendQuery query, DateOnly today)
    {
        if (points.Count == 0)
            return new TrendView([], []);
        (DateOnly first, DateOnly last) = (points.Min(p => p.Step), points.Max(p => p.Step));
        DateOnly from = query.Filter.From is { } asked && asked < first ? asked : first;
        DateOnly end = query.Filter.To is { } to && to < today ? to : today;
        IReadOnlyList<DateOnly> steps = TrendSteps.Between(from, end > last ? end : last, query.Per);
        Dictionary<DateOnly, int> index = steps.Select((step, i) => (step, i)).ToDictionary(s => s.step, s => s.i);
        return new TrendView(steps, [.. points.GroupBy(p => p.Key, StringComparer.Ordinal).Select(g => Sum(g.Key, g, index)).OrderByDescending(s => s.Articles).ThenBy(s => s.Key, StringComparer.Ordinal)]);
    }

    private static TrendSeries Sum(string key, IEnumerable<TrendPoint> points, Dictionary<DateOnly, int> index)
    {
        var values = new int[index.Count];
        int hits = 0;
        foreach (TrendPoint point in points)
        {
            values[index[point.Step]] += point.Articles;
            hits += point.Hits;
        }

        return new TrendSeries(key, values.Sum(), hits, values, Array.IndexOf(values, values.Max()));
    }
}
