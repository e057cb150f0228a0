using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Api;

/// <summary>One visit of the ledger. Visitors are actor ids where known, else words; start and end are ISO days, months or years.</summary>
/// <param name="Reports">Number of articles that report it: the length of its own list.</param>
internal sealed record VisitJson(
    long Id, IReadOnlyList<string> Visitors, string? From, string? To, string? Place, string? Start, string? End, VisitStage Stage, bool Historical,
    DateOnly FirstReported, DateOnly LastReported, int Reports, double Confidence)
{
    /// <summary>One report.</summary>
    public sealed record ReportOf(
        long ArticleId, DateOnly Day, string Source, string Title, string? Address, VisitStage Stage, bool IsNew, string Sentence, double Confidence);

    /// <summary>A visit with its reports.</summary>
    public sealed record Whole(VisitJson Visit, IReadOnlyList<ReportOf> Reports);

    public static VisitJson Of(VisitItem v) => new(
        v.Id, [.. v.Visitors.Select(OutsideText.Clean)], v.From, v.To, v.Place is null ? null : OutsideText.Clean(v.Place), v.Start, v.End, v.Stage, v.Historical,
        v.FirstReported, v.LastReported, v.Reports, v.Confidence);

    public static ReportOf Report(VisitReportItem r) => new(
        r.ArticleId, r.Day, r.SourceId, OutsideText.Clean(r.Title), OutsideText.Address(r.Address), r.Stage, r.IsNew, OutsideText.Clean(r.Sentence), r.Confidence);
}

/// <summary>The ledger of visits.</summary>
internal static class VisitOperations
{
    public static IEnumerable<ApiOperation> All =>
    [
        new("/api/v1/visits", "The ledger of visits, latest reported first.",
            [.. VisitAddress.Parameters, .. ApiParameter.Paging], typeof(ApiList<VisitJson>), ListAsync),
        new("/api/v1/visits/{id:long}", "One visit with its reports.", [], typeof(VisitJson.Whole), OneAsync),
    ];

    private static async Task<IResult> ListAsync(HttpContext context, VisitQueries visits, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context.Request.Query);
        VisitFilter filter = VisitAddress.Read(query);
        (int Limit, int Offset) page = query.Page();
        if (query.Errors.Count > 0)
            return ApiAnswer.Wrong(query.Errors);
        VisitPage found = await visits.PageAsync(filter, page.Offset, page.Limit, cancellationToken);
        return ApiAnswer.Json(context, ApiLists.Page<VisitJson>(context, "visit", found.Count, page, [.. found.Visits.Select(v => VisitJson.Of(v.Visit))]));
    }

    private static async Task<IResult> OneAsync(HttpContext context, long id, VisitQueries visits, CancellationToken cancellationToken) =>
        await visits.FindAsync(id, cancellationToken) is { } record
            ? ApiAnswer.Json(context, new VisitJson.Whole(VisitJson.Of(record.Visit), [.. record.Reports.Select(VisitJson.Report)]))
            : ApiAnswer.NotFound("The ledger has no such visit.");
}
