using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Storage.Tests;

/// <summary>Links before their pages: what they are kept as, and when they are due.</summary>
public abstract class LinkTests(DatabaseKind kind) : DatabaseTests(kind)
{
    [Fact]
    public async Task A_redirector_is_unwrapped_before_its_link_is_kept()
    {
        Link wrapped = new(new Uri("https://www.google.com/url?url=https%3A%2F%2Fa-news.example%2F1%3Futm_source%3Dalert"));
        Link news = new(new Uri("https://www.bing.com/news/apiclick.aspx?url=https%3A%2F%2Fa-news.example%2F2%3Fgclid%3Dx"));
        await Store.AddLinksAsync("a-news", [news, Sample.Link("2"), Sample.Link("1"), wrapped], null, None);
        Uri[] kept = [.. (await Store.PendingLinksAsync("a-news", 10, None)).Select(l => l.Link.Address)];
        Assert.Equal(["https://a-news.example/2", "https://a-news.example/1"], kept.Take(2).Select(k => k.AbsoluteUri));
    }

    [Fact]
    public async Task What_an_archive_gave_alerts_nobody_unless_a_live_place_shows_it_too()
    {
        await Store.AddLinksAsync("a-news", [Sample.Link("old"), Sample.Link("new")], null, None, history: true);
        Assert.Equal(0, await Store.AddLinksAsync("a-news", [Sample.Link("new")], null, None));

        foreach (PendingLink link in await Store.PendingLinksAsync("a-news", 10, None))
        {
            Actor visitor = link.History ? Sample.Anna : Sample.Bob;
            await Store.SaveAsync(link, Sample.Page(link.Link, Time.Now), Sample.Analysis(new DateOnly(2024, 3, 14), title: link.Link.Address.AbsolutePath, visits: [Sample.Visit(visitor: visitor)]), None);
        }

        await using MonitorDbContext context = Database.Read();
        Assert.Contains("Bob Bor", (await context.Alerts.SingleAsync()).Title, StringComparison.Ordinal);
        Assert.Null((await Sources.RecallAsync("a-news", None)).Source?.LastNewArticle);
    }

    [Fact]
    public async Task Links_and_retries_that_a_clock_ahead_wrote_do_not_wait_for_it()
    {
        Time.Now += TimeSpan.FromDays(400);
        await Store.AddLinksAsync("a-news", [Sample.Link("1"), Sample.Link("2")], null, None);
        await Store.FailAsync((await Store.PendingLinksAsync("a-news", 1, None))[0], "timeout", None);
        Time.Now -= TimeSpan.FromDays(400);
        Assert.Equal(2, (await Store.PendingLinksAsync("a-news", 10, None)).Count);
    }
}

public sealed class SqliteLinkTests() : LinkTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresLinkTests() : LinkTests(DatabaseKind.Postgres);
