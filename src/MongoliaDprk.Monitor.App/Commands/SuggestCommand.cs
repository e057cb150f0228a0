using System.CommandLine;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor suggest</c>: names that relevant articles use and the watchlist does not know.</summary>
internal static class SuggestCommand
{
    private const int LongestExample = 160;

    public static Command Create()
    {
        var from = new Option<DateOnly?>("--from") { Description = "First day.", HelpName = "DAY" };
        var to = new Option<DateOnly?>("--to") { Description = "Last day.", HelpName = "DAY" };
        var most = new Option<int>("--most") { Description = "Candidates at the most.", DefaultValueFactory = _ => 50, HelpName = "N" };
        var command = new ExampleCommand("suggest",
            "List names in relevant articles that the watchlist does not have: beside an office first, then the frequent ones.", "monitor suggest --from 2026-01-01 --most 20")
        {
            from, to, most, SharedOptions.Json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using ServiceProvider services = await MonitorServices.OpenAsync(parsed, cancellationToken);
            IReadOnlyList<Article> articles = await services.GetRequiredService<ArticleTextQueries>().ListAsync(parsed.GetValue(from), parsed.GetValue(to), cancellationToken);
            IReadOnlyList<NameCandidate> all = new MentionFinder(services.GetRequiredService<Watchlist>()).Unknown(articles);
            NameCandidate[] candidates = [.. all.Take(parsed.GetValue(most))];
            if (parsed.GetValue(SharedOptions.Json))
                Json.Print(new { unit = "candidate", articles = articles.Count, count = all.Count, candidates });
            else
                Print(candidates, all.Count, articles.Count);
            return 0;
        });
        return command;
    }

    private static void Print(NameCandidate[] candidates, int all, int articles)
    {
        Tables.Print(
            ["name", "articles", "times", "beside", "example"],
            candidates.Select(c => (IReadOnlyList<string>)[c.Name, Text.Number(c.Articles), Text.Number(c.Count), c.Office ?? "", Short(c.Example)]), 1, 2);
        Console.WriteLine($"{candidates.Length} of {Text.Counted(all, "candidate", "candidates")} in {Text.Counted(articles, "article", "articles")}");
    }

    private static string Short(string example) => example.Length <= LongestExample ? example : example[..LongestExample] + "…";
}
