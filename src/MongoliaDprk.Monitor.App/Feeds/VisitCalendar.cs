using System.Globalization;
using MongoliaDprk.Monitor.App.Dashboard;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Feeds;

/// <summary>
/// Visits and the days of the watchlist's calendar as iCalendar (RFC 5545): all-day events. A visit whose day nobody states is no event;
/// one of which only the month is known takes the month and says so.
/// </summary>
internal sealed class VisitCalendar(Watchlist watchlist)
{
    /// <summary>Any year before the first that is shown, and one that has a 29 February.</summary>
    private const string FirstYear = "2020";

    private const string Host = "@mongoliadprk.monitor";

    private readonly ShownNames names = new(watchlist);
    private readonly CalendarText text = new();

    public string Write(IEnumerable<VisitItem> visits)
    {
        text.Add("BEGIN", "VCALENDAR");
        text.Add("VERSION", "2.0");
        text.Add("PRODID", "-//MongoliaDprk.Monitor//Visits//EN");
        text.AddText("X-WR-CALNAME", OutsideText.Clean(watchlist.Name));
        foreach (VisitItem visit in visits.OrderBy(v => v.Id))
            Add(visit);
        foreach (CalendarDay day in watchlist.Calendar)
            Add(day);
        text.Add("END", "VCALENDAR");
        return text.ToString();
    }

    private void Add(VisitItem visit)
    {
        if (Days(visit.Start ?? visit.End) is not { } first)
            return;
        (DateOnly _, DateOnly last, bool exactEnd) = Days(visit.End) ?? first;
        bool exact = first.Exact && exactEnd;
        string who = visit.Visitors.Count > 0 ? string.Join(", ", visit.Visitors.Select(names.Actor)) : "visitors not named";
        string stage = visit.Stage.ToString().ToLowerInvariant();
        Begin(string.Create(CultureInfo.InvariantCulture, $"visit-{visit.Id}{Host}"), visit.LastReported, first.From, last < first.From ? first.To : last);
        text.Add("SEQUENCE", visit.Version.ToString(CultureInfo.InvariantCulture));
        text.Add("STATUS", visit.Stage switch
        {
            VisitStage.Cancelled or VisitStage.Denied => "CANCELLED",
            VisitStage.Underway or VisitStage.Concluded => "CONFIRMED",
            _ => "TENTATIVE",
        });
        text.AddText("SUMMARY", $"{who} ({Country(visit.From)} → {Country(visit.To)}), {stage}{(exact ? "" : ", day not stated")}");
        if (visit.Place is { } place)
            text.AddText("LOCATION", OutsideText.Clean(place));
        text.AddText("DESCRIPTION", string.Create(
            CultureInfo.InvariantCulture, $"Stage: {stage}\nDates as reported: {visit.Start ?? "?"} to {visit.End ?? "?"}\nReports: {visit.Reports}, the last on {visit.LastReported:yyyy-MM-dd}\nConfidence: {visit.Confidence:P0}"));
        text.Add("END", "VEVENT");
    }

    private void Add(CalendarDay day)
    {
        bool yearly = day.Date.Length == "MM-dd".Length;
        if (Days(yearly ? $"{FirstYear}-{day.Date}" : day.Date) is not { Exact: true } date)
            return;
        Begin($"day-{day.Id}{Host}", date.From, date.From, date.To);
        if (yearly)
            text.Add("RRULE", "FREQ=YEARLY");
        text.AddText("SUMMARY", OutsideText.Clean(day.Name));
        if (day.Note is { } note)
            text.AddText("DESCRIPTION", OutsideText.Clean(note));
        text.Add("END", "VEVENT");
    }

    /// <param name="revised">DTSTAMP: without METHOD it says when the event was revised (§3.8.7.2), so that an unchanged file is the same bytes.</param>
    private void Begin(string id, DateOnly revised, DateOnly from, DateOnly to)
    {
        text.Add("BEGIN", "VEVENT");
        text.Add("UID", id);
        text.Add("DTSTAMP", Day(revised) + "T000000Z");
        text.Add("DTSTART;VALUE=DATE", Day(from));
        text.Add("DTEND;VALUE=DATE", Day(to.AddDays(1)));
        text.Add("TRANSP", "TRANSPARENT");
    }

    private string Country(string? code) => code is null ? "?" : names.Country(code);

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <param name="iso">Day or month; a year alone says too little.</param>
    private static (DateOnly From, DateOnly To, bool Exact)? Days(string? iso)
    {
        if (DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            return (day, day, true);
        return DateOnly.TryParseExact(iso, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly month)
            ? (month, month.AddMonths(1).AddDays(-1), false)
            : null;
    }
}
