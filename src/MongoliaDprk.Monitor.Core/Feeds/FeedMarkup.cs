using System.Text;

namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>
/// Says the markup in a feed's text so that nobody misreads it: what is never shown (comments, scripts, styles) goes, brackets inside
/// attributes and the bracket of a declaration that is none are written as entities. Text without tags is left alone: its brackets are its own.
/// </summary>
internal static class FeedMarkup
{
    public static string Tidy(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal) || !NeedsIt(text))
            return text;
        FeedScanner scanner = new(text);
        StringBuilder result = new(text.Length + 16);
        string? hidden = null;
        int lastEnd = Math.Max(text.LastIndexOf("</script", StringComparison.OrdinalIgnoreCase), text.LastIndexOf("</style", StringComparison.OrdinalIgnoreCase));
        bool tags = false;
        for (FeedToken token = scanner.Next(""); token.Kind != FeedTokenKind.End; token = scanner.Next(""))
        {
            ReadOnlySpan<char> piece = text.AsSpan(token.Start, token.End - token.Start);
            tags |= token.Kind is FeedTokenKind.Open or FeedTokenKind.Close;
            if (hidden is not null)
                hidden = token.Kind is FeedTokenKind.Close && token.Name.Equals(hidden, StringComparison.OrdinalIgnoreCase) ? null : hidden;
            else if (token.Kind is FeedTokenKind.Open && IsHidden(token.Name) && lastEnd > token.End)
                hidden = token.Name;
            else if (token.Kind is FeedTokenKind.Open)
                AppendTag(result, piece);
            else
                result.Append(token.Kind is FeedTokenKind.Text ? piece.ToString().Replace("<!", "&lt;!", StringComparison.Ordinal) : piece);
        }

        return tags ? result.ToString() : text;
    }

    /// <summary>Most texts have only plain tags.</summary>
    private static bool NeedsIt(string text)
    {
        bool inTag = false;
        for (int at = text.IndexOf('<', StringComparison.Ordinal); at >= 0;)
        {
            if (text[at] == '<' && (inTag || text.AsSpan(at + 1).StartsWith("!") || StartsHidden(text.AsSpan(at + 1))))
                return true;
            inTag = text[at] == '<';
            int next = text.AsSpan(at + 1).IndexOfAny('<', '>');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }

    private static bool StartsHidden(ReadOnlySpan<char> tag) =>
        tag.StartsWith("script", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("style", StringComparison.OrdinalIgnoreCase);

    private static bool IsHidden(string name) =>
        name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase);

    private static void AppendTag(StringBuilder result, ReadOnlySpan<char> tag)
    {
        if (tag is ['<', .. var inside, '>'] && inside.IndexOfAny('<', '>') >= 0)
            result.Append('<').Append(inside.ToString().Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)).Append('>');
        else
            result.Append(tag);
    }
}
