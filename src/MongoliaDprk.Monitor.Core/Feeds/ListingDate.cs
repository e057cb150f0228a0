using AngleSharp.Dom;

namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>Dates printed beside the links of a section page; only one that is whole and stands alone is believed.</summary>
internal static class ListingDate
{
    private const int LongestText = 40, ShortestText = 6, MostNodes = 300, MostWords = 2;
    private static readonly char[] Frame = [' ', '\t', '\r', '\n', '\u00a0', '\u3000', '[', ']', '(', ')', '（', '）', '【', '】', '|', '·', '•', ',', '-', '–', '—', ':', '/', '>', '<', '*'];

    /// <summary>The date in the box of one link, or null when there is none or several.</summary>
    public static FeedMoment? In(IElement box, TimeZoneInfo? zone)
    {
        FeedMoment? found = null;
        foreach (INode node in box.Descendants().Take(MostNodes))
        {
            FeedMoment? here = node is IElement { LocalName: "time" } time && time.GetAttribute("datetime") is { } stated ? FeedDate.Read(stated, zone)
                : node is IText text && text.ParentElement?.LocalName is not ("time" or "script" or "style") ? Parse(text.Data, zone)
                : node is IElement { LocalName: "time" } printed ? Parse(printed.TextContent, zone) : null;
            if (here is not { } date)
                continue;
            if (found is { } other && !SameDay(other, date))
                return null;
            found = found is null || found.Value.DayOnly ? date : found;
        }

        return found;
    }

    /// <summary>The date that follows the element on its line or, when none does, stands before it there; null also when both do.</summary>
    public static FeedMoment? Beside(IElement element, TimeZoneInfo? zone)
    {
        FeedMoment? after = OnLine(element, node => node.NextSibling, zone), before = OnLine(element, node => node.PreviousSibling, zone);
        return after is not null && before is not null ? null : after ?? before;
    }

    /// <summary>A text that is a date and little else: year, month and day, at most two other words.</summary>
    public static FeedMoment? Parse(string text, TimeZoneInfo? zone)
    {
        if (text.AsSpan().IndexOfAnyInRange('0', '9') < 0 && text.AsSpan().IndexOfAnyInRange('０', '９') < 0)
            return null;
        text = text.Trim(Frame);
        if (text.Length is < ShortestText or > LongestText)
            return null;
        int numbers = 0, words = 0;
        bool year = false, month = false, packed = false;
        foreach (FeedDateToken token in FeedDateTokens.Cut(FeedDateTokens.Normalize(text)))
        {
            numbers += token.IsNumber ? 1 : 0;
            packed |= token is { Text.Length: 8, Value: > 19900101 and < 21000101 };
            year |= token is { Text.Length: 4, Value: > 1990 and < 2100 } || (token.IsWord && Articles.Dates.DateWords.EraOffset(token.Text) is not null);
            month |= token.IsWord && FeedDateWords.Month(token.Text) > 0;
            words += token.IsWord && !FeedDateWords.Knows(token.Text) ? 1 : 0;
        }

        return words <= MostWords && (packed || (year && numbers >= (month ? 2 : 3))) ? FeedDate.Read(text, zone) : null;
    }

    private static FeedMoment? OnLine(IElement element, Func<INode, INode?> next, TimeZoneInfo? zone)
    {
        int steps = 0;
        for (INode? at = next(element); at is not null && steps++ < 8; at = next(at))
        {
            if (at is IElement inner && (inner.LocalName is "br" or "hr" or "a" or "table" or "ul" or "ol" || inner.QuerySelector("a[href],br") is not null))
                return null;
            if (Parse(at.TextContent.Length > 4 * LongestText ? "" : at.TextContent, zone) is { } date)
                return date;
        }

        return null;
    }

    private static bool SameDay(FeedMoment one, FeedMoment other) => Math.Abs((one.At - other.At).TotalHours) < 36 && (one.DayOnly || other.DayOnly || one.At == other.At);
}
