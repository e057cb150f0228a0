using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.Storage.Tests;

/// <summary>Every test has a database of its own; each class of tests runs once per kind of database.</summary>
public abstract class DatabaseTests(DatabaseKind kind) : IAsyncLifetime
{
    private TestDatabase? created;

    internal DatabaseKind Kind => kind;
    internal ManualTime Time { get; } = new();
    internal MonitorDatabase Database => created!.Database;
    internal ArticleStore Store => new(Database, Sample.Watchlist, Time);
    internal SourceStore Sources => new(Database, Sample.Watchlist, Time);
    internal static CancellationToken None => CancellationToken.None;

    public async Task InitializeAsync() => created = await TestDatabase.CreateAsync(kind);

    /// <summary>After each test the kept counts are compared with the mentions: for classes that write through the store.</summary>
    protected virtual bool ChecksCounts => false;

    public async Task DisposeAsync()
    {
        if (ChecksCounts)
            await ExactCounts.AssertAsync(Database);
        await created!.DisposeAsync();
    }

    /// <summary>Writes down the end of a poll that worked or failed.</summary>
    internal Task EndPollAsync(string source, string? error = null) =>
        Sources.EndAsync(source, new PollOutcome(error is null, error, Time.Now.AddMinutes(30)), [], None);

    /// <summary>Keeps a link and saves its page, as one poll does.</summary>
    internal async Task<SaveResult> SaveAsync(string path, Analysis analysis, string source = "a-news", ArticleStore? store = null, bool history = false)
    {
        Link link = Sample.Link(path, source);
        store ??= Store;
        PendingLink pending = await store.LinkAsync(source, link, None) ?? throw new InvalidOperationException($"{path} was saved before");
        return await store.SaveAsync(pending, Sample.Page(link, Time.Now), analysis, history, None);
    }
}
