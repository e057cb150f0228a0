using MongoliaDprk.Monitor.App.Commands;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Importing;

/// <summary>Where a text stands that came without a page.</summary>
internal static class TextOutlet
{
    /// <summary>What is kept of a text is its line, as it was given.</summary>
    public const string ContentType = "application/json";

    /// <summary>No host of this name can exist (RFC 2606).</summary>
    private const string Host = "texts.invalid";

    /// <summary>Its id where that is a web address, else an address made of source and id.</summary>
    public static Uri Address(TextLine text) =>
        Uri.TryCreate(text.Id, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"
            ? address
            : new Uri($"https://{Host}/{Uri.EscapeDataString(Id(text))}/{Uri.EscapeDataString(text.Id!)}");

    /// <summary>The id that the text's article is stored under.</summary>
    public static string Id(TextLine text) => text.Source ?? (text.SourceSide is { } side ? "texts-" + side : "texts");

    /// <summary>What the text says of an outlet that the watchlist does not have; null = nothing.</summary>
    public static Source? Outlet(TextLine text) => text.SourceSide is not { } side ? null : new Source(
        Id(text), Id(text), side, side, [], new Uri($"https://{Host}/"), TimeZoneInfo.Utc, SourceCalendar.Gregorian,
        Enabled: false, TimeSpan.FromHours(1), TimeSpan.Zero, [], [], [], [], PageSelectors.None);
}
