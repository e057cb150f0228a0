using System.CommandLine;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor serve</c>, also what <c>monitor</c> alone does: scheduler, dashboard and API until it is stopped.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new ExampleCommand("serve", "Poll the sources on schedule and serve the dashboard (also without any command).", "monitor serve --data /var/lib/monitor");
        command.SetAction(ServeAsync);
        return command;
    }

    public static async Task<int> ServeAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        MonitorOptions options = MonitorConfiguration.Read(parsed);
        Watchlist watchlist = WatchlistFolder.Read(options.Watchlist, options.Subscribers);
        await using WebApplication app = MonitorHost.Build(options, watchlist, new DatabaseTime(TimeProvider.System), SharedOptions.LogLevel(parsed, LogLevel.Information));
        await MonitorServices.MigrateAsync(app.Services, options, cancellationToken);
        if (await Outdated.TellAsync(app.Services.GetRequiredService<ReanalysisQueries>(), cancellationToken) is { } outdated)
            Console.Error.WriteLine("monitor: " + outdated);
        await MonitorHost.RunAsync(app, options, cancellationToken);
        return 0;
    }
}
