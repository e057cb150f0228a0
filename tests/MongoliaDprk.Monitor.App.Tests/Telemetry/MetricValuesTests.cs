using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using MongoliaDprk.Monitor.App.Alerts;
using MongoliaDprk.Monitor.App.Telemetry;
using MongoliaDprk.Monitor.App.Tests.Alerts;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.App.Tests.Telemetry;

/// <summary>Operators raise alarms on these numbers: they are those of the queues, and of nothing else.</summary>
public sealed class MetricValuesTests : IAsyncLifetime
{
    private readonly FakeTime time = new();
    private LoopbackWeb web = null!;
    private TestDatabase database = null!;

    public async Task InitializeAsync()
    {
        web = await LoopbackWeb.StartAsync(time);
        database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
    }

    public async Task DisposeAsync()
    {
        await web.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_message_counts_as_refused_each_time_and_as_accepted_once()
    {
        const string channel = "metrics/webhook";
        ConcurrentBag<string> outcomes = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument is { Meter.Name: MonitorMetrics.Name, Name: "monitor.deliveries" })
                l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            Dictionary<string, object?> of = new(tags.ToArray());
            if (channel.Equals(of[MonitorMetrics.Channel]))
                outcomes.Add($"{count} {of[MonitorMetrics.Outcome]}");
        });
        listener.Start();
        await TestReports.AddAsync(database.Database, time);
        web.Status("/hook", 503);
        AlertSender sender = TestChannels.Sender(database.Database, time, null, TestChannels.Webhook(channel, web.At("/hook")));

        for (int attempt = 0; attempt < 2; attempt++)
        {
            await sender.SendDueAsync(default);
            time.Advance(TimeSpan.FromHours(7));
        }

        web.Status("/hook", 204);
        await sender.SendDueAsync(default);
        time.Advance(TimeSpan.FromHours(7));
        await sender.SendDueAsync(default);
        Assert.Equal(["1 accepted", "1 refused", "1 refused"], outcomes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_due_grows_old_until_it_is_done()
    {
        Source paper = TestWatchlist.Source(web), idle = TestWatchlist.Source(web, "idle") with { Enabled = false };
        Watchlist watchlist = TestWatchlist.Pair with { Sources = [paper, idle] };
        SourceStore states = new(database.Database, watchlist, time);
        Task PollAsync(Source source, TimeSpan next) => states.EndAsync(source.Id, new PollOutcome(true, null, (time.GetUtcNow() + next).UtcDateTime), [], default);
        web.Status("/hook", 503);
        await PollAsync(paper, TimeSpan.FromMinutes(15));
        await PollAsync(idle, TimeSpan.Zero); // nobody waits for a source that is switched off
        await TestReports.AddAsync(database.Database, time);
        AlertSender sender = TestChannels.Sender(database.Database, time, null, TestChannels.Webhook("desk/webhook", web.At("/hook")));
        await sender.SendDueAsync(default);
        await ShownAsync(0, 0);

        time.Advance(TimeSpan.FromMinutes(20));
        await ShownAsync(5 * 60, 20 * 60);
        await PollAsync(paper, TimeSpan.FromMinutes(15));
        web.Status("/hook", 204);
        await sender.SendDueAsync(default);
        time.Advance(TimeSpan.FromMinutes(1));
        await ShownAsync(0, 0);

        async Task ShownAsync(double source, double delivery)
        {
            using QueueAges ages = new(watchlist, new SourceQueries(database.Database), new AlertQueries(database.Database, time), time, NullLogger<QueueAges>.Instance);
            await ages.StartAsync(default);
            for (int i = 0; i < 400 && (QueueAges.Source, QueueAges.Delivery) != (source, delivery); i++)
                await Task.Delay(25);
            await ages.StopAsync(default);
            Assert.Equal((source, delivery), (QueueAges.Source, QueueAges.Delivery));
        }
    }
}
