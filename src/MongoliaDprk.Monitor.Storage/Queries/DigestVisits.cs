using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>The visits that are news in a digest, with what was known of them before and who confirms them. What analysts rejected is none.</summary>
internal static class DigestVisits
{
    public static async Task<IReadOnlyList<DigestVisit>> ReadAsync(
        MonitorDbContext context, DigestQueries.Scope scope, VisitRecords records, ReaderNames names, CancellationToken cancellationToken)
    {
        var news = await scope.Reports.Where(r => r.IsNew && r.VisitId != null && r.Visit!.Review != VisitReview.Rejected).Select(r => new { r.Id, Visit = r.VisitId!.Value }).ToListAsync(cancellationToken);
        if (news.Count == 0)
            return [];
        HashSet<long> ids = [.. news.Select(n => n.Id)];
        long[] visits = [.. news.Select(n => n.Visit).Distinct()];
        List<VisitRow> rows = await context.Visits.Where(v => visits.Contains(v.Id)).ToListAsync(cancellationToken);
        Dictionary<long, DateTime> found = await context.VisitReports.Where(r => visits.Contains(r.VisitId!.Value))
            .Select(r => new { r.Id, r.Article!.CollectedAt }).ToDictionaryAsync(r => r.Id, r => r.CollectedAt, cancellationToken);
        return
        [
            .. (await records.ReadAsync(context, rows, cancellationToken)).Where(r => r.Reports.Any(report => ids.Contains(report.Id))).Select(r => Visit(r, ids, found, scope, names))
                .OrderByDescending(v => v.IsNew).ThenBy(v => v.Id),
        ];
    }

    private static DigestVisit Visit(VisitRecord record, HashSet<long> news, Dictionary<long, DateTime> found, DigestQueries.Scope scope, ReaderNames names)
    {
        VisitItem visit = record.Visit;
        // the sentence must say what the stage says
        VisitReportItem best = record.Reports.Where(r => news.Contains(r.Id)).OrderByDescending(r => r.Stage == visit.Stage).ThenByDescending(r => r.Confidence).ThenBy(r => r.Id).First();
        VisitReportItem[] before =
        [
            .. record.Reports.Where(r => r.IsNew && !news.Contains(r.Id) && (scope.Span is null ? r.Day < scope.Day : IsFound(r))),
        ];
        VisitStage? was = before.Length == 0 ? null : before.Skip(1).Aggregate(before[0].Stage, (stage, r) => VisitMerger.NextStage(stage, r.Stage));
        return new DigestVisit(
            visit.Id, [.. visit.Visitors.Select(v => names.Actor(v))], visit.From, visit.To, visit.Place, visit.Start, visit.End, visit.Stage,
            before.Length == 0, best.Sentence, best.Address, names.Source(best.SourceId), visit.Confidence)
        {
            Was = was == visit.Stage ? null : was,
            FromName = names.Country(visit.From),
            ToName = names.Country(visit.To),
            Language = best.Language,
            Witnesses =
            [
                .. record.Reports.Where(r => r.IsNew && (scope.Span is null || IsFound(r))).DistinctBy(r => r.SourceId)
                    .Select(r => new DigestWitness(names.Source(r.SourceId), r.Side, names.Country(r.Side))),
            ],
            Voices = [.. record.Confirmation.Voices.Select(v => Voice(v, record, names))],
        };

        // one that came in while this was read is the next digest's
        bool IsFound(VisitReportItem report) => found.TryGetValue(report.Id, out DateTime at) && at < scope.To;
    }

    private static DigestVoice Voice(VisitVoice voice, VisitRecord record, ReaderNames names)
    {
        string[] sides = [.. record.Confirmation.Voices.Select(v => v.Side).OfType<string>()];
        return new DigestVoice(
            voice.Side, names.Country(voice.Side), voice.Standing,
            [.. record.Reports.Where(r => (sides.Contains(r.Side) ? r.Side : null) == voice.Side).Select(r => names.Source(r.SourceId)).Distinct()]);
    }
}
