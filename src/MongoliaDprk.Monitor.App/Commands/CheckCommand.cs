using System.CommandLine;
using MongoliaDprk.Monitor.App.Fetching;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Core.Watchlists.Hints;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor check</c>: configuration, watchlist, subscribers with their channels, and database; every error at once.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var hints = new Option<bool>("--hints") { Description = "Also what may surprise: names that actors share, names that are words, phrases that hide others." };
        var command = new ExampleCommand("check", "Check configuration, watchlist, channels and database, and tell all that is wrong at once.", "monitor check --watchlist my-watchlist") { hints };
        command.SetAction((parsed, cancellationToken) => CheckAsync(parsed, parsed.GetValue(hints), cancellationToken));
        return command;
    }

    private static async Task<int> CheckAsync(ParseResult parsed, bool showHints, CancellationToken cancellationToken)
    {
        var errors = new List<string>();
        MonitorOptions options = Try("configuration", () => MonitorConfiguration.Read(parsed), errors) ?? new MonitorOptions();
        if (errors.Count == 0)
        {
            foreach (string line in MonitorConfiguration.Secrets(parsed))
                Console.WriteLine(line);
        }

        string? folder = parsed.GetValue(SharedOptions.Watchlist) ?? options.Watchlist;
        Watchlist? watchlist = Try("watchlist", () => WatchlistFolder.Read(folder, options.Subscribers), errors);
        if (watchlist is not null)
        {
            Console.WriteLine(Summary(watchlist, folder));
            TellHints(WatchlistHints.Of(watchlist), showHints);
            foreach (string line in SubscriberCheck.Lines(watchlist.Subscribers))
                Console.WriteLine(line);
            foreach (Source source in watchlist.Sources.Where(s => s.Headers.Count > 0))
                Console.WriteLine($"source {source.Id} sends headers of its own: {string.Join(", ", source.Headers.Keys.Order(StringComparer.Ordinal))} (their values are not shown)");
            errors.AddRange(SubscriberCheck.Errors(watchlist.Subscribers));
        }

        foreach (string warning in FetchWarnings.Of(options.Fetching, watchlist?.Sources ?? []))
            Console.WriteLine("warning: " + warning);
        await CheckDatabaseAsync(options, watchlist, errors, cancellationToken);
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

    private static void TellHints(IReadOnlyList<string> hints, bool show)
    {
        if (hints.Count == 0)
            return;
        Console.WriteLine($"hints: {Text.Counted(hints.Count, "thing", "things")} that may surprise{(show ? "" : "; --hints shows them")}");
        foreach (string hint in show ? hints : [])
            Console.WriteLine("  " + hint);
    }

    private static string Summary(Watchlist w, string? folder)
    {
        int people = w.Actors.Count(a => a.Kind == ActorKind.Person);
        return $"watchlist {folder ?? "(built-in)"}: good, version {w.Version}: {Text.Counted(people, "person", "people")}, {Text.Counted(w.Actors.Count - people, "other actor", "other actors")}, "
            + $"{Text.Counted(w.Offices.Count, "office", "offices")}, {Text.Counted(w.Languages.Count, "language", "languages")}, "
            + $"{Text.Counted(w.Sources.Count, "source", "sources")} ({w.Sources.Count(s => s.Enabled)} polled), {Text.Counted(w.Visits.Count, "known visit", "known visits")}, {Text.Counted(w.Claims.Count, "claim", "claims")}";
    }

    private static async Task CheckDatabaseAsync(MonitorOptions options, Watchlist? watchlist, List<string> errors, CancellationToken cancellationToken)
    {
        try
        {
            var database = new MonitorDatabase(options.ConnectionString);
            int? migrations = await database.PendingMigrationsAsync(cancellationToken);
            string state = migrations switch
            {
                null => "not there yet, made at the first start",
                0 => "good",
                int pending => $"good, {Text.Counted(pending, "migration", "migrations")} applied at the next start",
            };
            Console.WriteLine($"database {database.Name} ({database.Kind}): {state}");
            if (migrations == 0 && watchlist is not null && await Outdated.TellAsync(new ReanalysisQueries(database, watchlist), cancellationToken) is { } outdated)
                Console.WriteLine("articles: " + outdated);
        }
        catch (DatabaseException e)
        {
            errors.Add(e.Message);
        }
    }
}
