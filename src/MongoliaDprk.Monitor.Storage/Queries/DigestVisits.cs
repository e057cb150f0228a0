using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>The visits that are news in a digest, with what was known of them before and who says so.</summary>
internal static class DigestVisits
{
    public static async Task<IReadOnlyList<DigestVisit>> ReadAsync(
        MonitorDbContext context, DigestQueries.Scope scope, ReaderNames names, CancellationToken cancellationToken)
    {
        var news = await scope.Reports.Where(r => r.IsNew && r.VisitId != null && r.Visit!.Review != VisitReview.Rejected).Select(r => new { r.Id, Visit = r.VisitId!.Value }).ToListAsync(cancellationToken);
        if (news.Count == 0)
            return [];
        HashSet<long> ids = [.. news.Select(n => n.Id)];
        long[] visits = [.. news.Select(n => n.Visit).Distinct()];
        Dictionary<long, VisitRow> rows = await context.Visits.Where(v => visits.Contains(v.Id)).ToDictionaryAsync(v => v.Id, cancellationToken);
        List<Report> reports = await context.VisitReports.Where(r => visits.Contains(r.VisitId!.Value)).OrderBy(r => r.Day).ThenBy(r => r.Id)
            .Select(r => new Report(
                r.Id, r.VisitId!.Value, r.Day, r.Stage, r.IsNew, r.Sentence, r.Confidence, r.Article!.Address, r.Article.SourceId, r.Article.SourceSide,
                r.Article.Language, r.Article.CollectedAt))
            .ToListAsync(cancellationToken);
        return
        [
            .. reports.GroupBy(r => r.VisitId).Select(g => Visit(rows[g.Key], [.. g], ids, scope, names))
                .OrderByDescending(v => v.IsNew).ThenBy(v => v.Id),
        ];
    }

    private static DigestVisit Visit(VisitRow visit, Report[] reports, HashSet<long> news, DigestQueries.Scope scope, ReaderNames names)
    {
        // the sentence must say what the stage says
        Report best = reports.Where(r => news.Contains(r.Id)).OrderByDescending(r => r.Stage == visit.Stage).ThenByDescending(r => r.Confidence).ThenBy(r => r.Id).First();
        Report[] before = [.. reports.Where(r => r.IsNew && !news.Contains(r.Id) && (scope.Span is null ? r.Day < scope.Day : r.CollectedAt < scope.To))];
        VisitStage? was = before.Length == 0 ? null : before.Skip(1).Aggregate(before[0].Stage, (stage, r) => VisitMerger.NextStage(stage, r.Stage));
        return new DigestVisit(
            visit.Id, [.. visit.Visitors.Select(v => names.Actor(v))], visit.FromSide, visit.ToSide, visit.Place, visit.Start, visit.End, visit.Stage,
            before.Length == 0, best.Sentence, best.Address, names.Source(best.SourceId), visit.Confidence)
        {
            Was = was == visit.Stage ? null : was,
            FromName = names.Country(visit.FromSide),
            ToName = names.Country(visit.ToSide),
            Language = best.Language,
            Witnesses =
            [
                .. reports.Where(r => r.IsNew && (scope.Span is null || r.CollectedAt < scope.To)).DistinctBy(r => r.SourceId)
                    .Select(r => new DigestWitness(names.Source(r.SourceId), r.Side, names.Country(r.Side))),
            ],
        };
    }

    private sealed record Report(
        long Id, long VisitId, DateOnly Day, VisitStage Stage, bool IsNew, string Sentence, double Confidence, string Address, string SourceId, string? Side,
        string? Language, DateTime CollectedAt);
}
