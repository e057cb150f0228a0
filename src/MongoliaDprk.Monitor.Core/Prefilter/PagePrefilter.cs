using System.Text;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Prefilter;

/// <summary>
/// Tells from the raw bytes of a page whether it can be relevant at all, before anything is decoded or parsed. It is not to say no to a
/// page that <see cref="ArticleAnalyzer"/> would find relevant; what it says yes to must be analysed. Built once per watchlist; thread-safe.
/// </summary>
/// <remarks>
/// <para>A relevant article names both sides, or the one that its outlet is not of. Every name of a side contains one of the side's
/// <em>anchors</em> (<see cref="AnchorChoice"/>): words that are looked for as bytes, for one side only, the one that is quicker to search. A name begins where a word begins, or
/// with a capital, so only there are its first bytes looked up (<see cref="PageBlocks"/>, <see cref="AnchorBegins"/>). Anchors are looked for in
/// all of the page, also where no article could stand: that costs selectivity, never an article.</para>
/// <para>What keeps a word of the article from standing in the bytes letter by letter is an <em>obstacle</em>: markup inside of it, a
/// character reference, an escape of JSON, an invisible character, a letter that folds to another. Obstacles are found in the same bytes
/// (<see cref="PageBlocks"/>) and judged where they stand (<see cref="HiddenAnchors"/>); where the judgement is not certain, the page
/// takes the slow path.</para>
/// <para>What is left is read without a tree (<see cref="PageSkim"/>): all letters that the extractor could take for text. In them the names of both
/// sides are looked for by the matcher's own patterns and boundaries (<see cref="SideNames"/>). Whatever only the tree can tell is decided for the slow path.</para>
/// <para>Known to get by: a word or name that a page's script splits over two strings, and comment ends inside a word of JSON-LD. So archives use it
/// for pages of outlets that are not on the watchlist, and nothing else does.</para>
/// </remarks>
public sealed class PagePrefilter
{
    private readonly Watchlist watchlist;

    /// <summary>The side whose anchors are quickly looked for, and their scan; null = each page is read.</summary>
    private readonly (string Side, AnchorScan Scan)? first;

    /// <summary>Of both sides, the one that is rarer first.</summary>
    private readonly (string Side, SideNames Names)[] sides;

    public PagePrefilter(Watchlist watchlist)
    {
        this.watchlist = watchlist;
        IReadOnlyList<NamePattern> patterns = NamePatterns.Of(watchlist);
        AnchorScan? quickest = null;
        foreach (string side in watchlist.Sides)
        {
            if (AnchorChoice.Of(watchlist, side) is { } anchors && new AnchorScan(anchors) is { IsCostly: false } scan && (quickest is null || scan.Count < quickest.Count))
                (quickest, first) = (scan, (side, scan));
        }

        sides = [.. watchlist.Sides.OrderBy(side => side != first?.Side).Select(side => (side, new SideNames(watchlist, patterns, side)))];
    }

    /// <summary>False when the page is surely not relevant.</summary>
    /// <param name="body">Its bytes after content decoding, before charset decoding.</param>
    /// <param name="contentType">The Content-Type header as sent, or null.</param>
    /// <param name="sourceSide">Side the outlet speaks for, or null.</param>
    /// <param name="linkTitle">Title that a feed gave to the page, which may become the article's; or null.</param>
    public bool CanBeRelevant(ReadOnlySpan<byte> body, string? contentType, string? sourceSide, string? linkTitle = null)
    {
        string? needed = watchlist.OtherSide(sourceSide);
        using Utf8Page page = Utf8Page.Of(body, contentType);
        byte[] title = linkTitle is null ? [] : Encoding.UTF8.GetBytes(linkTitle);
        if (first is { } quick && (needed is null || needed == quick.Side) && !quick.Scan.MayName(page.Bytes) && !quick.Scan.MayName(title))
            return false;
        using PageLetters letters = new();
        if (!PageSkim.Read(page.Bytes, letters))
            return true;
        letters.Part(LetterMarks.Apart);
        if (!PageSkim.Read(title, letters))
            return true;
        foreach ((string side, SideNames names) in sides)
        {
            if ((needed is null || side == needed) && !names.MayBeNamed(letters))
                return false;
        }

        return true;
    }
}
