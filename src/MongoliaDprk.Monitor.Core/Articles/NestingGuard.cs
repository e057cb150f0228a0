using System.Text;

namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>
/// Keeps markup whose elements are nested without end away from the parser, whose time grows with the square of the depth:
/// beyond a depth that no news page has, further opening tags are left out and their text stays.
/// </summary>
internal static class NestingGuard
{
    private const int Deepest = 1000;

    /// <summary>Elements that end by themselves when the next one begins, or never have content.</summary>
    private static readonly HashSet<string> Flat = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "li", "dd", "dt", "tr", "td", "th", "option", "br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "param",
        "source", "track", "wbr", "path", "script", "style", "tbody", "thead", "tfoot",
    };

    /// <summary>The same markup, or a copy without the tags that are nested too deep.</summary>
    public static string Flatten(string markup)
    {
        StringBuilder? flat = null;
        int depth = 0;
        int copied = 0;
        for (int at = markup.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < markup.Length; at = markup.IndexOf('<', at + 1))
        {
            bool closing = markup[at + 1] == '/';
            int start = closing ? at + 2 : at + 1;
            int end = start;
            while (end < markup.Length && end - start < 20 && char.IsAsciiLetterOrDigit(markup[end]))
                end++;
            if (end == start || Flat.GetAlternateLookup<ReadOnlySpan<char>>().Contains(markup.AsSpan(start, end - start)))
                continue;
            depth = closing ? Math.Max(0, depth - 1) : depth + 1;
            if (closing || depth <= Deepest)
                continue;
            int after = markup.IndexOf('>', end) + 1;
            flat ??= new StringBuilder(markup.Length);
            flat.Append(markup, copied, at - copied).Append(' ');
            copied = after == 0 ? markup.Length : after;
            depth--;
            if (after == 0)
                break;
            at = after - 1;
        }

        return flat is null ? markup : flat.Append(markup, copied, markup.Length - copied).ToString();
    }
}
