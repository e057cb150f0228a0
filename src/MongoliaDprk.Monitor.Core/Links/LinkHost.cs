namespace MongoliaDprk.Monitor.Core.Links;

internal static class LinkHost
{
    /// <summary>The host in lower case and Punycode (RFC 5891) without trailing dot; an IPv6 address in brackets.</summary>
    public static string Name(Uri address)
    {
        string host = address.HostNameType == UriHostNameType.IPv6 || !IsInternational(address.Host) ? address.Host : Punycode(address);
        return host.TrimEnd('.').ToLowerInvariant();
    }

    private static bool IsInternational(string host) => host.AsSpan().ContainsAnyExceptInRange('\0', '\u007F');

    private static string Punycode(Uri address)
    {
        try
        {
            return address.IdnHost;
        }
        catch (UriFormatException) // a name that IDN forbids cannot be reached, but must not break what it stands among
        {
            return address.Host;
        }
    }
}
