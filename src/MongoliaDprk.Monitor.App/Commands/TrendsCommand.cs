using System.CommandLine;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor trends</c>: counts that anybody can repeat, with the list behind every number.</summary>
internal static class TrendsCommand
{
    private const string Notes = $"""
        Every count names its unit, its list and a digest of the list: who gets the same digest has counted the same.
        An article counts on the day it was published, else on the day it was collected.
        An office counts where its title stands or where its holder of that day is named.
        The digest is the {CountDigest.Recipe};
        these fields are the first five columns of --list --csv.
        """;

    public static Command Create()
    {
        var by = Choice.Required<TrendBy>("--by", "What the count is split by; country = the side of the actors named.");
        var unit = Choice.Optional<CountUnit>("--unit", "What counts as one: a relevant article, one whose headline has the name, one actor in one article, or every single place of a text. Default: article.");
        var per = Choice.Optional<TrendPer>("--per", "Split by time, too; weeks begin on Monday. Default: the whole period.");
        var list = new Option<bool>("--list") { Description = "Print the list behind the numbers: as many rows as were counted." };
        var words = new Option<bool>("--words") { Description = "Print only the sentence that sums the count up." };
        var csv = new Option<bool>("--csv") { Description = "Print CSV." };
        var filter = new FilterOptions();
        var command = new ExampleCommand("trends", "Count who was named, by whom, how often, so that anybody can repeat the count.",
            "monitor trends --by actor --from 2011-01-01 --to 2013-12-31 --side kp --unit article\n  monitor trends --by office --country mn --per year --csv\n  monitor trends --by actor --salience headline --list --csv", Notes)
        {
            by, unit, per, list, words, csv, SharedOptions.Json,
        };
        filter.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using ServiceProvider services = await MonitorServices.OpenAsync(parsed, cancellationToken);
            Watchlist watchlist = services.GetRequiredService<Watchlist>();
            var query = new CountQuery(parsed.GetValue(by), parsed.GetValue(unit) ?? CountUnit.Article, filter.Read(parsed, watchlist));
            var queries = services.GetRequiredService<CountQueries>();
            IReadOnlyList<CountedItem> items = await queries.ListAsync(query, cancellationToken);
            CountCoverage coverage = await queries.CoverageAsync(query.Filter.From, query.Filter.To, Sources(watchlist, query.Filter), cancellationToken);
            var report = new CountReport(query, parsed.GetValue(per), items, coverage, watchlist);
            if (parsed.GetValue(SharedOptions.Json))
                Json.Print(CountOutput.ToJson(report, parsed.GetValue(list)));
            else if (parsed.GetValue(words))
                Console.WriteLine(report.Sentence);
            else if (parsed.GetValue(csv))
                CountOutput.PrintCsv(report, parsed.GetValue(list));
            else
                CountOutput.Print(report, parsed.GetValue(list));
            foreach (string warning in report.Warnings)
                Console.Error.WriteLine("monitor: " + warning);
            return 0;
        });
        return command;
    }

    private static string[]? Sources(Watchlist watchlist, MentionFilter filter) =>
        filter.Source is { } one ? [one]
        : filter.SourceSide is { } side ? [.. watchlist.Sources.Where(s => s.Side == side).Select(s => s.Id)]
        : null;
}
