namespace MongoliaDprk.Monitor.Core.Trends.Anomalies;

/// <summary>
/// Looks every night for series whose last week has more than their own history explains. All series together are expected to give at most
/// <see cref="FalseAlarmsPerYear"/>: each night's test of each series may err with that chance divided by the number of nights and series
/// (Bonferroni), which holds whatever depends on what.
/// </summary>
/// <remarks>A week has every weekday once, so that weekends do not matter, and a story that runs for days counts as a whole.</remarks>
public sealed class AnomalyFinder(ExpectedDays expected)
{
    /// <summary>Expected at the most, over all series together.</summary>
    public const double FalseAlarmsPerYear = 1;

    public const int WindowDays = 7;

    /// <summary>Older days do not count: names and outlets change.</summary>
    public const int HistoryDays = 3 * 365;

    /// <summary>Collected days without which nothing is said of a series.</summary>
    public const int LeastHistory = 180;

    /// <summary>Fewer are told as mentions; no rate can be so low that one or two articles were a wave.</summary>
    public const int LeastCount = 3;

    private const double NightsPerYear = 365.25;

    /// <summary>The chance below which a count is told.</summary>
    /// <param name="series">How many are tested each night.</param>
    public static double Limit(int series) => FalseAlarmsPerYear / NightsPerYear / Math.Max(1, series);

    /// <summary>All findings of one night, the least likely first.</summary>
    /// <param name="series">All that are watched.</param>
    /// <param name="day">Last day of the week that is tested.</param>
    public IReadOnlyList<AnomalyFinding> Find(IReadOnlyDictionary<string, DailyCounts> series, DateOnly day)
    {
        DateOnly from = day.AddDays(1 - WindowDays);
        string[] suspects = [.. series.Where(s => s.Value.Count(from, day) >= LeastCount).Select(s => s.Key)];
        if (suspects.Length == 0)
            return [];
        Dictionary<string, SeriesModel> models = series.ToDictionary(s => s.Key, s => Model(s.Value, day));
        double typical = Bursts.TypicalOf(models.Values.Select(m => m.Bursts)), limit = Limit(series.Count);
        return
        [
            .. suspects.Select(s => Test(s, series[s], models[s], day, typical)).OfType<AnomalyFinding>()
                .Where(f => f.Chance <= limit).OrderBy(f => f.Chance).ThenBy(f => f.Series, StringComparer.Ordinal),
        ];
    }

    /// <summary>One series alone, whatever its chance.</summary>
    /// <returns>Null = nothing can be said: too few counts, too little history, or days of the calendar of which no other year is known.</returns>
    internal AnomalyFinding? Test(string name, DailyCounts series, DateOnly day, double typicalBursts = Bursts.Typical) =>
        series.Count(day.AddDays(1 - WindowDays), day) < LeastCount ? null : Test(name, series, Model(series, day), day, typicalBursts);

    private SeriesModel Model(DailyCounts series, DateOnly day)
    {
        DateOnly last = day.AddDays(-WindowDays);
        return new SeriesModel(series, expected, last.AddDays(1 - HistoryDays), last);
    }

    private static AnomalyFinding? Test(string name, DailyCounts series, SeriesModel model, DateOnly day, double typicalBursts)
    {
        DateOnly from = day.AddDays(1 - WindowDays);
        if (model.Days < LeastHistory || model.Expect(from, day, typicalBursts) is not { } expectation)
            return null;
        int count = series.Count(from, day);
        return new AnomalyFinding(
            name, from, day, count, expectation.Mean, Distributions.NegativeBinomialAtLeast(count, expectation.Mean, expectation.Size), model.Days, expectation.Calendar);
    }
}
