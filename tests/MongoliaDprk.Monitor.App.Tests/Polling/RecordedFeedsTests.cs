using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Links;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.App.Tests.Polling;

/// <summary>Feeds that real outlets published, served by a loopback server: every article they name is kept, once.</summary>
public sealed class RecordedFeedsTests
{
    [SharedDataFact]
    public Task Every_link_of_every_real_feed_is_kept_once_on_SQLite() => CheckAsync(DatabaseKind.Sqlite);

    [SharedDataFact, Trait("Category", "Postgres")]
    public Task Every_link_of_every_real_feed_is_kept_once_on_PostgreSQL() => CheckAsync(DatabaseKind.Postgres);

    private static async Task CheckAsync(DatabaseKind kind)
    {
        await using PollWorld world = await PollWorld.CreateAsync(kind);
        var expected = new HashSet<string>(StringComparer.Ordinal);
        var feeds = new List<Uri>();
        foreach ((string name, byte[] body) in RecordedPages.RealFeeds())
        {
            Uri address = world.Web.At("/" + Uri.EscapeDataString(name));
            world.Web.Serve(address.AbsolutePath, body, "application/xml");
            feeds.Add(address);
            expected.UnionWith(FeedReader.Links(FeedReader.Read(body, "application/xml", address)).Select(l => LinkAddress.Key(l.Address)));
        }

        Source source = TestWatchlist.Source(world.Web) with { Feeds = feeds };
        List<string> errors = [];
        int kept = await world.CollectAsync(source, errors);

        Assert.Empty(errors);
        Assert.True(expected.Count > 1000, $"only {expected.Count} links in {feeds.Count} feeds");
        Assert.Equal(expected.Count, kept);
        IReadOnlyList<PendingLink> pending = await world.Store.PendingLinksAsync(source.Id, int.MaxValue, CancellationToken.None);
        Assert.Equal(expected.Order(StringComparer.Ordinal), pending.Select(p => LinkAddress.Key(p.Link.Address)).Order(StringComparer.Ordinal));
        Assert.Equal(0, await world.CollectAsync(source, errors));
    }
}
