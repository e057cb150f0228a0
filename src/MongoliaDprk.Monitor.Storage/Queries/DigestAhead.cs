using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Visits;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>What the next days bring: days of the calendar and visits that are planned.</summary>
internal static class DigestAhead
{
    private static readonly VisitStage[] Planned = [VisitStage.Unconfirmed, VisitStage.Invited, VisitStage.Announced];

    public static async Task<IReadOnlyList<DigestComing>> ReadAsync(
        MonitorDbContext context, ExpectedEvents events, DateOnly day, ReaderNames names, CancellationToken cancellationToken)
    {
        string[] days = [.. Enumerable.Range(0, DigestComing.Days + 1).Select(d => Iso(day.AddDays(d)))];
        var visits = await context.Visits
            .Where(v => !v.Historical && v.Review != VisitReview.Rejected && v.MergedIntoId == null && Planned.Contains(v.Stage) && days.Contains(v.Start))
            .Select(v => new { v.Id, v.Visitors, v.FromSide, v.ToSide, v.Place, v.Start, v.Stage }).ToListAsync(cancellationToken);
        return
        [
            .. events.Days(day, day.AddDays(DigestComing.Days))
                .Select(d => new DigestComing(d.On, d.Day.Name, d.Day.Note, null) { IsAbout = d.Day.Moving && !d.Day.Dates.Contains(d.On) })
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

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
