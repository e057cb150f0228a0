using MongoliaDprk.Monitor.Core.Articles.Dates;
using MongoliaDprk.Monitor.Core.Feeds;

namespace MongoliaDprk.Monitor.Core.Sources;

/// <summary>Tells links to old articles before their pages are fetched.</summary>
public static class LinkAge
{
    /// <summary>
    /// True when the article surely appeared before the day, by its date, its last change or the day in its address, each with a day's slack
    /// for zones; false also when nothing is known.
    /// </summary>
    public static bool IsBefore(Link link, DateOnly day)
    {
        DateTime first = day.AddDays(-1).ToDateTime(TimeOnly.MinValue);
        if ((link.Published ?? link.Modified) is { } at)
            return at < first;
        return AddressDate.Parse(link.Address.AbsoluteUri) is { } stated && (stated.DayKnown ? stated.Date : stated.Date.AddMonths(1)) < first;
    }
}
