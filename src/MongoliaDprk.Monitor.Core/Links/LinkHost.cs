namespace MongoliaDprk.Monitor.Core.Links;

/// <summary>
/// The host of an address that somebody wrote. <c>Uri.IdnHost</c> is read here alone: it throws on names that IDN forbids
/// (RFC 5891), which <see cref="Uri"/> otherwise takes.
/// </summary>
public static class LinkHost
{
    /// <summary>The host in lower case and Punycode (RFC 5891) without trailing dot; an IPv6 address in brackets. What IDN forbids stays as it is.</summary>
    public static string Name(Uri address) => (Punycode(address) ?? address.Host).TrimEnd('.').ToLowerInvariant();

    /// <summary>It has a host, and one that can be looked up.</summary>
    public static bool CanBeAsked(Uri address) => Punycode(address) is { Length: > 0 };

    /// <summary>Null where IDN forbids the name: it cannot be reached, but must not break what it stands among.</summary>
    private static string? Punycode(Uri address)
    {
        if (address.HostNameType == UriHostNameType.IPv6 || !address.Host.AsSpan().ContainsAnyExceptInRange('\0', '\u007F'))
            return address.Host;
        try
        {
#pragma warning disable RS0030 // the one place
            return address.IdnHost;
#pragma warning restore RS0030
        }
        catch (UriFormatException)
        {
            return null;
        }
    }
}
