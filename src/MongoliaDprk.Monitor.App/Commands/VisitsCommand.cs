using System.CommandLine;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor visits</c>: the ledger of visits with its evidence, one visit in full, and what analysts decide.</summary>
internal static class VisitsCommand
{
    public static Command Create()
    {
        var filters = new VisitFilterOptions();
        var id = new Argument<long?>("ID") { Description = "The number of a visit: shows that one in full.", Arity = ArgumentArity.ZeroOrOne };
        var most = new Option<int>("--most") { Description = "Visits at the most.", DefaultValueFactory = _ => 50, HelpName = "N" };
        var csv = new Option<bool>("--csv") { Description = "Print CSV (RFC 4180), one line per visit." };
        var command = new ExampleCommand("visits", "Print the ledger of visits, latest reported first, or one visit in full; decide on visits.", "monitor visits --open --from 2024-01-01")
        {
            id, most, SharedOptions.Json, csv,
        };
        filters.AddTo(command);
        foreach (Command decision in VisitDecisionCommands.Create())
            command.Subcommands.Add(decision);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using ServiceProvider services = await MonitorServices.OpenAsync(parsed, cancellationToken);
            var queries = services.GetRequiredService<VisitQueries>();
            Watchlist watchlist = services.GetRequiredService<Watchlist>();
            if (parsed.GetValue(id) is { } number)
            {
                VisitRecord record = await queries.FindAsync(number, cancellationToken) ?? throw new CommandException($"there is no visit {number} in the ledger: 'monitor visits' lists those there are");
                if (parsed.GetValue(SharedOptions.Json))
                    Json.Print(record);
                else if (parsed.GetValue(csv))
                    VisitCsv.Print([record]);
                else
                    new VisitOutput(watchlist).Print(record);
                return 0;
            }

            VisitFilter filter = filters.Read(parsed, watchlist);
            VisitPage page = await queries.PageAsync(filter, 0, parsed.GetValue(most), cancellationToken);
            if (parsed.GetValue(SharedOptions.Json))
                Json.Print(new { unit = "visit", filter, count = page.Count, items = page.Visits });
            else if (parsed.GetValue(csv))
                VisitCsv.Print(page.Visits);
            else
                new VisitOutput(watchlist).Print(page);
            return 0;
        });
        return command;
    }

    /// <summary>The ledger as text.</summary>
    public static async Task PrintAsync(IServiceProvider services, bool all, CancellationToken cancellationToken)
    {
        VisitPage page = await services.GetRequiredService<VisitQueries>().PageAsync(new VisitFilter(WithHistorical: all), 0, int.MaxValue, cancellationToken);
        new VisitOutput(services.GetRequiredService<Watchlist>()).Print(page);
    }
}
