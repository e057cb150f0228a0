using System.Globalization;
using MongoliaDprk.Monitor.App.Api;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Trends;

namespace MongoliaDprk.Monitor.App.Dashboard.Parts;

/// <summary>Trends in words.</summary>
internal static class TrendWords
{
    public static string By(TrendBy by) => by switch
    {
        TrendBy.Country => "side of the actor",
        TrendBy.Side => "side of the outlet",
        TrendBy.Salience => "prominence",
        TrendBy.All => "all together",
        _ => by.ToString().ToLowerInvariant(),
    };

    /// <summary>The name to be read for a key.</summary>
    public static string Name(TrendBy by, string key, ShownNames names) => by switch
    {
        _ when key == TrendKeys.Unknown => "not known",
        TrendBy.Actor => names.Actor(key),
        TrendBy.Office => names.Office(key),
        TrendBy.Source => names.Source(key),
        TrendBy.Country or TrendBy.Side => names.Country(key),
        TrendBy.Language => names.Language(key),
        TrendBy.Salience => DigestWords.Where(Enum.Parse<Salience>(key, ignoreCase: true)),
        TrendBy.All => "all",
        _ => OutsideText.Clean(key),
    };

    /// <summary>Periods that are asked for most, each with the step that suits it; without a first day from the beginning.</summary>
    public static IEnumerable<(string Words, TrendPer Per, DateOnly? From)> Periods(DateOnly today) =>
    [
        ("30 days", TrendPer.Day, today.AddDays(-29)), ("3 months", TrendPer.Week, today.AddMonths(-3)), ("1 year", TrendPer.Month, today.AddYears(-1)),
        ("5 years", TrendPer.Quarter, today.AddYears(-5)), ("all years", TrendPer.Year, null),
    ];

    public static string Period(MentionFilter filter) => (filter.From, filter.To) switch
    {
        (null, null) => ", from the beginning",
        ({ } from, null) => $", from {QueryText.Day(from)}",
        (null, { } to) => $", until {QueryText.Day(to)}",
        ({ } from, { } to) => $", {QueryText.Day(from)} to {QueryText.Day(to)}",
    };

    /// <summary>"+3 (+50 %) against the period before".</summary>
    public static string Change(int count, int before) => before == 0
        ? "none in the period before"
        : string.Create(CultureInfo.InvariantCulture, $"{count - before:+0;−0;±0} ({(double)(count - before) / before:+0 %;−0 %;±0 %}) against the period before");

    /// <summary>What is told when a step is pointed at.</summary>
    public static string Step(DateOnly step, TrendSeries series, int i, CoverageStep collected, TrendRequest request)
    {
        string day = QueryText.Day(step)!;
        if (!collected.Known && series.Values[i] == 0)
            return $"{day}: nothing was collected";
        string words = string.Create(CultureInfo.InvariantCulture, $"{day}: {series.Values[i]} {(series.Values[i] == 1 ? CountUnits.Noun(request.Unit).One : CountUnits.Noun(request.Unit).Many)}");
        if (series.Shares[i] is { } share && request.Measure == TrendMeasure.Share)
            words += string.Create(CultureInfo.InvariantCulture, $", {share:0.##%} of {collected.Collected} collected");
        if (series.Average?[i] is { } average)
            words += string.Create(CultureInfo.InvariantCulture, $"; mean {average:0.#}");
        return series.YearBefore?[i] is { } year ? words + string.Create(CultureInfo.InvariantCulture, $"; a year before {year}") : words;
    }
}
