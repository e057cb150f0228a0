namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>Addresses that a page states about itself, resolved and held against the address it was fetched from.</summary>
internal static class PageAddresses
{
    /// <summary>
    /// Where the page says it lives: rel=canonical (RFC 6596), then og:url, then the linked data. An outlet's front page or another
    /// site is no address of an article and is refused.
    /// </summary>
    public static Uri? Canonical(PageFacts facts, LinkedArticle linked, Uri page) =>
        new[] { facts.Canonical, facts.Meta("og:url"), linked.Address }.Select(stated => Resolve(page, stated)).FirstOrDefault(address => address is not null && IsPlausible(address, page));

    /// <summary>Address of the lead picture, or null.</summary>
    public static Uri? LeadImage(PageFacts facts, LinkedArticle linked, Uri page) =>
        Resolve(page, facts.Meta("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src") ?? linked.Image);

    /// <summary>An absolute web address, or null.</summary>
    public static Uri? Resolve(Uri page, string? stated) =>
        !string.IsNullOrWhiteSpace(stated) && Uri.TryCreate(page, stated.Trim(), out Uri? address) && IsWeb(address) ? address : null;

    private static bool IsPlausible(Uri stated, Uri page) =>
        !IsWeb(page) || (RegistrableDomain.IsShared(stated, page) && (!IsFront(stated) || IsFront(page)));

    private static bool IsWeb(Uri address) => address.IsAbsoluteUri && address.Scheme is "http" or "https";

    private static bool IsFront(Uri address) => address.AbsolutePath == "/" && address.Query.Length == 0;
}
