using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MongoliaDprk.Monitor.App.Tests;

/// <summary>A web server on a loopback port that serves what a test gives it, remembers what was asked for, and misbehaves on demand.</summary>
internal sealed class LoopbackWeb : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, RequestDelegate> handlers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource> reached = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<LoggedRequest> requests = new();
    private readonly TimeProvider time;
    private int running;

    private LoopbackWeb(TimeProvider time)
    {
        this.time = time;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(o =>
        {
            o.Listen(IPAddress.Loopback, 0);
            o.Limits.MinResponseDataRate = null;
            o.ResponseHeaderEncodingSelector = _ => Encoding.Latin1;
            o.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
        });
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    /// <summary>All requests in the order they came in.</summary>
    public IReadOnlyList<LoggedRequest> Requests => [.. requests];

    /// <summary>Most requests that were ever answered at the same time.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Host and port.</summary>
    public string Authority => new Uri(app.Urls.Single()).Authority;

    public static async Task<LoopbackWeb> StartAsync(TimeProvider? time = null)
    {
        LoopbackWeb web = new(time ?? TimeProvider.System);
        await web.app.StartAsync();
        return web;
    }

    public Uri At(string path) => new($"http://{Authority}{path}");

    /// <summary>Number of requests for the path.</summary>
    public int Count(string path) => requests.Count(r => r.Path == path);

    /// <summary>Completes when the path was asked for the first time.</summary>
    public Task ReachedAsync(string path) => reached.GetOrAdd(path, _ => new()).Task.WaitAsync(TimeSpan.FromSeconds(20));

    public void On(string path, RequestDelegate handler) => handlers[path] = handler;

    public void Serve(string path, string body, string contentType = "text/html; charset=utf-8") =>
        Serve(path, Encoding.UTF8.GetBytes(body), contentType);

    public void Serve(string path, byte[] body, string contentType) => On(path, async http =>
    {
        http.Response.ContentType = contentType;
        await http.Response.Body.WriteAsync(body);
    });

    /// <summary>Adds to what the path already answers.</summary>
    public void Before(string path, Action<HttpContext> first)
    {
        RequestDelegate then = handlers[path];
        On(path, http =>
        {
            first(http);
            return then(http);
        });
    }

    public void Status(string path, int status) => On(path, http =>
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    });

    public void Redirect(string path, string to, int status = 302) => On(path, http =>
    {
        http.Response.StatusCode = status;
        http.Response.Headers.Location = to;
        return Task.CompletedTask;
    });

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource atOnce = new(TimeSpan.Zero);
        await app.StopAsync(atOnce.Token);
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        string path = http.Request.Path + http.Request.QueryString;
        requests.Enqueue(new LoggedRequest(
            path, time.GetUtcNow(), http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref running));
        reached.GetOrAdd(path, _ => new()).TrySetResult();
        try
        {
            if (handlers.TryGetValue(path, out RequestDelegate? handler))
                await handler(http);
            else
                http.Response.StatusCode = 404;
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }
}

/// <summary>One request that came in.</summary>
internal sealed record LoggedRequest(string Path, DateTimeOffset At, IReadOnlyDictionary<string, string> Headers);
