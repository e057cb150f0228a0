using System.Text;

namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>Plain text out of what feeds put in titles and summaries.</summary>
internal static class FeedText
{
    /// <summary>Text without tags, entities resolved, white space collapsed; null when nothing remains.</summary>
    public static string? Plain(string? markup)
    {
        if (string.IsNullOrWhiteSpace(markup))
            return null;
        FeedScanner scanner = new(markup);
        StringBuilder text = new(markup.Length);
        string? skipped = null;
        for (FeedToken token = scanner.Next(""); token.Kind != FeedTokenKind.End; token = scanner.Next(""))
        {
            ReadOnlySpan<char> piece = markup.AsSpan(token.Start, token.End - token.Start);
            if (token.Kind is FeedTokenKind.Open && token is { SelfClosing: false, Name: "script" or "style" })
                skipped = token.Name;
            else if (token.Kind is FeedTokenKind.Close && token.Name.Equals(skipped, StringComparison.OrdinalIgnoreCase))
                skipped = null;
            else if (skipped is null && token.Kind is FeedTokenKind.Text)
                text.Append(FeedEntities.Decode(piece));
            else if (skipped is null && token.Kind is FeedTokenKind.CData)
                text.Append(piece);
            else if (skipped is null && !IsInline(token.Name))
                text.Append(' ');
        }

        string plain = string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return plain.Length == 0 ? null : plain;
    }

    /// <summary>Tags that may stand inside a word.</summary>
    private static bool IsInline(string name) => name.ToLowerInvariant() is "a" or "b" or "i" or "em" or "strong" or "span" or "font" or "u" or "sub" or "sup" or "mark" or "wbr";
}
