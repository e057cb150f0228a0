using System.CommandLine;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor trends</c>: counts over time.</summary>
internal static class TrendsCommand
{
    public static Command Create()
    {
        var by = Choice.Required<TrendBy>("--by", "What is counted.");
        var per = Choice.Required<TrendPer>("--per", "Length of a step; weeks begin on Monday.");
        var from = new Option<DateOnly?>("--from") { Description = "First day.", HelpName = "DAY" };
        var to = new Option<DateOnly?>("--to") { Description = "Last day.", HelpName = "DAY" };
        var source = new Option<string?>("--source") { Description = "Only this source.", HelpName = "ID" };
        var actor = new Option<string?>("--actor") { Description = "Only articles that name this actor.", HelpName = "ID" };
        var salience = Choice.Optional<Salience>("--salience", "Only mentions of this prominence.");
        var csv = new Option<bool>("--csv") { Description = "Print CSV." };
        var command = new ExampleCommand("trends", "Count articles and hits per day, week, month or year.", "monitor trends --by actor --per month --from 2026-01-01 --csv")
        {
            by, per, from, to, source, actor, salience, csv, SharedOptions.Json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var query = new TrendQuery(parsed.GetValue(by), parsed.GetValue(per), parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(source),
                parsed.GetValue(actor), parsed.GetValue(salience));
            await using ServiceProvider services = await MonitorServices.OpenAsync(parsed, cancellationToken);
            IReadOnlyList<TrendPoint> points = await services.GetRequiredService<TrendQueries>().CountAsync(query, cancellationToken);
            if (parsed.GetValue(SharedOptions.Json))
                Json.Print(new { unit = "relevant article", query, points });
            else if (parsed.GetValue(csv))
                PrintCsv(query, points);
            else
                Tables.Print([Text.Lower(query.Per), Text.Lower(query.By), "articles", "hits"],
                    points.Select(p => (IReadOnlyList<string>)[Text.Day(p.Step), p.Key, Text.Number(p.Articles), Text.Number(p.Hits)]), 2, 3);
            return 0;
        });
        return command;
    }

    private static void PrintCsv(TrendQuery query, IReadOnlyList<TrendPoint> points)
    {
        Console.WriteLine($"{Text.Lower(query.Per)},{Text.Lower(query.By)},articles,hits");
        foreach (TrendPoint p in points)
            Console.WriteLine($"{Text.Day(p.Step)},{p.Key},{Text.Number(p.Articles)},{Text.Number(p.Hits)}");
    }
}
