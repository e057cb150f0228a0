using System.Globalization;
using System.Text.RegularExpressions;

namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>The number of a page in the address of a listing page.</summary>
/// <param name="Value">Null when the address has none.</param>
/// <param name="Rest">The address without the number and what announces it.</param>
internal readonly partial record struct PageNumber(int? Value, string Rest)
{
    public static PageNumber Of(Uri address)
    {
        string text = address.PathAndQuery;
        Match match = InAddress().Match(text);
        string rest = match.Success ? text.Remove(match.Index, match.Length) : text;
        return new PageNumber(match.Success ? int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture) : null, Bare(rest));
    }

    /// <summary>The same feed's next page as WordPress serves it.</summary>
    public static Uri Paged(Uri feed)
    {
        PageNumber now = Of(feed);
        string bare = InAddress().Replace(feed.PathAndQuery, "", 1);
        int sign = bare.IndexOf('?', StringComparison.Ordinal);
        string path = sign < 0 ? bare : bare[..sign], query = sign < 0 ? "" : bare[sign..].Trim('?', '&') + "&";
        return new Uri(feed, $"{path}?{(query == "&" ? "" : query)}paged={(now.Value ?? 1) + 1}");
    }

    private static string Bare(string rest) => rest.Replace("?&", "?", StringComparison.Ordinal).TrimEnd('?', '&', '/');

    [GeneratedRegex(@"/page/(?<n>\d{1,5})(?=/|\?|$)|(?<=[?&])(?:paged|page|pg|p|pn|pageno|page_no|pagenum|pageindex|curpage|currentpage|cpage|cur_page)=(?<n>\d{1,5})(?=&|$)|(?<=/(?:index|list|page))[_-](?<n>\d{1,5})(?=\.s?html?$)", RegexOptions.IgnoreCase)]
    private static partial Regex InAddress();
}
