using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Reports of visits to rows and back.</summary>
internal static class ReportRows
{
    /// <summary>What the row keeps of the report.</summary>
    public static VisitReport ToReport(VisitReportRow row) => new(
        row.Visitors, row.FromSide, row.ToSide, row.Place, row.Start, row.End, row.Stage, row.IsNew, row.Sentence, row.Confidence, row.Reasons);

    /// <summary>The row as the ledger's rules see it. The hour is the article's, where it is known and no edit brought the report.</summary>
    public static LedgerReport ToLedger(VisitReportRow row, DateOnly articleDay, string? side, DateTime? publishedAt, DatePrecision? precision) => new(
        row.Id, row.ArticleId, row.Day, ToReport(row), side, precision == DatePrecision.Minute && row.Day == articleDay ? publishedAt : null);

    /// <summary>The report as a row would keep it: what two analyses are compared by.</summary>
    public static VisitReport Stored(VisitReport report) => report with
    {
        Visitors = [.. report.Visitors.Select(StoredText.Clean)],
        Place = StoredText.CleanOrNull(report.Place),
        Sentence = StoredText.Clean(report.Sentence),
        Reasons = [.. report.Reasons.Select(StoredText.Clean)],
    };

    public static void Write(VisitReportRow row, VisitReport report)
    {
        VisitReport stored = Stored(report);
        row.Stage = stored.Stage;
        row.IsNew = stored.IsNew;
        row.Sentence = stored.Sentence;
        row.Confidence = stored.Confidence;
        row.Reasons = [.. stored.Reasons];
        row.Visitors = [.. stored.Visitors];
        row.FromSide = stored.From;
        row.ToSide = stored.To;
        row.Place = stored.Place;
        row.Start = stored.Start;
        row.End = stored.End;
    }

    /// <summary>Written before rows kept all of a report: a visit cannot be made from it.</summary>
    public static bool IsPartial(VisitReportRow row) => row is { FromSide: null, ToSide: null, Visitors.Count: 0 };

    /// <summary>Says the same, whatever objects it is said with.</summary>
    public static bool Same(VisitReport one, VisitReport other) =>
        one with { Visitors = other.Visitors, Reasons = other.Reasons } == other
        && one.Visitors.SequenceEqual(other.Visitors, StringComparer.Ordinal) && one.Reasons.SequenceEqual(other.Reasons, StringComparer.Ordinal);
}
