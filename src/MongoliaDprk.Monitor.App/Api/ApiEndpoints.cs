using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Api;

/// <summary>
/// The read-only API: JSON in camel case. Every list stands in <c>{"unit", "filter", "count", "items"}</c>: count is the number
/// of units that the filter meets, items are those units (mentions: one page of them, see skip and most).
/// </summary>
internal static class ApiEndpoints
{
    private const int StandardPage = 500;
    private const int LongestPage = 5000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static void MapApi(this WebApplication app)
    {
        app.MapGet("/api/mentions", MentionsAsync);
        app.MapGet("/api/mentions.csv", MentionsCsv);
        app.MapGet("/api/article", ArticleAsync);
        app.MapGet("/api/changes", ChangesAsync);
        app.MapGet("/api/trends", TrendsAsync);
        app.MapGet("/api/visits", VisitsAsync);
        app.MapGet("/api/sources", SourcesAsync);
        app.MapGet("/api/digest", DigestAsync);
        app.MapGet("/api/{**rest}", () => Results.Json(new { error = "there is no such address in the API" }, Json, statusCode: StatusCodes.Status404NotFound));
        app.MapGet("/health", HealthCheck.AnswerAsync);
    }

    private static async Task<IResult> MentionsAsync(HttpContext context, MentionQueries mentions, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context.Request.Query);
        MentionFilter filter = query.Mentions();
        int skip = query.Number("skip", 0, 0, int.MaxValue);
        int most = query.Number("most", StandardPage, 1, LongestPage);
        if (query.Errors.Count > 0)
            return Wrong(query);
        IReadOnlyList<MentionItem> items = await mentions.ListAsync(filter, skip, most, cancellationToken);
        int count = await mentions.CountAsync(filter, cancellationToken);
        return Results.Json(new { unit = "mention", filter, count, skip, most, items = items.Select(Shown) }, Json);
    }

    private static IResult MentionsCsv(HttpContext context, MentionQueries mentions)
    {
        var query = new QueryReader(context.Request.Query);
        MentionFilter filter = query.Mentions();
        return query.Errors.Count > 0
            ? Wrong(query)
            : Results.Stream(s => MentionCsv.WriteAsync(s, mentions, filter, context.RequestAborted), "text/csv; charset=utf-8", "mentions.csv");
    }

    /// <summary>One article by number or address, with its versions: the only answer that is no list.</summary>
    private static async Task<IResult> ArticleAsync(HttpContext context, ArticleQueries articles, CancellationToken cancellationToken)
    {
        IQueryCollection query = context.Request.Query;
        long? id = long.TryParse(query["id"], NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
        Uri? address = Uri.TryCreate(query["address"], UriKind.Absolute, out Uri? stated) && stated.Scheme is "http" or "https" ? stated : null;
        if (id is null == address is null)
            return Results.Json(new { error = "give id=NUMBER or address=ADDRESS of an article" }, Json, statusCode: StatusCodes.Status400BadRequest);
        return await articles.FindAsync(id, address, cancellationToken) is { } article
            ? Results.Json(ArticleJson.Of(article), Json)
            : Results.Json(new { error = "no such article is stored" }, Json, statusCode: StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ChangesAsync(HttpContext context, ArticleQueries articles, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context.Request.Query);
        DateOnly? since = query.Day("since");
        if (query.Errors.Count > 0)
            return Wrong(query);
        IReadOnlyList<ArticleChange> items = await articles.ChangesAsync((since ?? DateOnly.MinValue).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), LongestPage, cancellationToken);
        return Results.Json(new { unit = "change of a stored article", filter = new { since }, count = items.Count, items = items.Select(ArticleJson.Change) }, Json);
    }

    private static async Task<IResult> TrendsAsync(HttpContext context, TrendQueries trends, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context.Request.Query);
        TrendQuery filter = query.Trend(null);
        if (query.Errors.Count > 0)
            return Wrong(query);
        IReadOnlyList<TrendPoint> items = await trends.CountAsync(filter, cancellationToken);
        return Results.Json(new { unit = "point: articles, headlines, mentions and hits of one key in one step", filter, count = items.Count, items }, Json);
    }

    private static async Task<IResult> VisitsAsync(HttpContext context, VisitQueries visits, CancellationToken cancellationToken)
    {
        bool historical = context.Request.Query["historical"] == "true";
        IReadOnlyList<VisitItem> items = await visits.ListAsync(historical, cancellationToken);
        return Results.Json(new { unit = "visit", filter = new { historical }, count = items.Count, items }, Json);
    }

    private static async Task<IResult> SourcesAsync(Watchlist watchlist, SourceQueries sources, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, SourceHealth> health = await sources.HealthAsync(cancellationToken);
        var items = watchlist.Sources.Select(s => new { s.Id, s.Name, s.Side, s.Enabled, Site = s.Site.AbsoluteUri, Health = health.GetValueOrDefault(s.Id) }).ToList();
        return Results.Json(new { unit = "source of the watchlist", filter = new { }, count = items.Count, items }, Json);
    }

    private static async Task<IResult> DigestAsync(HttpContext context, DigestQueries digests, TimeProvider time, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context.Request.Query);
        DateOnly day = query.Day("day") ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return query.Errors.Count > 0 ? Wrong(query) : Results.Json(DigestJson.Of(await digests.ForDayAsync(day, cancellationToken)), Json);
    }

    /// <summary>Without what could act in a reader's page: the words of outlets cleaned, only web addresses.</summary>
    private static object Shown(MentionItem item) => new
    {
        item.ArticleId,
        item.Day,
        item.Published,
        Source = item.SourceId,
        item.Language,
        Title = OutsideText.Clean(item.Title),
        Address = OutsideText.Address(item.Address),
        Actor = item.ActorId,
        item.ActorName,
        item.Side,
        item.Salience,
        item.Count,
        Evidence = OutsideText.Clean(item.Evidence),
        Surface = OutsideText.Clean(item.Surface),
        item.StoryId,
        item.IsFirst,
        item.Copies,
    };

    private static IResult Wrong(QueryReader query) =>
        Results.Json(new { error = string.Join(" ", query.Errors) }, Json, statusCode: StatusCodes.Status400BadRequest);
}
