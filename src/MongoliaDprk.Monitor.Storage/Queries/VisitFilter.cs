using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>Which visits. Null or false = all; merged ones are never listed, for they are part of another.</summary>
/// <param name="Stages">Any of these; null = all.</param>
/// <param name="From">Visits that take place or, while they have no date, are reported on this day or later.</param>
/// <param name="To">As <paramref name="From"/>, this day or earlier.</param>
/// <param name="Actor">An actor id among the visitors.</param>
/// <param name="FromSide">Country the travellers come from; empty = not known.</param>
/// <param name="ToSide">Country visited; empty = not known.</param>
/// <param name="Open">Neither over nor called off.</param>
/// <param name="Unreviewed">Nobody has confirmed or rejected it; known visits of the past need no review.</param>
/// <param name="Below">Only visits of less confidence than this.</param>
/// <param name="WithHistorical">Also the watchlist's known visits that no article reports.</param>
/// <param name="WithRejected">Also those that analysts have rejected.</param>
/// <param name="Year">The year in which the visit begins or, while it has no date, was first reported.</param>
public sealed record VisitFilter(
    IReadOnlyList<VisitStage>? Stages = null, DateOnly? From = null, DateOnly? To = null, string? Actor = null, string? FromSide = null, string? ToSide = null,
    bool Open = false, bool Unreviewed = false, double? Below = null, bool WithHistorical = false, bool WithRejected = false,
    int? Year = null)
{
    private static readonly VisitStage[] Over = [VisitStage.Concluded, VisitStage.Cancelled, VisitStage.Denied];

    internal IQueryable<VisitRow> Apply(IQueryable<VisitRow> visits)
    {
        visits = visits.Where(v => v.MergedIntoId == null && (WithHistorical || !v.Historical || v.Reports.Count > 0));
        if (!WithRejected)
            visits = visits.Where(v => v.Review != VisitReview.Rejected);
        if (Stages is { Count: > 0 } stages)
            visits = visits.Where(v => stages.Contains(v.Stage));
        if (Open)
            visits = visits.Where(v => !Over.Contains(v.Stage));
        if (Unreviewed)
            visits = visits.Where(v => v.Review == VisitReview.Unreviewed && !v.Historical);
        if (Below is { } below)
            visits = visits.Where(v => v.Confidence < below);
        string? from = FromSide is "" ? null : FromSide, to = ToSide is "" ? null : ToSide;
        if (FromSide is not null)
            visits = visits.Where(v => v.FromSide == from);
        if (ToSide is not null)
            visits = visits.Where(v => v.ToSide == to);
        if (Actor is not null)
            visits = visits.Where(v => v.Visitors.Contains(Actor));
        return Within(Year is { } year ? visits.Where(v => (v.Start ?? v.End) != null ? (v.Start ?? v.End)!.StartsWith(year.ToString("0000", CultureInfo.InvariantCulture)) : v.FirstReported.Year == year) : visits);
    }

    /// <summary>ISO dates are compared as text: one that names the month only may be any day of it.</summary>
    private IQueryable<VisitRow> Within(IQueryable<VisitRow> visits)
    {
        if (From is { } from)
        {
            string first = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            visits = visits.Where(v => v.End == null && v.Start == null ? v.LastReported >= from : ((v.End ?? v.Start) + "-99").CompareTo(first) >= 0);
        }

        if (To is { } to)
        {
            string last = to.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            visits = visits.Where(v => v.Start == null && v.End == null ? v.FirstReported <= to : (v.Start ?? v.End)!.CompareTo(last) <= 0);
        }

        return visits;
    }
}
