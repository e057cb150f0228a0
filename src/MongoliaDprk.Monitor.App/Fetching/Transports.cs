using System.Net;
using System.Net.Security;
using System.Text;

namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>The HTTP clients: one for all sources, and one for those whose servers speak only legacy TLS.</summary>
internal sealed class Transports : IDisposable
{
    /// <summary>Header and status line together, in KiB.</summary>
    private const int MostHeaderKib = 64;

    private readonly FetchingOptions options;
    private readonly Outside outside;
    private readonly GuardedConnector connector;
    private readonly HttpClient usual;
    private readonly HttpClient legacy;

    public Transports(FetchingOptions options, Outside outside)
    {
        this.options = options;
        this.outside = outside;
        connector = new GuardedConnector(options, outside);
        usual = Create(new SslClientAuthenticationOptions());
        legacy = Create(LegacyTls.Options());
    }

    /// <summary>The client for a request, after the address was checked where the connection will not tell it.</summary>
    /// <exception cref="ForbiddenAddressException">The address must not be fetched.</exception>
    public async ValueTask<HttpClient> ForAsync(HostRequest asked, CancellationToken cancellationToken)
    {
        if (options.Proxy is not null)
            await connector.CheckAsync(asked.Address, cancellationToken);
        return asked.Manners.LegacyTlsFor(asked.Address) ? legacy : usual;
    }

    public void Dispose()
    {
        usual.Dispose();
        legacy.Dispose();
    }

    private HttpClient Create(SslClientAuthenticationOptions tls)
    {
        tls.CertificateChainPolicy = outside.Trust;
        SocketsHttpHandler handler = new()
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,  // ContentCoding does it: several layers, and labels that lie
            ConnectCallback = options.Proxy is null ? connector.ConnectAsync : connector.ConnectToProxyAsync,
            ConnectTimeout = options.Timeout,
            MaxConnectionsPerServer = 1,
            MaxResponseDrainSize = MostHeaderKib * 1024,
            MaxResponseHeadersLength = MostHeaderKib,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
            ResponseHeaderEncodingSelector = (_, _) => Encoding.Latin1,
            SslOptions = tls,
            UseCookies = false,
            UseProxy = options.Proxy is not null,
            Proxy = options.Proxy is { } proxy ? ProxyAt(proxy) : null,
        };
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private static WebProxy ProxyAt(Uri address)
    {
        WebProxy proxy = new(address);
        if (address.UserInfo.Split(':', 2) is [{ Length: > 0 } user, var password])
            proxy.Credentials = new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password));
        return proxy;
    }
}
