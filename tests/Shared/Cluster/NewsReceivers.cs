#pragma warning disable IDE0005 // projects for the web have some of these by themselves
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
#pragma warning restore IDE0005

namespace MongoliaDprk.Monitor.Tests.Cluster;

/// <summary>A webhook and a mail server on loopback ports that accept everything, sometimes slowly, and remember what came.</summary>
internal sealed class NewsReceivers : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TcpListener mail = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ended = new();
    private readonly Random random = new(20261122);

    private NewsReceivers()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(o => o.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Run(AcceptAsync);
    }

    /// <summary>Idempotency keys of the posted messages with the alerts they tell; none in a digest.</summary>
    public ConcurrentQueue<(string Key, long[] Alerts)> Posted { get; } = [];

    /// <summary>Message-IDs of the e-mails.</summary>
    public ConcurrentQueue<string> Mailed { get; } = [];

    public string Hook => app.Urls.Single() + "/hook";

    public int MailPort => ((IPEndPoint)mail.LocalEndpoint).Port;

    public static async Task<NewsReceivers> StartAsync()
    {
        NewsReceivers receivers = new();
        await receivers.app.StartAsync();
        receivers.mail.Start();
        _ = receivers.ListenAsync();
        return receivers;
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        mail.Stop();
        await app.DisposeAsync();
        ended.Dispose();
    }

    private async Task AcceptAsync(HttpContext http)
    {
        JsonElement body = (await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted)).RootElement;
        long[] alerts = body.TryGetProperty("data", out JsonElement data) && data.ValueKind == JsonValueKind.Object && data.TryGetProperty("alerts", out JsonElement told)
            ? [.. told.EnumerateArray().Where(a => a.ValueKind == JsonValueKind.Object && a.TryGetProperty("id", out _)).Select(a => a.GetProperty("id").GetInt64())] : [];
        Posted.Enqueue((http.Request.Headers["Idempotency-Key"].ToString(), body.GetProperty("kind").GetString() == "digest" ? [] : alerts));
        await DawdleAsync();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
                _ = TalkAsync(await mail.AcceptTcpClientAsync(ended.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // the run is over
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        try
        {
            using (client)
            using (StreamReader reader = new(client.GetStream(), Encoding.Latin1))
            await using (StreamWriter writer = new(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true })
            {
                await writer.WriteLineAsync("220 here");
                while (await reader.ReadLineAsync() is { } line)
                {
                    if (line == "DATA")
                        await TakeAsync(reader, writer);
                    else
                        await writer.WriteLineAsync(line.StartsWith("QUIT", StringComparison.Ordinal) ? "221 bye" : "250 ok");
                }
            }
        }
        catch (IOException)
        {
            // the sender was killed
        }
    }

    private async Task TakeAsync(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("354 go on");
        string id = "";
        while (await reader.ReadLineAsync() is { } line && line != ".")
        {
            if (line.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase))
                id = line["Message-ID:".Length..].Trim();
        }

        Mailed.Enqueue(id);
        await DawdleAsync();
        await writer.WriteLineAsync("250 taken");
    }

    /// <summary>Now and then between what is accepted and its answer: there the sender may be killed.</summary>
    private async Task DawdleAsync()
    {
        int wait;
        lock (random)
            wait = random.Next(5) == 0 ? random.Next(300, 1500) : 0;
        if (wait > 0)
            await Task.Delay(wait);
    }
}
