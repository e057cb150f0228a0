using System.Net;
using System.Net.Sockets;

namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>Opens connections, and only to places that may be fetched: the check is on the resolved address that is then connected to, so no name can lead elsewhere.</summary>
internal sealed class GuardedConnector(FetchingOptions options, Outside outside)
{
    private readonly HashSet<string> allowed = new(options.AllowedHosts, StringComparer.OrdinalIgnoreCase);

    /// <summary>Connects to what the host's name leads to now.</summary>
    /// <exception cref="ForbiddenAddressException">The name resolves to no address that may be fetched.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        DnsEndPoint end = context.DnsEndPoint;
        return await ConnectAsync(await OpenAddressesAsync(end.Host, end.Port, cancellationToken), end.Port, cancellationToken);
    }

    /// <summary>Connects to the proxy of the configuration, wherever it is.</summary>
    public async ValueTask<Stream> ConnectToProxyAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        DnsEndPoint end = context.DnsEndPoint;
        return await ConnectAsync(await ResolveAsync(end.Host, cancellationToken), end.Port, cancellationToken);
    }

    /// <summary>What can be checked of an address that a proxy will connect to. A name that only the proxy can resolve passes.</summary>
    /// <exception cref="ForbiddenAddressException">It is, or its name leads here to, none but private addresses.</exception>
    public async Task CheckAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            await OpenAddressesAsync(address.IdnHost, address.Port, cancellationToken);
        }
        catch (SocketException)
        {
            // not known here: the proxy's own name service decides
        }
    }

    private async Task<IPAddress[]> OpenAddressesAsync(string host, int port, CancellationToken cancellationToken)
    {
        IPAddress[] addresses = await ResolveAsync(host, cancellationToken);
        IPAddress[] open = MayBePrivate(host, port) ? addresses : Array.FindAll(addresses, PrivateAddresses.IsPublic);
        return open.Length > 0 ? open : throw new ForbiddenAddressException(host);
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) =>
        IPAddress.TryParse(host, out IPAddress? literal) ? [literal] : await outside.ResolveAsync(host, cancellationToken);

    private bool MayBePrivate(string host, int port) =>
        options.AllowPrivateAddresses || allowed.Contains(host.Contains(':', StringComparison.Ordinal) ? $"[{host.Trim('[', ']')}]:{port}" : $"{host}:{port}");

    private static async Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A host name leads into a private network.</summary>
internal sealed class ForbiddenAddressException(string host) : Exception($"{host} is an address inside a private network");
