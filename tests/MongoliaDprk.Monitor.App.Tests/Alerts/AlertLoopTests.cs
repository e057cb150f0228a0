using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MongoliaDprk.Monitor.App.Alerts;
using MongoliaDprk.Monitor.Core.Subscribers;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.App.Tests.Alerts;

public sealed class AlertLoopTests
{
    [Fact]
    public async Task An_alert_is_on_its_way_at_once_though_another_channel_never_answers()
    {
        FakeTime time = new();
        await using LoopbackWeb web = await LoopbackWeb.StartAsync(time);
        await using TestDatabase database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        web.On("/slow", http => Task.Delay(Timeout.Infinite, http.RequestAborted));
        int hooked = 0;
        SemaphoreSlim arrived = new(0);
        web.On("/hook", _ =>
        {
            hooked++;
            arrived.Release();
            return Task.CompletedTask;
        });
        ChannelAddress[] channels = [TestChannels.Webhook("desk/webhook", web.At("/slow")), TestChannels.Webhook("desk/webhook-2", web.At("/hook"))];
        using AlertLoop loop = new(
            TestChannels.Set(time, channels), TestChannels.Sender(database.Database, time, null, channels), database.Database, time, NullLogger<AlertLoop>.Instance);
        await loop.StartAsync(default);

        // the clock stands still: nothing but the writing itself can wake the loop
        for (int i = 1; i <= 3; i++)
        {
            await TestReports.AddAsync(database.Database, time, i);
            Assert.True(await arrived.WaitAsync(TimeSpan.FromSeconds(20)), "the alert was not sent");
        }

        Assert.Equal((1, 3), (web.Count("/slow"), hooked));
        await loop.StopAsync(default);
    }

    [Fact]
    public async Task A_database_that_is_away_is_told_in_one_line_and_asked_again()
    {
        FakeTime time = new();
        await using LoopbackWeb web = await LoopbackWeb.StartAsync(time);
        MonitorDatabase away = new($"Host=127.0.0.1;Port={PgServer.FreePort()};Database=monitor;Username=u;Timeout=3");
        ChannelAddress channel = TestChannels.Webhook("desk/webhook", web.At("/hook"));
        Lines lines = new();
        using AlertLoop loop = new(TestChannels.Set(time, channel), TestChannels.Sender(away, time, null, channel), away, time, lines);
        await loop.StartAsync(default);

        Assert.True(await lines.Written.WaitAsync(TimeSpan.FromSeconds(20)), "nothing is told");
        while (!lines.Written.Wait(0))
        {
            time.Advance(TimeSpan.FromSeconds(15));
            await Task.Delay(20);
        }

        await loop.StopAsync(default);
        Assert.All(lines.All, line =>
        {
            Assert.StartsWith("nothing can be sent on channel desk/webhook for the moment, it is tried again soon: PostgreSQL cannot be reached: monitor on 127.0.0.1:", line.Text, StringComparison.Ordinal);
            Assert.Null(line.Error);
        });
    }

    private sealed class Lines : ILogger<AlertLoop>
    {
        public SemaphoreSlim Written { get; } = new(0);
        public ConcurrentQueue<(string Text, Exception? Error)> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            All.Enqueue((formatter(state, exception), exception));
            Written.Release();
        }
    }
}
