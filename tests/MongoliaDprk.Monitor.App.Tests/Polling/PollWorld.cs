using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MongoliaDprk.Monitor.App.Fetching;
using MongoliaDprk.Monitor.App.Polling;
using MongoliaDprk.Monitor.App.Polling.Archives;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.App.Tests.Polling;

/// <summary>A web, a database, a clock and a poller between them.</summary>
internal sealed class PollWorld : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly WebFetcher fetcher;
    private readonly LinkCollector collector;
    private readonly SourcePoller poller;
    private readonly Watchlist watchlist;
    private readonly BrokenLog<ArticlePipeline> broken = new();

    private PollWorld(TestDatabase database, FakeTime time, LoopbackWeb web, Watchlist watchlist, PollingOptions options)
    {
        this.database = database;
        this.watchlist = watchlist;
        Time = time;
        Web = web;
        Store = new ArticleStore(database.Database, watchlist, time);
        fetcher = new WebFetcher(new FetchingOptions { AllowedHosts = [web.Authority] }, time);
        ArticleAnalyzer analyzer = new(watchlist);
        RevisitStore revisits = new(database.Database, watchlist, time);
        ArticlePipeline pipeline = new(analyzer, Store, broken);
        Sources = new SourceStore(database.Database, watchlist, time);
        collector = new LinkCollector(Store, options, time, NullLogger<LinkCollector>.Instance);
        poller = new SourcePoller(
            fetcher, collector, new PagePoller(pipeline, Store, options),
            new RevisitPoller(new RevisitPipeline(analyzer, revisits, NullLogger<RevisitPipeline>.Instance), revisits, options),
            Sources, options, StandstillWatchTests.Never, time, NullLogger<SourcePoller>.Instance);
    }

    public FakeTime Time { get; }

    public LoopbackWeb Web { get; }

    public ArticleStore Store { get; }

    public SourceStore Sources { get; }

    public MonitorDatabase Database => database.Database;

    /// <summary>What our analysis broke on.</summary>
    public IReadOnlyList<Exception> Broken => broken.Exceptions;

    public static async Task<PollWorld> CreateAsync(DatabaseKind kind = DatabaseKind.Sqlite, Watchlist? watchlist = null, PollingOptions? options = null)
    {
        FakeTime time = new() { SkipUpTo = TimeSpan.FromSeconds(5) };
        TestDatabase database = await TestDatabase.CreateAsync(kind);
        return new PollWorld(database, time, await LoopbackWeb.StartAsync(time), watchlist ?? TestWatchlist.Pair, options ?? new PollingOptions());
    }

    public Task<PollReport> PollAsync(Source source, CancellationToken cancellationToken = default) =>
        poller.PollAsync(source, cancellationToken).WaitAsync(TimeSpan.FromSeconds(60), CancellationToken.None);

    /// <summary>What the schedule does; null = nothing was due.</summary>
    public Task<PollReport?> PollDueAsync(Source source) => poller.PollDueAsync(source, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60));

    public Task<BackfillReport> BackfillAsync(Source source, DateOnly since, int mostPages = 100, CancellationToken cancellationToken = default) =>
        new SourceBackfill(poller, new ArchiveReader(fetcher, new BackfillStore(Database, watchlist, Time), NullLogger<ArchiveReader>.Instance))
            .RunAsync(source, since, mostPages, cancellationToken).WaitAsync(TimeSpan.FromSeconds(120), CancellationToken.None);

    /// <summary>Only the first half of a poll: links are found and kept, no page is fetched.</summary>
    public async Task<int> CollectAsync(Source source, List<string> errors)
    {
        using PollSession session = new(fetcher, source, TimeSpan.FromDays(1), StandstillWatchTests.Never.Begin(), Time);
        PlacePolls polls = new(source, await Sources.RecallAsync(source.Id, CancellationToken.None), Time.GetUtcNow().UtcDateTime);
        await collector.CollectAsync(source, polls, session, all: true, CancellationToken.None);
        errors.AddRange(polls.Errors());
        return polls.NewLinks;
    }

    public void ServeFeed(string path, params string[] pages) => Web.Serve(path, Rss(pages), "application/rss+xml");

    public byte[] Rss(params string[] pages)
    {
        StringBuilder items = new();
        foreach (string page in pages)
            items.Append("<item><title>Item ").Append(page).Append("</title><link>").Append(Web.At(page)).Append("</link></item>");
        return Encoding.UTF8.GetBytes($"<rss version=\"2.0\"><channel><title>Feed</title>{items}</channel></rss>");
    }

    public void ServePages(params string[] paths)
    {
        foreach (string path in paths)
            Web.Serve(path, Page(path));
    }

    public static string Page(string title) => $"""
        <html><head><title>{title}</title></head><body><article><h1>{title}</h1>
        <p>The president of Borduria arrived in the capital on Monday for talks on {title} that will last three days, officials said.</p>
        <p>He was met at the airport, and a dinner was given in his honour in the evening, the agency reported on Monday.</p>
        </article></body></html>
        """;

    public async Task<int> PendingAsync(string sourceId = "paper") =>
        (await Store.PendingLinksAsync(sourceId, 1000, CancellationToken.None)).Count;

    public async Task<SourceHealth> HealthAsync(string sourceId = "paper") =>
        (await new SourceQueries(Database).HealthAsync(CancellationToken.None))[sourceId];

    public async ValueTask DisposeAsync()
    {
        fetcher.Dispose();
        await Web.DisposeAsync();
        await database.DisposeAsync();
    }

    private sealed class BrokenLog<T> : ILogger<T>
    {
        public List<Exception> Exceptions { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is not null)
                Exceptions.Add(exception);
        }
    }
}
