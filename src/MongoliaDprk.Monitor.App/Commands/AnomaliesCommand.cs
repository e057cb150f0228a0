using System.CommandLine;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor anomalies</c>: counts that history did not explain, with the articles behind them.</summary>
internal static class AnomaliesCommand
{
    private const string Notes = """
        Every night the week before is compared with the three years before it, for each actor, topic and source; only days that were collected count.
        All series together are expected to be told by mere chance once a year at the most.
        """;

    public static Command Create()
    {
        var day = new Option<DateOnly?>("--day") { Description = "Only weeks that have this day.", HelpName = "DAY" };
        var command = new ExampleCommand("anomalies", "Print the counts that history did not explain, the newest first, each with its articles.", "monitor anomalies --day 2026-05-12\n  monitor anomalies --json", Notes)
        {
            day, SharedOptions.Json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using ServiceProvider services = await MonitorServices.OpenAsync(parsed, cancellationToken);
            var queries = services.GetRequiredService<AnomalyQueries>();
            List<AnomalyWithArticles> all = [];
            foreach (AnomalyItem item in await queries.ListAsync(parsed.GetValue(day), cancellationToken))
                all.Add(new AnomalyWithArticles(item, await queries.EvidenceAsync(item, cancellationToken)));
            if (parsed.GetValue(SharedOptions.Json))
                Json.Print(all);
            else
                Print(all);
            return 0;
        });
        return command;
    }

    private static void Print(IReadOnlyList<AnomalyWithArticles> all)
    {
        foreach ((AnomalyItem anomaly, IReadOnlyList<CountedItem> articles) in all)
        {
            Console.WriteLine(anomaly.Why);
            foreach (CountedItem article in articles)
                Console.WriteLine($"    {Text.Day(article.Day)} {article.SourceId}: {article.Title.ReplaceLineEndings(" ")}\n      {article.Address}");
            if (articles.Count != anomaly.Count)
                Console.WriteLine($"    {articles.Count} articles today; {anomaly.Count} had been collected when it was found");
        }

        Console.WriteLine(Text.Counted(all.Count, "count that history did not explain", "counts that history did not explain"));
    }

    /// <summary>A finding and the list behind it.</summary>
    private sealed record AnomalyWithArticles(AnomalyItem Anomaly, IReadOnlyList<CountedItem> Articles);
}
