using System.CommandLine;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor visits</c>: the ledger of visits with its evidence.</summary>
internal static class VisitsCommand
{
    public static Command Create()
    {
        var all = new Option<bool>("--all") { Description = "Also the known visits of the past that the watchlist brings." };
        var command = new ExampleCommand("visits", "Print the ledger of visits, latest reported first, each with its reports.", "monitor visits --json") { all, SharedOptions.Json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using ServiceProvider services = await MonitorServices.OpenAsync(parsed, cancellationToken);
            if (parsed.GetValue(SharedOptions.Json))
                Json.Print(await ReadAsync(services, parsed.GetValue(all), cancellationToken));
            else
                await PrintAsync(services, parsed.GetValue(all), cancellationToken);
            return 0;
        });
        return command;
    }

    private static async Task<IReadOnlyList<VisitWithReports>> ReadAsync(IServiceProvider services, bool all, CancellationToken cancellationToken)
    {
        var queries = services.GetRequiredService<VisitQueries>();
        var visits = new List<VisitWithReports>();
        foreach (VisitItem visit in await queries.ListAsync(all, cancellationToken))
            visits.Add(new VisitWithReports(visit, await queries.ReportsAsync(visit.Id, cancellationToken)));
        return visits;
    }

    /// <summary>The ledger as text.</summary>
    public static async Task PrintAsync(IServiceProvider services, bool all, CancellationToken cancellationToken)
    {
        IReadOnlyList<VisitWithReports> visits = await ReadAsync(services, all, cancellationToken);
        Watchlist watchlist = services.GetRequiredService<Watchlist>();
        Dictionary<string, string> names = watchlist.Actors.ToDictionary(a => a.Id, a => a.Name);
        foreach ((VisitItem v, IReadOnlyList<VisitReportItem> reports) in visits)
        {
            string visitors = string.Join(", ", v.Visitors.Select(x => names.GetValueOrDefault(x, x)));
            string dates = v.Start is null ? "no date" : v.End is null || v.End == v.Start ? v.Start : $"{v.Start} to {v.End}";
            Console.WriteLine($"{v.From ?? "?"} → {v.To ?? "?"}  {Text.Lower(v.Stage)}  {dates}  {visitors}{(v.Place is null ? "" : ", in " + v.Place)}");
            foreach (VisitReportItem r in reports)
                Console.WriteLine($"    {Text.Day(r.Day)} {r.SourceId}, {Text.Lower(r.Stage)}: {r.Sentence.ReplaceLineEndings(" ")}\n      {r.Address}");
        }

        Console.WriteLine(Text.Counted(visits.Count, "visit", "visits"));
    }
}

/// <summary>A visit and what it rests on.</summary>
internal sealed record VisitWithReports(VisitItem Visit, IReadOnlyList<VisitReportItem> Reports);
