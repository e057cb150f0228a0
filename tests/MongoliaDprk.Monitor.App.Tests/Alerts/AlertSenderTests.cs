using System.Text.Json;
using MongoliaDprk.Monitor.App.Alerts;
using MongoliaDprk.Monitor.Core.Subscribers;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.App.Tests.Alerts;

public sealed class AlertSenderTests : IAsyncLifetime
{
    private readonly FakeTime time = new();
    private readonly List<(string? Key, JsonElement Body)> received = [];
    private LoopbackWeb web = null!;
    private TestDatabase database = null!;

    public async Task InitializeAsync()
    {
        web = await LoopbackWeb.StartAsync(time);
        database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
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
        AlertSender sender = Sender("/hook");

        Assert.Equal(1, await sender.SendDueAsync(default));
        Assert.Equal(0, await sender.SendDueAsync(default));
        time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await sender.SendDueAsync(default));

        JsonElement body = Assert.Single(received).Body;
        Assert.Equal((1, "newVisit"), (body.GetProperty("version").GetInt32(), body.GetProperty("kind").GetString()));
        Assert.Contains("The president will arrive on Thursday", body.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("http://paper.invalid/1", body.GetProperty("link").GetString());
        Assert.Equal(1, body.GetProperty("data").GetProperty("alerts")[0].GetProperty("visit").GetInt64());
    }

    [Fact]
    public async Task A_channel_that_refuses_holds_up_no_other_and_gets_the_same_message_again_later()
    {
        await ReportVisitAsync();
        web.Status("/down", 503);
        AlertSender sender = Sender("/down", "/hook");

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
    public async Task A_slow_channel_keeps_its_turn_and_is_given_up_at_its_time_limit_while_another_is_sent_on()
    {
        await ReportVisitAsync();
        web.On("/slow", http => Task.Delay(Timeout.Infinite, http.RequestAborted));
        AlertSender node = Sender("/slow", "/hook"), other = Sender("/slow", "/hook");
        Task<int> sending = node.SendDueAsync(default);
        await web.ReachedAsync("/slow");
        AlertQueries alerts = new(database.Database, time);
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(20));
        while (!(await alerts.ListAsync(1, limit.Token))[0].Deliveries.Any(d => d.State == DeliveryState.Accepted))
            await Task.Yield();
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(0, await other.SendDueAsync(default));
        time.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(1, await sending.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal((1, 1), (web.Count("/slow"), web.Count("/hook")));
    }

    [Fact]
    public async Task A_node_that_stood_still_before_a_message_left_leaves_it_to_another()
    {
        await ReportVisitAsync();
        FakeTime machine = new();
        using StandstillWatch watch = new(machine, beat: false);
        ChannelAddress channel = TestChannels.Webhook("desk/webhook", web.At("/hook"));
        AlertSender paused = TestChannels.Sender(database.Database, new Watched(time, () => machine.Advance(TimeSpan.FromMinutes(5))), watch, null, channel);
        Assert.Equal(0, await paused.SendDueAsync(default));
        Assert.Empty(received);

        Assert.Equal(1, await TestChannels.Sender(database.Database, time, null, channel).SendDueAsync(default));
        Assert.Equal(0, await paused.SendDueAsync(default));
        Assert.Single(received);
    }

    [Fact]
    public async Task An_answer_that_came_while_the_node_stood_still_counts()
    {
        await ReportVisitAsync();
        FakeTime machine = new();
        using StandstillWatch watch = new(machine, beat: false);
        web.Before("/hook", _ =>
        {
            machine.Advance(TimeSpan.FromSeconds(40));
            time.Advance(TimeSpan.FromSeconds(40));
        });
        ChannelAddress channel = TestChannels.Webhook("desk/webhook", web.At("/hook"));
        Assert.Equal(1, await TestChannels.Sender(database.Database, time, watch, null, channel).SendDueAsync(default));

        time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await TestChannels.Sender(database.Database, time, null, channel).SendDueAsync(default));
        Assert.Single(received);
    }

    [Fact]
    public async Task Two_nodes_that_send_at_once_send_each_message_once()
    {
        for (int i = 1; i <= 6; i++)
            await ReportVisitAsync(i);
        AlertSender[] nodes = [.. Enumerable.Range(0, 5).Select(_ => Sender("/hook"))];

        await Task.WhenAll(nodes.Select(n => Task.Run(() => n.SendDueAsync(default))));
        await nodes[0].SendDueAsync(default);

        Assert.Equal(6, received.Count);
        Assert.Equal(6, received.Select(r => r.Key).Distinct().Count());
    }

    [Fact]
    public async Task A_flood_is_one_message_that_names_all()
    {
        for (int i = 1; i <= 15; i++)
            await ReportVisitAsync(i);

        Assert.Equal(1, await Sender("/hook").SendDueAsync(default));

        JsonElement body = Assert.Single(received).Body;
        Assert.Equal("summary", body.GetProperty("kind").GetString());
        Assert.Equal(15, body.GetProperty("data").GetProperty("alerts").GetArrayLength());
    }

    [Fact]
    public async Task A_channel_that_was_down_for_hours_gets_everything_once_when_it_works_again()
    {
        web.Status("/hook2", 502);
        AlertSender sender = Sender("/hook2");
        for (int i = 1; i <= 4; i++)
        {
            await ReportVisitAsync(i);
            for (int minute = 0; minute < 60; minute++, time.Advance(TimeSpan.FromMinutes(1)))
                await sender.SendDueAsync(default);
        }

        Assert.InRange(web.Count("/hook2"), 15, 40);
        int before = web.Count("/hook2");
        web.Status("/hook2", 200);
        time.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(4, await sender.SendDueAsync(default));
        Assert.Equal(4, web.Requests.Skip(before).Select(r => r.Headers["Idempotency-Key"]).Distinct().Count());
        time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await sender.SendDueAsync(default));
    }

    [Fact]
    public async Task A_message_on_its_way_when_the_program_is_stopped_still_arrives_and_is_not_sent_again()
    {
        await ReportVisitAsync();
        TaskCompletionSource answer = new();
        web.On("/late", _ => answer.Task);
        using CancellationTokenSource stop = new();
        Task<int> sending = Sender("/late").SendDueAsync(stop.Token);
        await web.ReachedAsync("/late");
        await stop.CancelAsync();
        answer.SetResult();

        Assert.Equal(1, await sending.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(0, await Sender("/late").SendDueAsync(default));
        Assert.Equal(1, web.Count("/late"));
    }

    private AlertSender Sender(params string[] paths) => TestChannels.Sender(
        database.Database, time, null, [.. paths.Select(p => TestChannels.Webhook("desk/webhook-" + p[1..], web.At(p)))]);

    private Task ReportVisitAsync(int number = 1) => TestReports.AddAsync(database.Database, time, number);

    /// <summary>Something happens whenever somebody looks at the clock.</summary>
    private sealed class Watched(TimeProvider time, Action look) : TimeProvider
    {
        public override long TimestampFrequency => time.TimestampFrequency;

        public override DateTimeOffset GetUtcNow()
        {
            look();
            return time.GetUtcNow();
        }

        public override long GetTimestamp() => time.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => time.CreateTimer(callback, state, dueTime, period);
    }
}
