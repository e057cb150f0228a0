using System.Globalization;
using System.Text.Json;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Api;

/// <summary>A step from link to alert in the polls of one source on one day; leftOut = what took it went no further.</summary>
internal sealed record FunnelJson(string Source, DateOnly Day, string Step, bool LeftOut, int Count)
{
    public static FunnelJson Of(FunnelCount count) => new(
        count.SourceId, count.Day, JsonNamingPolicy.CamelCase.ConvertName(count.Step.ToString()), FunnelStages.IsLeftOut(count.Step), count.Count);
}

/// <summary>What was read and what was left out, step by step.</summary>
internal static class FunnelOperations
{
    private const int StandardDays = 30;

    private static readonly ApiParameter[] Filter =
    [
        new("source", "Only this source (id)."), new("from", $"First day of the polls, at the outlet; standard {StandardDays} days ago.", Format: "date"),
        new("to", "Last day, inclusive; standard all.", Format: "date"),
    ];

    public static IEnumerable<ApiOperation> All =>
    [
        new("/api/v1/funnel", "How often each step from a link to an alert was taken, and what was left out why; steps that nobody took are absent.",
            [.. Filter, .. ApiParameter.Paging], typeof(ApiList<FunnelJson>), ListAsync),
        new("/api/v1/funnel.csv", "The same as CSV (RFC 4180).", Filter, null, CsvAsync) { MediaType = "text/csv" },
    ];

    private static async Task<IResult> ListAsync(HttpContext context, FunnelQueries funnel, TimeProvider time, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context.Request.Query);
        (int Limit, int Offset) page = query.Page();
        IReadOnlyList<FunnelJson> all = await ReadAsync(query, funnel, time, cancellationToken);
        return query.Errors.Count > 0 ? ApiAnswer.Wrong(query.Errors) : ApiAnswer.Json(context, ApiLists.Cut(context, "step of one source on one day", page, all));
    }

    private static async Task<IResult> CsvAsync(HttpContext context, FunnelQueries funnel, TimeProvider time, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context.Request.Query);
        IReadOnlyList<FunnelJson> all = await ReadAsync(query, funnel, time, cancellationToken);
        if (query.Errors.Count > 0)
            return ApiAnswer.Wrong(query.Errors);
        IEnumerable<string> rows = all.Select(f => Csv.Row(f.Source, QueryText.Day(f.Day), f.Step, f.LeftOut ? "true" : "false", f.Count.ToString(CultureInfo.InvariantCulture)));
        return Results.Text(string.Concat(rows.Prepend("source,day,step,leftOut,count").Select(r => r + "\r\n")), "text/csv; charset=utf-8");
    }

    private static async Task<IReadOnlyList<FunnelJson>> ReadAsync(QueryReader query, FunnelQueries funnel, TimeProvider time, CancellationToken cancellationToken)
    {
        DateOnly? from = query.DayToShow("from"), to = query.DayToShow("to");
        if (query.Errors.Count > 0)
            return [];
        DateOnly first = from ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-StandardDays);
        return [.. (await funnel.DaysAsync(query.Word("source"), first, to ?? DateOnly.MaxValue, cancellationToken)).Select(FunnelJson.Of)];
    }
}
