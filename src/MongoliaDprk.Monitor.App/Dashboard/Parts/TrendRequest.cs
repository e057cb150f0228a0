using System.Globalization;
using MongoliaDprk.Monitor.App.Api;
using MongoliaDprk.Monitor.Core.Trends;

namespace MongoliaDprk.Monitor.App.Dashboard.Parts;

/// <summary>What a count is told as.</summary>
public enum TrendMeasure
{
    /// <summary>The number itself.</summary>
    Count,

    /// <summary>Articles as a part of all that was collected.</summary>
    Share,
}

/// <summary>Everything that can be chosen on the page of trends.</summary>
/// <param name="Top">Keys that are drawn.</param>
/// <param name="Average">Steps that the moving average is of; 0 = none is drawn.</param>
/// <param name="YearBefore">The same step a year before is drawn too.</param>
public sealed record TrendRequest(TrendQuery Query, CountUnit Unit, TrendMeasure Measure, int Top, int Average, bool YearBefore)
{
    public const int StandardTop = 8;
    private const int HighestTop = 20;
    private const int HighestAverage = 52;

    /// <summary>
    /// Without a first day in the address the last quarter; with an empty one from the beginning. The first day is that of its step, so that
    /// no first bar is low because half of it is cut off.
    /// </summary>
    internal static TrendRequest Read(QueryReader query, DateOnly today)
    {
        var measure = query.Choice<TrendMeasure>("measure") ?? TrendMeasure.Count;
        CountUnit unit = query.Choice<CountUnit>("unit") ?? CountUnit.Article;
        TrendQuery asked = query.Trend(today);
        if (asked.Filter.From is { } from)
            asked = asked with { Filter = asked.Filter with { From = TrendCalendar.FirstDay(from, asked.Per) } };
        return new TrendRequest(
            asked, measure == TrendMeasure.Share ? CountUnit.Article : unit, measure,
            query.Number("top", StandardTop, 1, HighestTop), query.Number("average", 0, 0, HighestAverage), query.Switch("year"));
    }

    /// <summary>The address of exactly this.</summary>
    internal string Address(MentionFilter? filter = null) => QueryText.Address(
        "/trends",
        [
            ("by", Word(Query.By)), ("per", Word(Query.Per)), ("unit", Unit == CountUnit.Article ? null : Word(Unit)),
            ("measure", Measure == TrendMeasure.Count ? null : Word(Measure)), ("top", Top == StandardTop ? null : Whole(Top)),
            ("average", Average == 0 ? null : Whole(Average)), ("year", YearBefore ? "true" : null),
            .. QueryText.Period(filter ?? Query.Filter),
        ]);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
