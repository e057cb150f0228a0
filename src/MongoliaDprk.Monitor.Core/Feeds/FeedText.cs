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

    /// <summary>The title without " - Outlet" at its end, which aggregators add.</summary>
    /// <param name="outlet">Name of the outlet as the feed gives it, or null.</param>
    public static string? WithoutOutlet(string? title, string? outlet)
    {
        if (title is null || Plain(outlet) is not { } name || !title.EndsWith(name, StringComparison.OrdinalIgnoreCase))
            return title;
        string rest = title[..^name.Length].TrimEnd();
        return rest is [.. { Length: > 1 } headline, '-' or '–' or '—' or '|'] && char.IsWhiteSpace(headline[^1]) ? headline.TrimEnd() : title;
    }

    /// <summary>Tags that may stand inside a word.</summary>
    private static bool IsInline(string name) => name.ToLowerInvariant() is "a" or "b" or "i" or "em" or "strong" or "span" or "font" or "u" or "sub" or "sup" or "mark" or "wbr";
}
