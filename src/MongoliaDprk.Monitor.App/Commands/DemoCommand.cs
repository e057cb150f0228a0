using System.CommandLine;
using MongoliaDprk.Monitor.App.Demo;
using MongoliaDprk.Monitor.App.Digests;
using MongoliaDprk.Monitor.App.Polling;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Subscribers;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor demo</c>: the whole program on a small web of outlets that it serves itself; nothing is left behind.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var noServe = new Option<bool>("--no-serve") { Description = "End after the digest and the visits." };
        var command = new ExampleCommand("demo", "Monitor a small built-in web of outlets, without any network, and show what comes of it.", "monitor demo --no-serve") { noServe };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, serve: !parsed.GetValue(noServe), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, bool serve, CancellationToken cancellationToken)
    {
        MonitorOptions options = MonitorConfiguration.Read(parsed);
        Watchlist watchlist = WatchlistFolder.Read(options.Watchlist);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("monitor-demo-");
        try
        {
            var clock = new DemoClock();
            await using DemoWeb web = await DemoWeb.StartAsync(clock.Start, cancellationToken);
            options.Database = null;
            options.DataFolder = folder.FullName;
            options.Fetching.AllowPrivateAddresses = true;
            await using WebApplication app = MonitorHost.Build(options, watchlist with { Sources = web.Sources, Subscribers = [Subscriber.Default] }, clock, SharedOptions.LogLevel(parsed, LogLevel.Warning));
            await MonitorServices.MigrateAsync(app.Services, options, cancellationToken);
            await ShowAsync(app.Services, web.Sources, clock, cancellationToken);
            if (serve)
                await MonitorHost.RunAsync(app, options, cancellationToken);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private static async Task ShowAsync(IServiceProvider services, IReadOnlyList<Source> sources, DemoClock clock, CancellationToken cancellationToken)
    {
        Console.WriteLine($"{sources.Count} outlets on loopback ports: {string.Join(", ", sources.Select(s => s.Name))}\n");
        IReadOnlyList<PollReport> reports = await Polls.RunAsync(services.GetRequiredService<SourcePoller>(), sources, services.GetRequiredService<PollingOptions>().SourcesAtOnce, cancellationToken);
        Tables.Print(["outlet", "articles", "relevant", "new visits"],
            reports.Zip(sources, (r, s) => (IReadOnlyList<string>)[s.Name, Text.Number(r.Articles), Text.Number(r.Relevant), Text.Number(r.NewVisits)]), 1, 2, 3);
        Digest digest = await services.GetRequiredService<DigestDesk>().OfDayAsync(DateOnly.FromDateTime(clock.Start), "en", cancellationToken);
        Console.WriteLine(DigestRenderer.Text(digest, DigestView.Plain));
        Console.WriteLine("Visits");
        await VisitsCommand.PrintAsync(services, all: false, cancellationToken);
    }
}
