using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MongoliaDprk.Monitor.App.Jobs;
using MongoliaDprk.Monitor.App.Polling;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Tests;
using Quartz;

namespace MongoliaDprk.Monitor.App.Tests.Jobs;

public sealed class JobScheduleTests
{
    [Fact]
    public async Task Each_enabled_source_has_a_job_that_runs_soon_after_the_start_and_then_in_its_rhythm()
    {
        MonitorDatabase database = new("unused.db");
        await using ServiceProvider node = await StartAsync(database, [Source("a"), Source("b"), Source("off") with { Enabled = false }]);
        IScheduler scheduler = await SchedulerAsync(node);

        Assert.Equal(["a", "b"], await NamesAsync(scheduler));
        foreach (string id in new[] { "a", "b" })
        {
            IReadOnlyCollection<ITrigger> triggers = await scheduler.GetTriggersOfJob(new JobKey(id, JobSchedule.Sources));
            Assert.InRange(triggers.Min(t => t.NextFireTimeUtc!.Value) - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(-1), TimeSpan.FromMinutes(1));
            Assert.Equal(900, Assert.Single(triggers.OfType<ICalendarIntervalTrigger>()).RepeatInterval);
        }
    }

    [Fact]
    public async Task A_second_start_keeps_the_times_drops_what_left_the_watchlist_and_follows_a_new_rhythm()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        DateTimeOffset before;
        await using (ServiceProvider node = await StartAsync(database.Database, [Source("kept"), Source("gone"), Source("faster")]))
            before = (await RegularAsync(node, Source("kept"))).StartTimeUtc;

        Source faster = Source("faster") with { Every = TimeSpan.FromMinutes(1) };
        await using ServiceProvider again = await StartAsync(database.Database, [Source("kept"), Source("new"), faster]);

        Assert.Equal(["faster", "kept", "new"], await NamesAsync(await SchedulerAsync(again)));
        Assert.Equal(before, (await RegularAsync(again, Source("kept"))).StartTimeUtc);
        Assert.Equal(60, (await RegularAsync(again, faster)).RepeatInterval);
        Assert.All(await (await SchedulerAsync(again)).GetTriggersOfJob(new JobKey("faster", JobSchedule.Sources)), t => Assert.True(t is not ICalendarIntervalTrigger { RepeatInterval: not 60 }));
    }

    [Fact]
    public async Task Nodes_that_start_together_on_an_empty_database_do_not_trip_over_each_other()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        ServiceProvider[] nodes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => StartAsync(database.Database, [Source("a"), Source("b")])));
        foreach (ServiceProvider node in nodes)
        {
            Assert.Equal(["a", "b"], await NamesAsync(await SchedulerAsync(node)));
            await node.DisposeAsync();
        }
    }

    private static async Task<ServiceProvider> StartAsync(MonitorDatabase database, Source[] sources)
    {
        ServiceCollection services = new();
        services.AddLogging(l => l.SetMinimumLevel(LogLevel.None));
        services.AddQuartz(q => JobStore.Configure(q, database, threads: 2));
        ServiceProvider node = services.BuildServiceProvider();
        JobSchedule schedule = new(
            node.GetRequiredService<ISchedulerFactory>(), TestWatchlist.Pair with { Sources = sources }, database, new PollingOptions(), TimeProvider.System);
        await schedule.StartAsync(CancellationToken.None);
        return node;
    }

    private static ValueTask<IScheduler> SchedulerAsync(ServiceProvider node) => node.GetRequiredService<ISchedulerFactory>().GetScheduler();

    private static async Task<IReadOnlyList<string>> NamesAsync(IScheduler scheduler) =>
        [.. (await scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals(JobSchedule.Sources))).Select(k => k.Name).Order(StringComparer.Ordinal)];

    private static async Task<ICalendarIntervalTrigger> RegularAsync(ServiceProvider node, Source source) =>
        Assert.IsAssignableFrom<ICalendarIntervalTrigger>(await (await SchedulerAsync(node)).GetTrigger(JobSchedule.Regular(source)));

    private static Source Source(string id) => new(
        id, id, "aa", "aa", ["en"], new Uri("http://paper.invalid/"), TimeZoneInfo.Utc, SourceCalendar.Gregorian, true,
        TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(5), [], [], [], [], PageSelectors.None);
}
