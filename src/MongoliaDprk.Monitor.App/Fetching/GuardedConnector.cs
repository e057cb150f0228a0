using System.Net;
using System.Net.Sockets;

namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>Opens connections, and only to places that may be fetched: the check is on the resolved address that is then connected to, so no name can lead elsewhere.</summary>
internal sealed class GuardedConnector(FetchingOptions options)
{
    private readonly HashSet<string> allowed = new(options.AllowedHosts, StringComparer.OrdinalIgnoreCase);

    /// <summary>The callback of <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="ForbiddenAddressException">The name resolves to no address that may be fetched.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        DnsEndPoint end = context.DnsEndPoint;
        IPAddress[] addresses = IPAddress.TryParse(end.Host, out IPAddress? literal)
            ? [literal]
            : await Dns.GetHostAddressesAsync(end.Host, cancellationToken);
        IPAddress[] open = MayBePrivate(end) ? addresses : Array.FindAll(addresses, PrivateAddresses.IsPublic);
        if (open.Length == 0)
            throw new ForbiddenAddressException(end.Host);

        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, end.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool MayBePrivate(DnsEndPoint end) =>
        options.AllowPrivateAddresses || allowed.Contains($"{end.Host}:{end.Port}");
}

/// <summary>A host name leads into a private network.</summary>
internal sealed class ForbiddenAddressException(string host) : Exception($"{host} is an address inside a private network");
