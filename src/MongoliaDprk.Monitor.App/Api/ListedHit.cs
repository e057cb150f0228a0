using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Api;

/// <summary>One hit of a list with the words around it.</summary>
public sealed record ListedHit(MentionItem Mention, Hit Hit, HitContext Context)
{
    /// <summary>Those of one page of mentions, in the order of the page and within it of the text: 2 queries, 3 where an office is counted.</summary>
    public static async Task<IReadOnlyList<ListedHit>> OfAsync(ListQueries lists, ListQuery query, IReadOnlyList<MentionItem> mentions, CancellationToken cancellationToken)
    {
        var hits = await lists.CountedHitsAsync(query, mentions, cancellationToken);
        var texts = await lists.TextsAsync([.. mentions.Select(m => m.ArticleId).Distinct()], cancellationToken);
        return [.. mentions.SelectMany(m => hits[(m.ArticleId, m.ActorId)].Select(h => new ListedHit(m, h, HitContext.Of(texts.GetValueOrDefault(m.ArticleId, ""), h))))];
    }
}

/// <summary>The words before and after a hit, cleaned.</summary>
public sealed record HitContext(string Before, string Hit, string After)
{
    private const int Width = 90;

    /// <summary>Cut at blanks where there are any near; a text that was edited since may be shorter than the hit says.</summary>
    public static HitContext Of(string text, Hit hit)
    {
        int start = Math.Clamp(hit.Start, 0, text.Length), end = Math.Clamp(hit.End, start, text.Length);
        int line = text.LastIndexOf('\n', Math.Max(0, start - 1), Math.Max(0, start)) + 1;
        int close = text.IndexOf('\n', end);
        int from = Math.Max(line, start - Width), to = Math.Min(close < 0 ? text.Length : close, end + Width);
        if (from > line && text.IndexOf(' ', from, start - from) is >= 0 and var blank)
            from = blank;
        if (to < text.Length && text[to] != '\n' && text.LastIndexOf(' ', to, to - end) is >= 0 and var last)
            to = last;
        string before = OutsideText.Clean(text[from..start]), after = OutsideText.Clean(text[end..to]);
        return new HitContext(
            (from > line ? "… " : "") + before.TrimStart() + (start > from && char.IsWhiteSpace(text[start - 1]) ? " " : ""),
            OutsideText.Clean(hit.Surface),
            (end < to && char.IsWhiteSpace(text[end]) ? " " : "") + after.TrimStart() + (to < text.Length && text[to] != '\n' ? " …" : ""));
    }

    public override string ToString() => Before + Hit + After;
}
