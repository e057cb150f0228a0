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

namespace MongoliaDprk.Monitor.Tests.Soaking;

/// <summary>A mail server and a webhook that fail half the time: before they have taken a message, or between taking it and saying so.</summary>
internal sealed class RudeReceivers : IAsyncDisposable
{
    private readonly TcpListener mail = new(IPAddress.Loopback, 0);
    private readonly WebApplication hook;
    private readonly CancellationTokenSource end = new();
    private readonly Random random;
    private readonly List<Task> running = [];

    private RudeReceivers(int seed)
    {
        random = new Random(seed);
        mail.Start();
        running.Add(LoopAsync(async () => _ = QuietAsync(ServeMailAsync(await mail.AcceptTcpClientAsync(end.Token)))));
        Hook = new Uri($"http://127.0.0.1:{PgServer.FreePort()}/hook/");
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(o => o.Listen(IPAddress.Loopback, Hook.Port));
        builder.Logging.ClearProviders();
        hook = builder.Build();
        hook.Run(http => QuietAsync(ServeHookAsync(http)));
    }

    public static async Task<RudeReceivers> StartAsync(int seed)
    {
        RudeReceivers receivers = new(seed);
        await receivers.hook.StartAsync();
        return receivers;
    }

    public Uri Hook { get; }

    public int MailPort => ((IPEndPoint)mail.LocalEndpoint).Port;

    /// <summary>From now on everything is taken and said to be.</summary>
    public bool Behave { get; set; }

    /// <summary>How often each Message-ID was taken: a repeat after a lost answer is one message.</summary>
    public ConcurrentDictionary<string, int> Mails { get; } = new(StringComparer.Ordinal);

    /// <summary>The alerts of each Idempotency-Key that was taken.</summary>
    public ConcurrentDictionary<string, long[]> Hooks { get; } = new(StringComparer.Ordinal);

    /// <summary>Repeats of the two that a receiver has to drop.</summary>
    public int Repeats => repeats;

    private int repeats;

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        mail.Stop();
        await hook.DisposeAsync();
        await Task.WhenAll(running);
        end.Dispose();
    }

    private async Task ServeHookAsync(HttpContext http)
    {
        int fate = Fate();
        using JsonDocument body = await JsonDocument.ParseAsync(http.Request.Body, default, end.Token);
        if (fate == 1)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        else if (fate != 2)
        {
            long[] alerts = body.RootElement.TryGetProperty("data", out JsonElement data) && data.TryGetProperty("alerts", out JsonElement list) ? [.. list.EnumerateArray().Select(a => a.GetProperty("id").GetInt64())] : [];
            if (!Hooks.TryAdd(http.Request.Headers["Idempotency-Key"].ToString(), alerts))
                Interlocked.Increment(ref repeats);
        }

        if (fate >= 2)
            http.Abort();
    }

    /// <summary>RFC 5321 as far as our own client speaks it.</summary>
    private async Task ServeMailAsync(TcpClient client)
    {
        using TcpClient closing = client;
        using StreamReader reader = new(client.GetStream(), Encoding.ASCII);
        await using StreamWriter writer = new(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        int fate = Fate();
        await writer.WriteLineAsync("220 rude");
        while (await reader.ReadLineAsync(end.Token) is { } line)
        {
            string verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (fate == 2 && verb == "RCPT")
                return;
            switch (verb)
            {
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    string? id = await MessageAsync(reader);
                    if (fate == 1)
                    {
                        await writer.WriteLineAsync("451 not now");
                        break;
                    }

                    if (id is not null && Mails.AddOrUpdate(id, 1, (_, n) => n + 1) > 1)
                        Interlocked.Increment(ref repeats);
                    if (fate == 3)
                        return;
                    await writer.WriteLineAsync("250 taken");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 rude");
                    break;
            }
        }
    }

    /// <returns>Its Message-ID; null = it did not arrive whole.</returns>
    private async Task<string?> MessageAsync(StreamReader reader)
    {
        string? id = null;
        while (await reader.ReadLineAsync(end.Token) is { } line)
        {
            if (line == ".")
                return id;
            if (line.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase))
                id ??= line["Message-ID:".Length..].Trim();
        }

        return null;
    }

    /// <summary>0 = taken, 1 = refused, 2 = cut off before, 3 = cut off after it was taken.</summary>
    private int Fate()
    {
        lock (random)
            return Behave || random.Next(2) == 0 ? 0 : random.Next(1, 4);
    }

    private async Task LoopAsync(Func<Task> once)
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                await once();
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // the end, or somebody who went away
            }
        }
    }

    private static async Task QuietAsync(Task serving)
    {
        try
        {
            await serving;
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or ObjectDisposedException or JsonException)
        {
            // the monitor was killed in the middle
        }
    }
}
