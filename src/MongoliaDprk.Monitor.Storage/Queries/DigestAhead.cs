using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>What the next days bring: days of the calendar and visits that are planned.</summary>
internal static class DigestAhead
{
    private static readonly VisitStage[] Planned = [VisitStage.Unconfirmed, VisitStage.Invited, VisitStage.Announced];

    public static async Task<IReadOnlyList<DigestComing>> ReadAsync(
        MonitorDbContext context, Watchlist watchlist, DateOnly day, ReaderNames names, CancellationToken cancellationToken)
    {
        string[] days = [.. Enumerable.Range(0, DigestComing.Days + 1).Select(d => Iso(day.AddDays(d)))];
        var visits = await context.Visits
            .Where(v => !v.Historical && v.Review != VisitReview.Rejected && v.MergedIntoId == null && Planned.Contains(v.Stage) && days.Contains(v.Start))
            .Select(v => new { v.Id, v.Visitors, v.FromSide, v.ToSide, v.Place, v.Start, v.Stage }).ToListAsync(cancellationToken);
        return
        [
            .. watchlist.Calendar.SelectMany(c => Days(c, day).Select(d => new DigestComing(d, c.Name, c.Note, null)))
                .Concat(visits.Select(v => new DigestComing(
                    DateOnly.ParseExact(v.Start!, "yyyy-MM-dd", CultureInfo.InvariantCulture), Who(v.Visitors, v.FromSide, v.ToSide, names), v.Place, v.Id, v.Stage)))
                .OrderBy(c => c.Day).ThenBy(c => c.VisitId is null).ThenBy(c => c.VisitId).ThenBy(c => c.Name, StringComparer.Ordinal),
        ];
    }

    private static string Who(List<string> visitors, string? from, string? to, ReaderNames names)
    {
        string direction = $"{names.Country(from) ?? from ?? "?"} → {names.Country(to) ?? to ?? "?"}";
        return visitors.Count == 0 ? direction : $"{string.Join(", ", visitors.Select(v => names.Actor(v)))} ({direction})";
    }

    /// <summary>The day on which an entry of the calendar falls in the time ahead; MM-dd is every year's.</summary>
    private static IEnumerable<DateOnly> Days(CalendarDay entry, DateOnly from)
    {
        for (DateOnly day = from; day <= from.AddDays(DigestComing.Days); day = day.AddDays(1))
        {
            if (entry.Date == Iso(day) || entry.Date == day.ToString("MM-dd", CultureInfo.InvariantCulture))
                yield return day;
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
