using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;

namespace MongoliaDprk.Monitor.App.Api;

/// <summary>One page of a list.</summary>
/// <param name="Unit">What the count counts.</param>
/// <param name="Filter">What was asked for, as it was understood.</param>
/// <param name="Count">Length of the whole list.</param>
/// <param name="Offset">Items before this page.</param>
/// <param name="Next">Address of the next page, or null on the last.</param>
internal sealed record ApiList<T>(string Unit, IReadOnlyDictionary<string, string> Filter, int Count, int Limit, int Offset, string? Next, IReadOnlyList<T> Items);

/// <summary>Makes pages of lists.</summary>
internal static class ApiLists
{
    private static readonly string[] PageKeys = ["limit", "offset"];

    /// <summary>A page that the database has cut.</summary>
    public static ApiList<T> Page<T>(HttpContext context, string unit, int count, (int Limit, int Offset) page, IReadOnlyList<T> items) =>
        new(unit, Filter(context), count, page.Limit, page.Offset, page.Offset + items.Count < count && items.Count > 0 ? Next(context, page) : null, items);

    /// <summary>A page of a list that was read as a whole.</summary>
    public static ApiList<T> Cut<T>(HttpContext context, string unit, (int Limit, int Offset) page, IReadOnlyList<T> all) =>
        Page(context, unit, all.Count, page, [.. all.Skip(page.Offset).Take(page.Limit)]);

    private static SortedDictionary<string, string> Filter(HttpContext context) =>
        new(context.Request.Query.Where(q => !PageKeys.Contains(q.Key) && q.Value.ToString().Length > 0).ToDictionary(q => q.Key, q => q.Value.ToString()), StringComparer.Ordinal);

    /// <summary>Address of the page after this one.</summary>
    public static string Next(HttpContext context, (int Limit, int Offset) page)
    {
        var query = new QueryBuilder(context.Request.Query.Where(q => !PageKeys.Contains(q.Key)))
        {
            { "limit", page.Limit.ToString(CultureInfo.InvariantCulture) },
            { "offset", (page.Offset + page.Limit).ToString(CultureInfo.InvariantCulture) },
        };
        return context.Request.Path + query.ToQueryString().ToUriComponent();
    }
}
