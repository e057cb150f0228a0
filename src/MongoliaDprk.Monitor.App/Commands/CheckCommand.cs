using System.CommandLine;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor check</c>: configuration, watchlist and database; every error at once.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var command = new Command("check", "Check configuration, watchlist and database, and tell all that is wrong at once.\nExample: monitor check --watchlist my-watchlist");
        command.SetAction(CheckAsync);
        return command;
    }

    private static async Task<int> CheckAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var errors = new List<string>();
        MonitorOptions options = Try("configuration", () => MonitorConfiguration.Read(parsed), errors) ?? new MonitorOptions();
        string? folder = parsed.GetValue(SharedOptions.Watchlist) ?? options.Watchlist;
        if (Try("watchlist", () => WatchlistFolder.Read(folder), errors) is { } watchlist)
            Console.WriteLine(Summary(watchlist, folder));
        await CheckDatabaseAsync(options, errors, cancellationToken);
        foreach (string error in Failure.Told(errors, parsed.GetValue(SharedOptions.Verbose)))
            Console.Error.WriteLine("monitor: " + error);
        return errors.Count == 0 ? 0 : Failure.Failed;
    }

    private static T? Try<T>(string what, Func<T> read, List<string> errors) where T : class
    {
        try
        {
            T value = read();
            if (what == "configuration")
                Console.WriteLine("configuration: good");
            return value;
        }
        catch (WatchlistException e)
        {
            errors.AddRange(e.Errors.Select(x => x.ToString()));
        }
        catch (CommandException e)
        {
            errors.Add(e.Message);
        }

        return null;
    }

    private static string Summary(Watchlist w, string? folder)
    {
        int people = w.Actors.Count(a => a.Kind == ActorKind.Person);
        return $"watchlist {folder ?? "(built-in)"}: good, version {w.Version}: {Text.Counted(people, "person", "people")}, {Text.Counted(w.Actors.Count - people, "other actor", "other actors")}, "
            + $"{Text.Counted(w.Offices.Count, "office", "offices")}, {Text.Counted(w.Languages.Count, "language", "languages")}, "
            + $"{Text.Counted(w.Sources.Count, "source", "sources")} ({w.Sources.Count(s => s.Enabled)} polled), {Text.Counted(w.Visits.Count, "known visit", "known visits")}";
    }

    private static async Task CheckDatabaseAsync(MonitorOptions options, List<string> errors, CancellationToken cancellationToken)
    {
        var database = new MonitorDatabase(options.ConnectionString);
        try
        {
            await database.MigrateAsync(cancellationToken);
            Console.WriteLine($"database ({database.Kind}): good");
        }
        catch (DatabaseException e)
        {
            errors.Add(e.Message);
        }
    }
}
