using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Api;

/// <summary>Which list stands behind a number of a trend.</summary>
internal static class CountedList
{
    /// <summary>The list of one key in one step.</summary>
    public static ListQuery Of(TrendQuery query, string key, DateOnly step, CountUnit unit)
    {
        (DateOnly first, DateOnly last) = (step, TrendCalendar.LastDay(step, query.Per));
        MentionFilter filter = query.Filter;
        return Of(query.By, filter with { From = filter.From > first ? filter.From : first, To = filter.To < last ? filter.To : last }, key, unit);
    }

    /// <summary>The list of one key over the whole period of the filter.</summary>
    public static ListQuery Of(TrendBy by, MentionFilter filter, string key, CountUnit unit) => new(
        unit,
        by switch
        {
            TrendBy.Actor => filter with { Actor = key },
            TrendBy.Office => filter with { Office = key },
            TrendBy.Source => filter with { Source = key },
            TrendBy.Topic => filter with { Topic = key },
            TrendBy.Country => filter with { Country = key },
            TrendBy.Side => filter with { SourceSide = key },
            TrendBy.Language => filter with { Language = key },
            TrendBy.Salience => filter with { Salience = Enum.Parse<Salience>(key, ignoreCase: true) },
            TrendBy.All => filter,
            _ => throw new InvalidOperationException($"There is no list for counts by {by}."),
        },
        by == TrendBy.Office);

    /// <summary>The articles that name both of a pair.</summary>
    /// <param name="filter">What the pairs were counted in, without an office; a country holds for either of the two, which the ids say already.</param>
    public static ListQuery Of(PairCount pair, MentionFilter filter) =>
        new(CountUnit.Article, filter with { Actor = pair.Actor, Country = null }) { With = pair.Other };
}
