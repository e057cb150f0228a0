using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MongoliaDprk.Monitor.App.Fetching;
using MongoliaDprk.Monitor.App.Jobs;
using MongoliaDprk.Monitor.App.Polling;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Tests;
using Quartz;

namespace MongoliaDprk.Monitor.App.Tests.Jobs;

public sealed class ShutdownTests
{
    [Fact]
    public async Task Stopping_ends_a_poll_that_waits_for_a_page_and_the_page_is_fetched_after_the_next_start()
    {
        await using LoopbackWeb web = await LoopbackWeb.StartAsync();
        await using TestDatabase database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        web.Serve("/feed", $"<rss version=\"2.0\"><channel><title>f</title><item><link>{web.At("/1")}</link></item></channel></rss>", "application/rss+xml");
        web.On("/1", http => Task.Delay(Timeout.Infinite, http.RequestAborted));
        Source source = TestWatchlist.Source(web, feeds: ["/feed"], delay: TimeSpan.Zero);

        using (IHost host = Build(database.Database, web, TestWatchlist.Pair with { Sources = [source] }))
        {
            await host.StartAsync();
            await web.ReachedAsync("/1");
            await host.StopAsync().WaitAsync(TimeSpan.FromSeconds(20));
        }

        ArticleStore store = new(database.Database, TestWatchlist.Pair, TimeProvider.System);
        Assert.Equal(0, Assert.Single(await store.PendingLinksAsync(source.Id, 10, default)).Attempts);
    }

    private static IHost Build(MonitorDatabase database, LoopbackWeb web, Watchlist watchlist)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = Timeout.InfiniteTimeSpan);
        MonitorServices.Add(
            builder.Services,
            new MonitorOptions
            {
                Database = database.ConnectionString,
                Fetching = new FetchingOptions { AllowedHosts = [web.Authority], Timeout = TimeSpan.FromMinutes(10) },
                Polling = new PollingOptions { FirstPollWithin = TimeSpan.Zero },
            },
            watchlist,
            TimeProvider.System);
        builder.Services.AddHostedService<JobSchedule>();
        builder.AddQuartz(q => JobStore.Configure(q, database, threads: 2));
        builder.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        return builder.Build();
    }
}
