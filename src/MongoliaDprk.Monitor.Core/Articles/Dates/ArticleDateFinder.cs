using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Links;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Articles.Dates;

/// <summary>
/// Resolves when an article was published and changed: collects every claim of the page and its feed, then decides in the order of
/// <see cref="DateTrust"/>. The day is that in the outlet's zone (the source's, else that of the country in its host name); a time
/// without zone is in it. What is nowhere found stays null.
/// </summary>
internal sealed class ArticleDateFinder(FetchedPage page, Source? source, Link? link)
{
    /// <param name="facts">What the markup says.</param>
    /// <param name="linked">What the JSON-LD says.</param>
    /// <param name="selected">Text of the outlet's own date element, or null.</param>
    /// <param name="near">Visible lines around the title and the body.</param>
    /// <param name="body">The article's text, for its dateline.</param>
    public DateResolution Find(PageFacts facts, LinkedArticle linked, string? selected, IReadOnlyList<PrintedLine> near, string body)
    {
        string?[] stated = [IsOnTheWeb(page.Address) ? page.Address.AbsoluteUri : null, facts.Canonical, facts.Meta("og:url")];
        string[] addresses = [.. stated.OfType<string>().Where(address => address.Length > 0).Distinct()];
        TimeZoneInfo? zone = source?.TimeZone ?? addresses.Select(Host).OfType<string>().Select(HostZones.Of).FirstOrDefault(found => found is not null)
            ?? HostZones.OfLanguage(facts.DeclaredLanguage) ?? HostZones.OfLanguage(facts.Meta("og:locale"));
        DateClaimReader reader = new(page, source, zone ?? HostZones.Likely(facts.DeclaredLanguage), IsMonthFirst(facts.DeclaredLanguage));
        IReadOnlyList<DateClaim> claims = new DateClaims(reader, [.. addresses.Select(Path)]).All(facts, linked, selected, near, body, link);
        return new DateResolver(claims, PageNature.Of(facts, linked), source is not null, zone).Resolve();
    }

    private static bool IsMonthFirst(string? language) =>
        language is null || language.StartsWith("en", StringComparison.OrdinalIgnoreCase) && (language.Length == 2 || language.EndsWith("US", StringComparison.OrdinalIgnoreCase));

    private static bool IsOnTheWeb(Uri address) => address.IsAbsoluteUri && address.Scheme is "http" or "https";

    private static string? Host(string address) => Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && IsOnTheWeb(uri) ? LinkHost.Name(uri) : null;

    private static string Path(string address) => Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && IsOnTheWeb(uri) ? uri.PathAndQuery : address;
}
