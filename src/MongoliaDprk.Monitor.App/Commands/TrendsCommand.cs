using System.CommandLine;
using MongoliaDprk.Monitor.App.Dashboard;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor trends</c>: counts that anybody can repeat, with the list behind every number.</summary>
internal static class TrendsCommand
{
    private const int UsualMost = 10;

    private const string Notes = $"""
        Every count names its unit, its list and a digest of the list: who gets the same digest has counted the same.
        An article counts on the day it was published, else on the day it was collected.
        By country = the side of the actors named; by side = the side the outlet speaks for; by office = where its title stands or its holder of that day is named.
        --stories folds copies: of one text on several outlets only the first counts.
        A share is of all articles collected, relevant or not, from the same sources in the same step.
        A moving average is of the step and those before it. A year before is the same day, month, quarter or year, or 52 weeks.
        Two actors are a pair in every article that names both. A silence is days in a row without an article, between two with one.
        Collected = an article counts for the day, or a poll worked on it; else a step is 'not collected', which is not zero.
        The digest is the {CountDigest.Recipe};
        these fields are the first five columns of --list --csv.
        """;

    private const string Examples = """
        monitor trends --by actor --from 2011-01-01 --to 2013-12-31 --side kp --unit article
          monitor trends --by office --country mn --per year --csv
          monitor trends --by actor --salience headline --list --csv
          monitor trends --by source --per quarter --share --year-on-year --top 5
          monitor trends --by actor --from 2024-01-01 --to 2024-03-31 --top 10
          monitor trends --pairs --actor mn-mongolia --stories
          monitor trends --by actor --silence
          monitor trends --coverage --per month --source montsame
        """;

    public static Command Create()
    {
        var by = Choice.Optional<TrendBy>("--by", "What the count is split by; needed for all but --pairs and --coverage.");
        var unit = Choice.Optional<CountUnit>("--unit", "What counts as one: a relevant article, one whose headline has the name, one actor in one article, or every single place of a text. Default: article.");
        var per = Choice.Optional<TrendPer>("--per", "Split by time, too; weeks begin on Monday. Default: the whole period; for the tables by step: month.");
        var list = new Option<bool>("--list") { Description = "Print the list behind the numbers: as many rows as were counted." };
        var words = new Option<bool>("--words") { Description = "Print only the sentence that sums the count up." };
        var csv = new Option<bool>("--csv") { Description = "Print CSV." };
        var table = new TableOptions();
        var filter = new FilterOptions();
        var command = new ExampleCommand("trends", "Count who was named, by whom, how often, so that anybody can repeat the count.", Examples, Notes)
        {
            by, unit, per, list, words, csv, SharedOptions.Json,
        };
        table.AddTo(command);
        filter.AddTo(command);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetResult(by) is null && !table.NeedsNoSplit(parsed))
                parsed.AddError("--by is missing: say what to count by, for example --by actor");
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using ServiceProvider services = await MonitorServices.OpenAsync(parsed, cancellationToken);
            Watchlist watchlist = services.GetRequiredService<Watchlist>();
            var query = new CountQuery(parsed.GetValue(by) ?? TrendBy.Actor, parsed.GetValue(unit) ?? CountUnit.Article, await filter.ReadAsync(parsed, services, cancellationToken));
            string[]? sources = Sources(watchlist, query.Filter);
            if (table.IsAsked(parsed))
            {
                var tables = ActivatorUtilities.CreateInstance<TrendTables>(services, query, new SourceScope(sources), new ShownNames(watchlist));
                TrendTable answer = await table.AnswerAsync(parsed, tables, parsed.GetValue(per), services.GetRequiredService<TimeProvider>(), UsualMost, cancellationToken);
                if (parsed.GetValue(SharedOptions.Json))
                    Json.Print(new { by = query.By, unit = query.Unit, query.Filter, notes = answer.Notes, rows = answer.Objects });
                else
                    answer.Print(parsed.GetValue(csv));
                return 0;
            }

            var queries = services.GetRequiredService<CountQueries>();
            IReadOnlyList<CountedItem> items = await queries.ListAsync(query, cancellationToken);
            CountCoverage coverage = await queries.CoverageAsync(query.Filter.From, query.Filter.To, sources, cancellationToken);
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
