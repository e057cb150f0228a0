using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using MongoliaDprk.Monitor.App.Alerts;
using MongoliaDprk.Monitor.App.Alerts.Channels;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.App.Tests.Alerts;

public sealed class AlertSenderTests : IAsyncLifetime
{
    private readonly FakeTime time = new();
    private readonly List<(string? Key, JsonElement Body)> received = [];
    private LoopbackWeb web = null!;
    private TestDatabase database = null!;
    private AlertStore store = null!;

    public async Task InitializeAsync()
    {
        web = await LoopbackWeb.StartAsync(time);
        database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        store = new AlertStore(database.Database, time);
        web.On("/hook", async http =>
            received.Add((http.Request.Headers["Idempotency-Key"], (await JsonDocument.ParseAsync(http.Request.Body)).RootElement)));
    }

    public async Task DisposeAsync()
    {
        await web.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_new_visit_is_told_once_with_its_evidence()
    {
        await ReportVisitAsync();
        AlertSender sender = Sender(Hook("/hook"));

        Assert.Equal(1, await sender.SendDueAsync(default));
        Assert.Equal(0, await sender.SendDueAsync(default));
        time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await sender.SendDueAsync(default));

        JsonElement body = Assert.Single(received).Body;
        Assert.Contains("The president will arrive on Thursday", body.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("http://paper.invalid/1", body.GetProperty("address").GetString());
    }

    [Fact]
    public async Task A_channel_that_refuses_holds_up_no_other_and_gets_the_same_message_again_later()
    {
        await ReportVisitAsync();
        web.Status("/down", 503);
        AlertSender sender = Sender(Hook("/down", "down"), Hook("/hook"));

        Assert.Equal(1, await sender.SendDueAsync(default));
        Assert.Equal(0, await sender.SendDueAsync(default));
        time.Advance(TimeSpan.FromHours(7));
        Assert.Equal(0, await sender.SendDueAsync(default));

        Assert.Single(received);
        string[] keys = [.. web.Requests.Where(r => r.Path == "/down").Select(r => r.Headers["Idempotency-Key"])];
        Assert.Equal(2, keys.Length);
        Assert.Single(keys.Distinct());
        Assert.NotEqual(received[0].Key, keys[0]);

        web.Status("/down", 204);
        time.Advance(TimeSpan.FromHours(7));
        Assert.Equal(1, await sender.SendDueAsync(default));
        Assert.Single(received);
    }

    [Fact]
    public async Task A_channel_that_does_not_answer_is_given_up_at_its_time_limit()
    {
        await ReportVisitAsync();
        web.On("/slow", http => Task.Delay(Timeout.Infinite, http.RequestAborted));
        Task<int> sending = Sender(Hook("/slow")).SendDueAsync(default);
        await web.ReachedAsync("/slow");
        time.Advance(TimeSpan.FromSeconds(16));

        Assert.Equal(0, await sending.WaitAsync(TimeSpan.FromSeconds(20)));
        time.Advance(TimeSpan.FromHours(7));
        Assert.Equal(1, Assert.Single(await store.DueAsync(["webhook:hook"], default)).Attempts);
    }

    [Theory]
    [InlineData("/missing", "404")]
    [InlineData("/redirect", "302")]
    public async Task Only_success_counts_as_accepted(string path, string told)
    {
        web.Redirect("/redirect", "/hook");
        PendingDelivery delivery = new(1, "webhook:hook", "visit:1:announced", "Title", "Text", null, time.GetUtcNow().UtcDateTime, 0);
        ChannelException refused = await Assert.ThrowsAsync<ChannelException>(() => Hook(path).SendAsync(AlertMessages.Of(delivery), default));
        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
    }

    private AlertSender Sender(params AlertChannel[] channels) => new(channels, store, NullLogger<AlertSender>.Instance);

    private WebhookChannel Hook(string path, string name = "hook") =>
        new(new WebhookOptions { Name = name, Address = web.At(path).AbsoluteUri }, time);

    /// <summary>Stores an article that announces a visit, as a poll would.</summary>
    private async Task ReportVisitAsync()
    {
        ArticleStore articles = new(database.Database, TestWatchlist.Pair, time);
        Uri address = new("http://paper.invalid/1");
        await articles.AddLinksAsync("paper", [new Link(address)], null, default);
        PendingLink link = Assert.Single(await articles.PendingLinksAsync("paper", 1, default));
        DateTimeOffset now = time.GetUtcNow();
        Article article = new("A visit", "The president will arrive on Thursday.", "en", new PublishedDate(now, DatePrecision.Minute, DateOrigin.Meta), null, null);
        VisitReport visit = new(
            ["aland"], "aa", "bb", "Capital", "2026-03-05", null, VisitStage.Announced, true, "The president will arrive on Thursday.", 0.95, ["said so"]);
        await articles.SaveAsync(
            link, new FetchedPage(address, "<p>page"u8.ToArray(), "text/html", now.UtcDateTime), new Analysis(article, true, ["aa", "bb"], [], [], [visit]), default);
    }
}
