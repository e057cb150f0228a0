using System.Net;
using System.Net.Sockets;

namespace MongoliaDprk.Monitor.App.Tests;

/// <summary>A loopback port that leads to a server until it is cut: what a client sees when its database is gone.</summary>
internal sealed class TcpRoad : IDisposable
{
    private readonly TcpListener listener;
    private readonly CancellationTokenSource cut = new();

    /// <param name="here">This end's port; 0 = any that is free.</param>
    public TcpRoad(string host, int port, int here = 0)
    {
        listener = new TcpListener(IPAddress.Loopback, here);
        listener.Start();
        _ = AcceptAsync(host, port);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Ends all connections and refuses new ones.</summary>
    public void Dispose()
    {
        cut.Cancel();
        listener.Dispose();
    }

    private async Task AcceptAsync(string host, int port)
    {
        while (!cut.IsCancellationRequested)
            _ = LeadAsync(await listener.AcceptTcpClientAsync(cut.Token), host, port);
    }

    private async Task LeadAsync(TcpClient client, string host, int port)
    {
        using (client)
        using (var server = new TcpClient())
        {
            await server.ConnectAsync(host, port, cut.Token);
            await Task.WhenAny(
                client.GetStream().CopyToAsync(server.GetStream(), cut.Token),
                server.GetStream().CopyToAsync(client.GetStream(), cut.Token));
        }
    }
}
