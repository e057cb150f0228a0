using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Api;

/// <summary>One key in one step, counted in every unit; the lists are those that the numbers count.</summary>
internal sealed record TrendPointJson(DateOnly Step, string Key, int Articles, int Headlines, int Mentions, int Hits, TrendPointJson.ListsOf Lists)
{
    /// <summary>Addresses of the lists, each as long as the number of its name is high.</summary>
    public sealed record ListsOf(string Articles, string Headlines, string Mentions, string Hits);

    public static TrendPointJson Of(TrendPoint p, TrendQuery query) => new(
        p.Step, p.Key, p.Articles, p.Headlines, p.Mentions, p.Hits,
        new ListsOf(List(p, query, CountUnit.Article), List(p, query, CountUnit.Headline), List(p, query, CountUnit.Mention), List(p, query, CountUnit.Hit)));

    private static string List(TrendPoint p, TrendQuery query, CountUnit unit) =>
        QueryText.ApiList(CountedList.Of(query, p.Key, p.Step, unit));
}

/// <summary>Counts over time, and the digest of a day.</summary>
internal static class CountOperations
{
    public static IEnumerable<ApiOperation> All =>
    [
        new("/api/v1/trends", "Counts of one key in one step; steps without any article are absent. Without 'from' the last quarter; an empty 'from' asks for all years, which takes seconds on a large database.",
            [
                ApiParameter.Choice<TrendBy>("by", "What is counted for; standard actor."), ApiParameter.Choice<TrendPer>("per", "Length of a step; standard week."),
                .. ApiParameter.Filter, .. ApiParameter.Paging,
            ],
            typeof(ApiList<TrendPointJson>), TrendsAsync),
        new("/api/v1/digest", "One day as it is sent.", [new("day", "Standard today (UTC).", Format: "date")], typeof(DigestJson), DigestAsync),
    ];

    private static async Task<IResult> TrendsAsync(HttpContext context, TrendQueries trends, TimeProvider time, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context.Request.Query);
        TrendQuery asked = query.Trend(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        (int Limit, int Offset) page = query.Page();
        if (query.Errors.Count > 0)
            return ApiAnswer.Wrong(query.Errors);
        // the answer and its next page name the day that was not asked for
        if (!context.Request.Query.ContainsKey("from"))
            context.Request.QueryString = context.Request.QueryString.Add("from", QueryText.Day(asked.Filter.From)!);
        IReadOnlyList<TrendPoint> points = await trends.CountAsync(asked, cancellationToken);
        return ApiAnswer.Json(context, ApiLists.Page<TrendPointJson>(
            context, "one key in one step", points.Count, page, [.. points.Skip(page.Offset).Take(page.Limit).Select(p => TrendPointJson.Of(p, asked))]));
    }

    private static async Task<IResult> DigestAsync(HttpContext context, DigestQueries digests, TimeProvider time, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context.Request.Query);
        DateOnly day = query.Day("day") ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return query.Errors.Count > 0 ? ApiAnswer.Wrong(query.Errors) : ApiAnswer.Json(context, DigestJson.Of(await digests.ForDayAsync(day, cancellationToken)));
    }
}
