using System.Globalization;
using MongoliaDprk.Monitor.Core.Trends;

namespace MongoliaDprk.Monitor.App.Api;

/// <summary>Writes the filters that <see cref="QueryReader"/> reads.</summary>
internal static class QueryText
{
    /// <summary>The address with the filter and, above 1, the page; absent values are left out.</summary>
    public static string Mentions(string path, MentionFilter filter, int page = 1) => Address(
        path,
        ("from", Day(filter.From)), ("to", Day(filter.To)), ("actor", filter.Actor), ("source", filter.Source), ("language", filter.Language),
        ("salience", filter.Salience?.ToString().ToLowerInvariant()), ("text", filter.Text),
        ("country", filter.Country), ("office", filter.Office), ("side", filter.SourceSide), ("topic", filter.Topic),
        ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null));

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

    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
