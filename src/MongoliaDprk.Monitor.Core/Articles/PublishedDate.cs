using System.Globalization;

namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>How exactly a publication date is known.</summary>
public enum DatePrecision { Minute, Day, Month }

/// <summary>Where a publication date was found, by kind of place; the order of trust is finer and stands in Dates/DateTrust.</summary>
public enum DateOrigin { JsonLd, Meta, TimeElement, Address, Text, Feed, Sitemap, Dateline }

/// <summary>A publication date with how exactly it is known and where it came from.</summary>
/// <param name="At">The instant in the outlet's offset; for day and month precision its time of day is zero.</param>
public sealed record PublishedDate(DateTimeOffset At, DatePrecision Precision, DateOrigin From)
{
    /// <summary>The calendar day at the outlet.</summary>
    public DateOnly Day => DateOnly.FromDateTime(At.DateTime);

    /// <summary>The time of day is known; midnight is what programs write that know only the day.</summary>
    internal bool HasClock => Precision == DatePrecision.Minute && At.TimeOfDay != TimeSpan.Zero;

    /// <summary>ISO 8601 in exactly the known precision: <c>2024-03-10T09:00:00+08:00</c>, <c>2024-03-10</c> or <c>2024-03</c>.</summary>
    public override string ToString() => At.ToString(Precision switch
    {
        DatePrecision.Minute => "yyyy-MM-dd'T'HH:mm:sszzz",
        DatePrecision.Day => "yyyy-MM-dd",
        _ => "yyyy-MM",
    }, CultureInfo.InvariantCulture);
}
