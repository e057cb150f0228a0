using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>What <c>monitor check</c> says of settings that work and still should be thought over.</summary>
internal static class FetchWarnings
{
    public static IEnumerable<string> Of(FetchingOptions options, IEnumerable<Source> sources)
    {
        if (options.Contact.Length == 0)
            yield return "no contact is set: set Monitor:Fetching:Contact to an address where outlets can reach you, before they block what they do not know";
        if (!options.RespectRobots)
            yield return "Monitor:Fetching:RespectRobots is off: only hosts of your own should be polled like this";
        if (options.AllowPrivateAddresses)
            yield return "Monitor:Fetching:AllowPrivateAddresses is on: any page can make the monitor ask machines of your network";
        if (options.Proxy is { } proxy)
            yield return $"requests go through the proxy {proxy.Host}:{proxy.Port}: keeping out of private networks is its affair";
        foreach (Source source in sources.Where(s => s.Enabled && s.Delay == TimeSpan.Zero))
            yield return $"source {source.Id} has delaySeconds: 0, so its host is asked without any pause";
        foreach (Source source in sources.Where(s => s.Enabled && s.LegacyTls))
            yield return $"source {source.Id} has legacyTls: TLS 1.0, TLS 1.1 and weak ciphers are accepted from its hosts"
                + (LegacyTls.RenegotiationConfigured ? "" : "; a server that knows only unsafe renegotiation is still refused, for OPENSSL_CONF is not set (deploy/openssl-legacy.cnf)");
    }
}
