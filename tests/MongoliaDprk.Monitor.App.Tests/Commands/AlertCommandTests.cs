using System.Text.Json;
using MongoliaDprk.Monitor.App.Tests.Alerts;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.App.Tests.Commands;

/// <summary><c>monitor alert</c> as a user runs it.</summary>
public sealed class AlertCommandTests : IAsyncLifetime
{
    private readonly DirectoryInfo watchlist = Directory.CreateTempSubdirectory("monitor-alert-");
    private LoopbackWeb web = null!;
    private TestDatabase database = null!;

    public async Task InitializeAsync()
    {
        web = await LoopbackWeb.StartAsync();
        database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        TestChannels.WriteWatchlist(
            watchlist.FullName, $"{{ kind: webhook, address: '{web.At("/hook")}' }}", "{ kind: slack, address: env:MONITOR_TEST_COMMAND_SLACK }");
    }

    public async Task DisposeAsync()
    {
        watchlist.Delete(recursive: true);
        await web.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_test_message_says_that_it_is_one_and_what_was_answered()
    {
        JsonElement body = default;
        web.On("/hook", async http => body = (await JsonDocument.ParseAsync(http.Request.Body)).RootElement);

        MonitorProcess.Ended ended = await RunAsync("test", "desk/webhook");
        Assert.True(ended.Code == 0, ended.Errors);
        Assert.Contains("desk/webhook accepted the test message", ended.Output, StringComparison.Ordinal);
        Assert.Equal("test", body.GetProperty("kind").GetString());
        Assert.StartsWith("Test message", body.GetProperty("subject").GetString(), StringComparison.Ordinal);

        web.Status("/hook", 403);
        ended = await RunAsync("test", "desk/webhook");
        Assert.Equal(1, ended.Code);
        Assert.Contains("403", Assert.Single(ended.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_refused_is_listed_with_its_reason_and_sent_when_asked_for_again()
    {
        await TestReports.AddAsync(database.Database, TimeProvider.System);
        web.Status("/hook", 500);
        Assert.Equal(0, (await RunAsync("retry")).Code);

        MonitorProcess.Ended listed = await RunAsync("list");
        Assert.Contains("desk/webhook: waits until", listed.Output, StringComparison.Ordinal);
        Assert.Contains("answered 500", listed.Output, StringComparison.Ordinal);
        Assert.Contains("desk/slack: waits until", listed.Output, StringComparison.Ordinal);
        Assert.Contains("MONITOR_TEST_COMMAND_SLACK, where there is nothing", listed.Output, StringComparison.Ordinal);

        web.Status("/hook", 204);
        Assert.Contains("1 message accepted", (await RunAsync("retry", "desk/webhook")).Output, StringComparison.Ordinal);
        Assert.Contains("desk/webhook: accepted", (await RunAsync("list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_that_is_not_there_is_wrong_usage_and_the_others_are_named()
    {
        MonitorProcess.Ended ended = await RunAsync("test", "desk/email");
        Assert.Equal(2, ended.Code);
        Assert.Contains("desk/webhook, desk/slack", Assert.Single(ended.ErrorLines), StringComparison.Ordinal);
    }

    private Task<MonitorProcess.Ended> RunAsync(params string[] arguments) =>
        WarmProgram.RunAsync(["alert", .. arguments, "--database", database.Database.ConnectionString, "--watchlist", watchlist.FullName]);
}
