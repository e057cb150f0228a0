using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Replay;

/// <summary>Outlets of texts that the watchlist does not have: only their side is known.</summary>
internal static class ReplaySource
{
    /// <summary>No host of this name can exist (RFC 2606).</summary>
    private const string Host = "replay.invalid";

    /// <summary>The id that a text's article is stored under.</summary>
    public static string Id(ReplayText text) => text.Line.Source ?? (text.Line.SourceSide is { } side ? "texts-" + side : "texts");

    /// <summary>An address of its own for each text.</summary>
    public static Uri Address(ReplayText text) => new($"https://{Host}/{Uri.EscapeDataString(Id(text))}/{Uri.EscapeDataString(text.Line.Id!)}");

    /// <summary>Those that the watchlist lacks, as far as a side is given for them.</summary>
    public static IEnumerable<Source> Missing(IEnumerable<ReplayText> texts, Watchlist watchlist)
    {
        HashSet<string> known = [.. watchlist.Sources.Select(s => s.Id)];
        return texts.Where(t => t.Line.SourceSide is not null && !known.Contains(Id(t))).DistinctBy(Id).Select(t => new Source(
            Id(t), Id(t), t.Line.SourceSide!, t.Line.SourceSide!, [], new Uri($"https://{Host}/"), TimeZoneInfo.Utc, SourceCalendar.Gregorian,
            Enabled: false, TimeSpan.FromHours(1), TimeSpan.Zero, [], [], [], [], PageSelectors.None));
    }
}
