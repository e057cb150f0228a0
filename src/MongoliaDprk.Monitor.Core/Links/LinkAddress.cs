using System.Text;

namespace MongoliaDprk.Monitor.Core.Links;

/// <summary>When two addresses are the same: as the same resource, and as the same article.</summary>
public static class LinkAddress
{
    /// <summary>
    /// The address without what names no part of the resource, normalised by RFC 3986 §6.2: host in lower case and in Punycode without
    /// trailing dot, no default port, no dot segments, hexadecimal digits in upper case and unreserved characters decoded; no campaign
    /// parameters, session ids, empty query or fragment. Fragments that are routes of an application ("#!", "#/") stay, as do the order
    /// of the query and doubled slashes. Canonical of the canonical address is itself.
    /// </summary>
    /// <param name="address">Absolute; one of another scheme than http or https comes back as it is.</param>
    public static Uri Canonical(Uri address)
    {
        if (address.Scheme is not ("http" or "https"))
            return address;
        StringBuilder text = new(address.Scheme);
        text.Append("://");
        if (address.UserInfo.Length > 0)
            text.Append(address.UserInfo).Append('@');
        text.Append(Host(address));
        string path = LinkSession.WithoutId(PercentEncoding.Normalize(address.AbsolutePath));
        text.Append(path).Append(LinkQuery.Text(Query(address, path))).Append(Route(address));
        // a host that no resolver would take can stand in a page all the same
        return Uri.TryCreate(text.ToString(), UriKind.Absolute, out Uri? canonical) ? canonical : address;
    }

    /// <summary>
    /// Equal for addresses under which the same article stands: as <see cref="Canonical"/>, and without regard to http or https, "www.",
    /// hosts and forms for small screens (AMP), a closing slash, an index file, the order of parameters, and redirectors that name their
    /// target. Whatever may tell two articles apart stays. Not an address itself, but "https://" before it makes one with the same key.
    /// </summary>
    /// <param name="address">Absolute.</param>
    public static string Key(Uri address)
    {
        address = Canonical(address);
        if (Redirectors.Unwrap(address) is { } target)
            address = Canonical(target);
        if (address.Scheme is not ("http" or "https"))
            return address.AbsoluteUri;
        IEnumerable<string> query = LinkQuery.Parts(address.Query).Where(part => !LinkVariants.IsView(part));
        // a stable sort by name: parameters of one name keep their order, which may mean something
        string sorted = LinkQuery.Text([.. query.OrderBy(part => LinkQuery.Name(part), StringComparer.Ordinal)]);
        return LinkVariants.MainHost(Host(address)) + LinkVariants.MainPath(address.AbsolutePath) + sorted + Route(address);
    }

    /// <summary>Host and, where it is not the scheme's own, port.</summary>
    private static string Host(Uri address) => address.IsDefaultPort ? LinkHost.Name(address) : $"{LinkHost.Name(address)}:{address.Port}";

    private static List<string> Query(Uri address, string path)
    {
        List<string> parts = [.. LinkQuery.Parts(PercentEncoding.Normalize(address.Query)).Where(part => !LinkNoise.Is(part))];
        LinkSession.RemoveFrom(parts, path);
        return parts;
    }

    private static string Route(Uri address) =>
        address.Fragment.StartsWith("#!", StringComparison.Ordinal) || address.Fragment.StartsWith("#/", StringComparison.Ordinal)
            ? PercentEncoding.Normalize(address.Fragment) : "";
}
