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
}
