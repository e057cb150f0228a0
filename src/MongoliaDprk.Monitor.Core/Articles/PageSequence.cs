using System.Globalization;
using System.Text.RegularExpressions;

namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>An article cut into several pages: finds the next one and joins the texts.</summary>
public static partial class PageSequence
{
    /// <summary>
    /// The address among those linked that is the next page of the same article: the same address but for a page number one higher.
    /// A link to the next article, which rel=next often is, does not pass.
    /// </summary>
    /// <returns>Null when the article ends here or was never cut.</returns>
    public static Uri? Next(Uri page, IEnumerable<Uri> linked)
    {
        (string whole, int number) = Split(page);
        return linked.FirstOrDefault(address => Split(address) is var other && other.Number == number + 1
            && string.Equals(other.Whole, whole, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>One text out of the texts of its pages, without the paragraphs that a later page repeats.</summary>
    public static string Join(IEnumerable<string> pages)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        return string.Join('\n', pages.SelectMany(page => page.Split('\n')).Where(paragraph => paragraph.Length > 0 && (paragraph.Length < 20 || seen.Add(paragraph))));
    }

    private static (string Whole, int Number) Split(Uri address)
    {
        string text = address.GetComponents(UriComponents.HostAndPort | UriComponents.PathAndQuery, UriFormat.UriEscaped);
        Match match = PageNumber().Match(text);
        if (!match.Success || !int.TryParse(match.Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number > 99)
            return (text.TrimEnd('/'), 1);
        return (text.Remove(match.Index, match.Length).Insert(match.Index, match.Groups["end"].Value).TrimEnd('/', '?', '&'), number);
    }

    /// <summary>?page=2, &amp;p=2, /page/2/, /2/, -2.html, _2.htm; not the number of an article, which is longer.</summary>
    [GeneratedRegex(@"[?&](?:page|pg|p|seite|pagina|pageno|pn)=(?<n>\d{1,2})(?=&|$)|(?:/page)?/(?<n>\d{1,2})/?$|[-_](?<n>\d{1,2})(?<end>\.s?html?)$", RegexOptions.IgnoreCase)]
    private static partial Regex PageNumber();
}
