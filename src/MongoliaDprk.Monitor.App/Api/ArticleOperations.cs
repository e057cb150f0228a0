using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Api;

/// <summary>Single articles and what became of them.</summary>
internal static class ArticleOperations
{
    private const int MostChanges = 5000;

    public static IEnumerable<ApiOperation> All =>
    [
        new("/api/v1/articles/{id:long}", "One article: versions, changes, kept pages, copies and what was found in it.", [], typeof(ArticleJson), ByNumberAsync),
        new("/api/v1/article", "The same by an address of it.", [new("address", "Web address of the article; required.")], typeof(ArticleJson), ByAddressAsync),
        new("/api/v1/changes", "What happened to stored articles on the outlets' side, newest first: who vanished, what was taken back, which pages are gone.",
            [new("since", "First day (UTC).", Format: "date"), .. ApiParameter.Paging], typeof(ApiList<ArticleJson.ChangeOf>), ChangesAsync),
    ];

    private static Task<IResult> ByNumberAsync(HttpContext context, long id, ArticleQueries articles, ArticleFindingQueries findings, CancellationToken cancellationToken) =>
        AnswerAsync(context, id, null, articles, findings, cancellationToken);

    private static async Task<IResult> ByAddressAsync(HttpContext context, ArticleQueries articles, ArticleFindingQueries findings, CancellationToken cancellationToken) =>
        Uri.TryCreate(context.Request.Query["address"], UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"
            ? await AnswerAsync(context, null, address, articles, findings, cancellationToken)
            : ApiAnswer.Wrong("address: give the http(s) address of an article.");

    private static async Task<IResult> AnswerAsync(
        HttpContext context, long? id, Uri? address, ArticleQueries articles, ArticleFindingQueries findings, CancellationToken cancellationToken) =>
        await articles.FindAsync(id, address, cancellationToken) is { } article
            ? ApiAnswer.Json(context, ArticleJson.Of(article, await findings.FindAsync(article.Id, cancellationToken)))
            : ApiAnswer.NotFound("No such article is stored.");

    private static async Task<IResult> ChangesAsync(HttpContext context, ArticleQueries articles, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context.Request.Query);
        DateTime since = (query.Day("since") ?? DateOnly.MinValue).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        (int Limit, int Offset) page = query.Page();
        if (query.Errors.Count > 0)
            return ApiAnswer.Wrong(query.Errors);
        IReadOnlyList<ArticleChange> all = await articles.ChangesAsync(since, MostChanges, cancellationToken);
        return ApiAnswer.Json(context, ApiLists.Cut<ArticleJson.ChangeOf>(context, "change of a stored article", page, [.. all.Select(ArticleJson.Change)]));
    }
}
