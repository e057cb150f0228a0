using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace MongoliaDprk.Monitor.App.Tests.Fetching;

/// <summary>A server on a loopback port that says on the wire what no web server would.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Func<RawExchange, Task> answer;
    private readonly SslServerAuthenticationOptions? tls;
    private readonly Task accepting;

    /// <param name="answer">Runs for each request, or for each connection when <paramref name="readRequest"/> is false.</param>
    public RawServer(Func<RawExchange, Task> answer, bool readRequest = true, SslServerAuthenticationOptions? tls = null)
    {
        this.answer = answer;
        this.tls = tls;
        listener.Start();
        accepting = AcceptAsync(readRequest);
    }

    /// <summary>Host and port.</summary>
    public string Authority => listener.LocalEndpoint.ToString()!;

    public Uri At(string path) => new($"{(tls is null ? "http" : "https")}://{Authority}{path}");

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await accepting;
        listener.Stop();
        end.Dispose();
    }

    private async Task AcceptAsync(bool readRequest)
    {
        List<Task> running = [];
        try
        {
            while (true)
                running.Add(ServeAsync(await listener.AcceptSocketAsync(end.Token), readRequest));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(running);
        }
    }

    private async Task ServeAsync(Socket socket, bool readRequest)
    {
        using NetworkStream wire = new(socket, ownsSocket: true);
        try
        {
            await using Stream stream = tls is null ? wire : await SecureAsync(wire, tls);
            do
            {
                string? path = readRequest ? await ReadPathAsync(stream) : "";
                if (path is null)
                    return;
                await answer(new RawExchange(socket, stream, path, end.Token));
            }
            while (readRequest);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException or SocketException or System.Security.Authentication.AuthenticationException)
        {
            // the client, or the end of the test, closed the connection
        }
    }

    private async Task<Stream> SecureAsync(Stream wire, SslServerAuthenticationOptions options)
    {
        SslStream stream = new(wire);
        await stream.AuthenticateAsServerAsync(options, end.Token);
        return stream;
    }

    /// <summary>The path of one request whose head is read to its end, or null at the end of the connection.</summary>
    private async Task<string?> ReadPathAsync(Stream stream)
    {
        StringBuilder head = new();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, end.Token) == 0)
                return null;
            head.Append((char)one[0]);
        }

        return head.ToString().Split(' ')[1];
    }
}

/// <summary>One request on the wire.</summary>
internal sealed record RawExchange(Socket Socket, Stream Stream, string Path, CancellationToken End)
{
    public async Task SayAsync(string text) => await Stream.WriteAsync(Encoding.Latin1.GetBytes(text), End);

    /// <summary>Says the text over and over until the other side has enough.</summary>
    public async Task SayForeverAsync(string text)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(text);
        while (true)
            await Stream.WriteAsync(bytes, End);
    }

    /// <summary>Ends with RST, not with FIN.</summary>
    public void Reset()
    {
        Socket.LingerState = new LingerOption(true, 0);
        Socket.Close();
    }

    public void Close() => Socket.Close();
}
