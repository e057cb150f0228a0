using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Api;

/// <summary>Writes the filters that <see cref="QueryReader"/> reads.</summary>
internal static class QueryText
{
    /// <summary>The address with the filter and, above 1, the page; absent values are left out.</summary>
    public static string Mentions(string path, MentionFilter filter, int page = 1) => List(path, new ListQuery(CountUnit.Mention, filter), page);

    /// <summary>The address of a list; the order of the keys is always the same, so that one list has one address.</summary>
    /// <param name="exact">Counted to the end, however many rows there are.</param>
    public static string List(string path, ListQuery query, int page = 1, bool exact = false) => Address(
        path,
        [
            ("unit", query.Unit == CountUnit.Mention ? null : query.Unit.ToString().ToLowerInvariant()),
            .. ByAndFilter(query),
            ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null),
            ("exact", exact ? "true" : null),
        ]);

    /// <summary>The same list in the API, whose path names the unit.</summary>
    /// <param name="ending">Empty, .csv or .atom.</param>
    public static string ApiList(ListQuery query, string ending = "") => Address(ListOperations.Path(query.Unit, ending), [.. ByAndFilter(query)]);

    private static (string Key, string? Value)[] ByAndFilter(ListQuery query) =>
    [
        ("by", query is { CountedOffice: not null, Unit: CountUnit.Headline or CountUnit.Hit } ? "office" : null), .. Filter(query.Filter), ("with", query.With),
    ];

    /// <summary>The filter's own keys, in the order that all addresses have.</summary>
    public static (string Key, string? Value)[] Filter(MentionFilter filter) =>
    [
        ("from", Day(filter.From)), ("to", Day(filter.To)), ("actor", filter.Actor), ("source", filter.Source), ("language", filter.Language),
        ("salience", filter.Salience?.ToString().ToLowerInvariant()), ("text", filter.Text),
        ("country", filter.Country), ("office", filter.Office), ("side", filter.SourceSide), ("topic", filter.Topic),
        ("stories", filter.FirstOnly ? "true" : null),
    ];

    /// <summary>The same for a trend, where no first day means the last quarter and an empty one from the beginning.</summary>
    public static IEnumerable<(string Key, string? Value)> Period(MentionFilter filter) => Filter(filter).Select(f => f.Key == "from" ? (f.Key, f.Value ?? "") : f);

    public static string Address(string path, params ReadOnlySpan<(string Key, string? Value)> values)
    {
        char sign = '?';
        foreach ((string key, string? value) in values)
        {
            if (value is null)
                continue;
            path += $"{sign}{key}={Uri.EscapeDataString(value)}";
            sign = '&';
        }

        return path;
    }

    /// <summary>Whether a request asks for this address, however its values are escaped.</summary>
    public static bool IsSame(string address, HttpRequest request)
    {
        string[] wanted = [.. QueryHelpers.ParseQuery(address.Contains('?', StringComparison.Ordinal) ? address[address.IndexOf('?', StringComparison.Ordinal)..] : "").Select(q => $"{q.Key}={q.Value}")];
        return wanted.SequenceEqual(request.Query.Select(q => $"{q.Key}={q.Value}"), StringComparer.Ordinal);
    }

    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
