using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MongoliaDprk.Monitor.App.Alerts;
using MongoliaDprk.Monitor.App.Dashboard;
using MongoliaDprk.Monitor.App.Digests;
using MongoliaDprk.Monitor.App.Polling;
using MongoliaDprk.Monitor.App.Tests.Fetching;
using MongoliaDprk.Monitor.App.Tests.Mail;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.App.Tests.Hostile;

/// <summary>The monitor after it has polled hostile outlets and told what it found to a mail server, webhooks and chats.</summary>
public abstract class HostileSite(DatabaseKind kind) : IAsyncLifetime
{
    private readonly ConcurrentQueue<(string Channel, string Type, string Body)> told = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("monitor-hostile-");
    private readonly MailServer mail = new();
    private readonly FakeTime clock = new() { SkipUpTo = TimeSpan.FromSeconds(5) };
    private LoopbackWeb web = null!;
    private RawServer raw = null!;
    private TestDatabase database = null!;
    private WebApplication app = null!;

    internal HttpClient Client { get; private set; } = null!;

    internal IServiceProvider Services => app.Services;

    /// <summary>What was logged with an exception: something of ours broke.</summary>
    internal ConcurrentQueue<string> Broken { get; } = new();

    internal IReadOnlyList<PollReport> Reports { get; private set; } = [];

    /// <summary>Bodies that webhooks and chats got.</summary>
    internal IReadOnlyList<(string Channel, string Type, string Body)> Told => [.. told];

    internal MailServer Mail => mail;

    internal LoopbackWeb Web => web;

    internal string Folder => folder.FullName;

    /// <summary>What the command line needs to see the same.</summary>
    internal string[] Options => ["--database", database.Database.ConnectionString, "--watchlist", Path.Combine(folder.FullName, "watchlist"), "--data", folder.FullName];

    public async Task InitializeAsync()
    {
        clock.Advance(DateTimeOffset.UtcNow - clock.GetUtcNow());
        await mail.InitializeAsync();
        web = await LoopbackWeb.StartAsync();
        raw = new RawServer(BrokenOutlets.SayAsync);
        database = await TestDatabase.CreateAsync(kind);
        IReadOnlyList<KeyValuePair<string, string>> outlets = [.. new HostileOutlets(web, clock.GetUtcNow().UtcDateTime).Serve(), .. new BrokenOutlets(web, raw).Serve()];
        string watchlist = Path.Combine(folder.FullName, "watchlist");
        HostileWatchlist.Write(watchlist, web.At("/"), outlets, Subscribers());
        await StartAsync(WatchlistFolder.Read(watchlist));
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        await raw.DisposeAsync();
        await web.DisposeAsync();
        await mail.DisposeAsync();
        await database.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private async Task StartAsync(Watchlist watchlist)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().AddProvider(new BrokenLog(Broken));
        MonitorOptions options = new() { Database = database.Database.ConnectionString, DataFolder = folder.FullName, Web = { PublicAddress = new Uri("https://monitor.example/") } };
        options.Fetching.AllowPrivateAddresses = true;
        MonitorServices.Add(builder.Services, options, watchlist, clock);
        builder.Services.AddDashboard();
        app = builder.Build().MapDashboard();
        await MonitorServices.MigrateAsync(app.Services, options, CancellationToken.None);
        await PollAsync(watchlist);
        await app.StartAsync();
        Client = app.GetTestClient();
    }

    /// <summary>The first outlet's alerts go out one by one, those of the others together.</summary>
    private async Task PollAsync(Watchlist watchlist)
    {
        SourcePoller poller = Services.GetRequiredService<SourcePoller>();
        AlertSender sender = Services.GetRequiredService<AlertSender>();
        List<PollReport> reports = [];
        foreach (Source source in watchlist.Sources.OrderBy(s => s.Id, StringComparer.Ordinal))
        {
            reports.Add(await poller.PollAsync(source, CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(2)));
            if (source.Id.StartsWith("outlet-0", StringComparison.Ordinal))
                await sender.SendDueAsync(CancellationToken.None);
        }

        await sender.SendDueAsync(CancellationToken.None);
        DigestSender digests = Services.GetRequiredService<DigestSender>();
        foreach (var subscriber in watchlist.Subscribers)
            await digests.SendNowAsync(subscriber, subscriber.Digest!, again: true, CancellationToken.None);
        Reports = reports;
    }

    private string Subscribers()
    {
        string[] chats = ["webhook", "slack", "mattermost", "discord"];
        foreach (string chat in chats)
            web.On("/" + chat, http => TakeAsync(http, chat));
        web.On("/bottoken/sendMessage", http => TakeAsync(http, "telegram"));
        web.On("/ntfy", http => TakeAsync(http, "ntfy"));
        return $"""
            subscribers:
              - id: desk
                name: Desk
                language: en
                channels:
                  - kind: email
                    to: [desk@news.test]
                    from: monitor@news.test
                    server: localhost
                    port: {mail.Plain.Port}
                    security: none
            {string.Concat(chats.Select(c => $"      - {{ kind: {c}, address: {(c == "webhook" ? $"'{web.At("/" + c)}'" : Secret(c, web.At("/" + c).AbsoluteUri))} }}\n"))}      - kind: telegram
                    token: {Secret("telegram", "token")}
                    chat: '1'
                    server: '{web.At("/")}'
                  - kind: ntfy
                    topic: visits
                    server: '{web.At("/ntfy")}'
                digest:
                  at: 08:00
            """;
    }

    /// <summary>Secrets may not stand in the file of subscribers.</summary>
    private string Secret(string name, string value)
    {
        string file = Path.Combine(folder.FullName, name + ".secret");
        File.WriteAllText(file, value);
        return "file:" + file;
    }

    private async Task TakeAsync(HttpContext http, string channel)
    {
        using StreamReader reader = new(http.Request.Body);
        told.Enqueue((channel, http.Request.ContentType ?? "", await reader.ReadToEndAsync()));
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync("{\"ok\":true}");
    }

    private sealed class BrokenLog(ConcurrentQueue<string> broken) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is not null)
                broken.Enqueue($"{formatter(state, exception)}: {exception}");
        }

        public void Dispose()
        {
        }
    }
}

public sealed class SqliteHostileSite() : HostileSite(DatabaseKind.Sqlite);

public sealed class PostgresHostileSite() : HostileSite(DatabaseKind.Postgres);
