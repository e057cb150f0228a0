using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Api;

/// <summary>The lists that numbers lead to: articles, headlines, mentions and hits, each as JSON, CSV and Atom.</summary>
internal static class ListOperations
{
    private static readonly ApiParameter ByOffice = new("by", "office: headlines and hits are counted for the office asked for, not for its holder.", Values: ["office"]);

    private static readonly ApiParameter With = new("with", "Only articles that name this actor (id) too.");

    public static IEnumerable<ApiOperation> All => Enum.GetValues<CountUnit>().SelectMany(Of);

    /// <summary>Address of a list without its filter: <c>/api/v1/mentions.csv</c>.</summary>
    public static string Path(CountUnit unit, string ending = "") => $"/api/v1/{CountUnits.Noun(unit).Many}{ending}";

    private static IEnumerable<ApiOperation> Of(CountUnit unit)
    {
        string many = CountUnits.Noun(unit).Many;
        IReadOnlyList<ApiParameter> filter = [.. ApiParameter.Filter, With, .. unit is CountUnit.Headline or CountUnit.Hit ? [ByOffice] : Array.Empty<ApiParameter>()];
        yield return new ApiOperation(
            Path(unit), $"The {many} that meet the filter, newest day first.{(unit == CountUnit.Hit ? " Limit and offset count mentions: all hits of one stand on one page." : "")}",
            [.. filter, .. ApiParameter.Paging], Shape(unit), (HttpContext c, ListQueries l, CancellationToken t) => JsonAsync(c, l, unit, t));
        yield return new ApiOperation(
            Path(unit, ".csv"), $"All {many} that meet the filter (RFC 4180, UTF-8 with byte order mark).",
            filter, null, (HttpContext c, ListQueries l) => Csv(c, l, unit))
        { MediaType = "text/csv" };
        yield return new ApiOperation(
            Path(unit, ".atom"), $"The {many} that meet the filter as a paged feed (RFC 4287, RFC 5005).",
            [.. filter, .. ApiParameter.Paging], null, (HttpContext c, ListQueries l, CancellationToken t) => AtomAsync(c, l, unit, t))
        { MediaType = "application/atom+xml" };
    }

    private static Type Shape(CountUnit unit) => unit switch
    {
        CountUnit.Mention => typeof(ApiList<MentionJson>),
        CountUnit.Hit => typeof(ApiList<HitItemJson>),
        _ => typeof(ApiList<ArticleItemJson>),
    };

    private static async Task<IResult> JsonAsync(HttpContext context, ListQueries lists, CountUnit unit, CancellationToken cancellationToken)
    {
        if (!Read(context, unit, out ListQuery list, out (int Limit, int Offset) page, out IReadOnlyList<string> faults))
            return ApiAnswer.Wrong(faults);
        string words = CountUnits.Meaning(unit);
        int count = await lists.CountAsync(list, cancellationToken);
        if (unit is CountUnit.Article or CountUnit.Headline)
            return ApiAnswer.Json(context, ApiLists.Page<ArticleItemJson>(context, words, count, page, [.. (await lists.ArticlesAsync(list, page.Offset, page.Limit, cancellationToken)).Select(ArticleItemJson.Of)]));
        IReadOnlyList<MentionItem> mentions = await lists.MentionsAsync(list, page.Offset, page.Limit, cancellationToken);
        if (unit == CountUnit.Mention)
            return ApiAnswer.Json(context, ApiLists.Page<MentionJson>(context, words, count, page, [.. mentions.Select(MentionJson.Of)]));
        IReadOnlyList<ListedHit> hits = await ListedHit.OfAsync(lists, list, mentions, cancellationToken);
        return ApiAnswer.Json(context, ApiLists.Page<HitItemJson>(context, words, count, page, [.. hits.Select(HitItemJson.Of)])
            with
        { Next = mentions.Count == page.Limit ? ApiLists.Next(context, page) : null });
    }

    private static IResult Csv(HttpContext context, ListQueries lists, CountUnit unit)
    {
        return Read(context, unit, out ListQuery list, out _, out IReadOnlyList<string> faults)
            ? Results.Stream(s => ListCsv.WriteAsync(s, lists, list, context.RequestAborted), "text/csv; charset=utf-8", CountUnits.Noun(unit).Many + ".csv")
            : ApiAnswer.Wrong(faults);
    }

    private static async Task<IResult> AtomAsync(HttpContext context, ListQueries lists, CountUnit unit, CancellationToken cancellationToken)
    {
        if (!Read(context, unit, out ListQuery list, out (int Limit, int Offset) page, out IReadOnlyList<string> faults))
            return ApiAnswer.Wrong(faults);
        return Results.Bytes(await ListAtom.WriteAsync(context, lists, list, page, cancellationToken), "application/atom+xml; charset=utf-8");
    }

    private static bool Read(HttpContext context, CountUnit unit, out ListQuery list, out (int Limit, int Offset) page, out IReadOnlyList<string> faults)
    {
        var query = new QueryReader(context.Request.Query);
        list = query.List() with { Unit = unit };
        page = query.Page();
        faults = query.Errors;
        return faults.Count == 0;
    }
}
