using System.Globalization;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Articles.Dates;

/// <summary>Makes claims of what is written: in the outlet's zone and calendar, with what cannot be believed marked as such.</summary>
/// <param name="page">When it was fetched bounds what is believed.</param>
/// <param name="source">Its zone and calendar, or null.</param>
/// <param name="zone">Zone of times that state none; null = unknown, taken as UTC.</param>
/// <param name="monthFirst">How 03/04/2024 is to be read: true = 4 March.</param>
internal sealed class DateClaimReader(FetchedPage page, Source? source, TimeZoneInfo? zone, bool monthFirst)
{
    /// <summary>Years before are what programs write that have no date.</summary>
    private const int FirstYear = 1980;

    /// <summary>A time written by a program this close to the fetch is that of the page being built.</summary>
    private static readonly TimeSpan Building = TimeSpan.FromSeconds(10);

    /// <summary>Hours by which a date may lie after the fetch: an hour for wrong clocks, for a day without time also the zones east of ours.</summary>
    private const int LatestHours = 1;
    private const int LatestHoursOfDay = 14;

    /// <summary>A dateline farther from other evidence does not tell its year.</summary>
    private const int LongestDays = 90;

    private const int MostInOneStretch = 3;

    private readonly int yearOffset = source?.Calendar == SourceCalendar.Juche ? DateWords.EraOffset(nameof(SourceCalendar.Juche)) ?? 0 : 0;

    public DateClaim Read(string text, DateTrust trust) =>
        DateText.Parse(text, monthFirst, yearOffset) is not { } written ? new DateClaim(trust, text, null, DateRejection.Unreadable) : Of(written, text, trust);

    /// <summary>All dates of a printed stretch, at most three; none when it names none.</summary>
    public IEnumerable<DateClaim> ReadAll(string text, DateTrust trust)
    {
        string rest = text;
        for (int count = 0; count < MostInOneStretch && DateText.Parse(rest, monthFirst, yearOffset) is { End: > 0 } written; count++)
        {
            yield return Of(written, text, trust);
            rest = rest[written.End..];
        }
    }

    /// <summary>A day that was put together from several places.</summary>
    public DateClaim Read(DateOnly day, string text, DateTrust trust) => Of(new WrittenDate(day.ToDateTime(TimeOnly.MinValue), false), text, trust);

    /// <summary>An instant in UTC.</summary>
    /// <param name="dayOnly">Only its day in the outlet's zone was stated.</param>
    public DateClaim Read(DateTime utc, bool dayOnly, DateTrust trust)
    {
        string text = utc.ToString("u", CultureInfo.InvariantCulture);
        return dayOnly
            ? Read(DateOnly.FromDateTime(source is null ? utc : TimeZoneInfo.ConvertTimeFromUtc(utc, source.TimeZone)), text, trust)
            : Of(new WrittenDate(utc, true, new WrittenZone(TimeSpan.Zero, null)), text, trust);
    }

    /// <summary>Day and month of a dateline in the year that puts them next to other evidence or, without any, last before the fetch; null when both are far.</summary>
    public DateOnly? Nearest(int month, int day, PublishedDate? anchor)
    {
        DateOnly about = anchor?.Day ?? DateOnly.FromDateTime(page.FetchedAt);
        foreach (int year in (int[])[about.Year, about.Year - 1, about.Year + 1])
        {
            if (day < 1 || month is < 1 or > 12 || day > DateTime.DaysInMonth(year, month))
                continue;
            int ahead = new DateOnly(year, month, day).DayNumber - about.DayNumber;
            if (anchor is null ? ahead is <= 1 and >= -LongestDays : Math.Abs(ahead) <= LongestDays)
                return new DateOnly(year, month, day);
        }

        return null;
    }

    private DateClaim Of(WrittenDate written, string text, DateTrust trust)
    {
        if (written.Local.Year < FirstYear)
            return new DateClaim(trust, text, null, DateRejection.Placeholder);
        TimeSpan? stated = written.HasTime ? written.Zone.At(written.Local, source?.TimeZone) : null;
        DateTimeOffset at = new(written.Local, stated ?? zone?.GetUtcOffset(written.Local) ?? TimeSpan.Zero);
        if (written.HasTime && source is not null)
            at = TimeZoneInfo.ConvertTime(at, source.TimeZone);
        // A time in a zone that is only supposed may seem to lie ahead: its day holds, its clock does not.
        if (written.HasTime && stated is null && source is null && at.UtcDateTime > page.FetchedAt.AddHours(LatestHours))
            return Of(written with { Local = written.Local.Date, HasTime = false }, text, trust);
        if (at.UtcDateTime > page.FetchedAt.AddHours(written.HasTime ? LatestHours : LatestHoursOfDay))
            return written.Other is { } other ? Of(written with { Local = other.ToDateTime(TimeOnly.MinValue) + written.Local.TimeOfDay, Other = null }, text, trust) : new DateClaim(trust, text, null, DateRejection.InFuture);
        if (trust is not (DateTrust.LinkedArticle or DateTrust.NewsSitemap or DateTrust.Feed or DateTrust.Seen) && written.HasTime && (at.UtcDateTime - page.FetchedAt).Duration() < Building)
            return new DateClaim(trust, text, null, DateRejection.Placeholder);
        PublishedDate date = new(at, written.HasTime ? DatePrecision.Minute : DatePrecision.Day, trust.Origin());
        return new DateClaim(trust, text, date, null) { Other = written.Other, StatesZone = stated is not null };
    }
}
