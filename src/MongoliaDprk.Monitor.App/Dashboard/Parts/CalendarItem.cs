using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Dashboard.Parts;

/// <summary>A day of the calendar or a visit, as a span of days shows it.</summary>
/// <param name="Last">Equal to <paramref name="First"/> but for visits of several days.</param>
/// <param name="Entry">Null = a visit.</param>
/// <param name="Visit">Null = a day of the calendar.</param>
public sealed record CalendarItem(DateOnly First, DateOnly Last, CalendarEntry? Entry, VisitItem? Visit)
{
    public bool Holds(DateOnly day) => First <= day && day <= Last;

    /// <summary>All by their first day. Of visits those whose date is known at least to the month, and that touch the span.</summary>
    public static IReadOnlyList<CalendarItem> Of(IEnumerable<CalendarEntry> entries, IEnumerable<VisitItem> visits, DateOnly from, DateOnly to) =>
    [
        .. entries.Select(e => new CalendarItem(e.On, e.On, e, null)).Concat(visits.SelectMany(Dated)).Where(i => i.First <= to && i.Last >= from)
            .OrderBy(i => i.First).ThenBy(i => i.Visit is null).ThenBy(i => i.Visit?.Id).ThenBy(i => i.Entry?.Day.Id, StringComparer.Ordinal),
    ];

    /// <summary>A visit whose day is not known stands on the first day of its month; one of which only the year is known, nowhere.</summary>
    private static IEnumerable<CalendarItem> Dated(VisitItem visit)
    {
        if ((visit.Start ?? visit.End) is not { Length: >= 7 } start || IsoDay.First(start) is not { } first)
            yield break;
        DateOnly last = visit.End is { Length: 10 } && start.Length == 10 && IsoDay.First(visit.End) is { } end && end > first ? end : first;
        yield return new CalendarItem(first, last, null, visit);
    }
}
