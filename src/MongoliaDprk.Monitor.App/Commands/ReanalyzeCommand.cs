using System.CommandLine;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Access;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Storage.Reanalysis;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor reanalyze</c>: stored articles read again with today's watchlist, and what that changes.</summary>
internal static class ReanalyzeCommand
{
    private const string Notes = """
        It may be stopped and begun again, and may run beside a running monitor.
        It alerts only on visits that are still ahead or under way, from articles of the last 30 days; history alerts nobody.
        Articles that were not relevant when they were read are not kept, so that a new name does not find them.
        """;

    public static Command Create()
    {
        var source = new Option<string?>("--source") { Description = "Only articles of this source.", HelpName = "ID" };
        var since = new Option<DateOnly?>("--since") { Description = "Only articles of this day and later.", HelpName = "DAY" };
        var rehearse = new Option<bool>("--dry-run") { Description = "Print what would change, and write nothing." };
        var last = new Option<bool>("--last") { Description = "Print what the last run changed, and run nothing." };
        var command = new ExampleCommand(
            "reanalyze", "Analyse stored articles anew after the watchlist or the analyzer has changed, and tell what that changes.",
            "monitor reanalyze --dry-run\n  monitor reanalyze --since 2026-01-01\n  monitor reanalyze --last --json", Notes)
        {
            source, since, rehearse, last, SharedOptions.Json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using ServiceProvider services = await MonitorServices.OpenAsync(parsed, cancellationToken);
            Watchlist watchlist = services.GetRequiredService<Watchlist>();
            var scope = new ReanalysisScope(parsed.GetValue(source), parsed.GetValue(since));
            if (scope.Source is { } id && watchlist.Sources.All(s => s.Id != id))
                throw new CommandException($"no source '{id}' in the watchlist: 'monitor sources' lists them", Failure.WrongUsage);
            using var output = new ReanalysisOutput(watchlist, parsed.GetValue(SharedOptions.Json));
            bool complete = parsed.GetValue(last)
                ? await ShowAsync(services, output, cancellationToken)
                : await RunAsync(services, output, scope, parsed.GetValue(rehearse), cancellationToken);
            return complete ? 0 : Failure.Failed;
        });
        return command;
    }

    /// <returns>False = the analyzer broke on articles.</returns>
    private static async Task<bool> RunAsync(ServiceProvider services, ReanalysisOutput output, ReanalysisScope scope, bool rehearse, CancellationToken cancellationToken)
    {
        var queries = services.GetRequiredService<ReanalysisQueries>();
        IReadOnlyList<OutdatedVersion> outdated = await queries.OutdatedAsync(scope, cancellationToken);
        int failures = 0;
        if (!rehearse && outdated.Count > 0)
            await services.GetRequiredService<AuditLog>().AddAsync(UserCommand.Operator, "articles analysed anew", Scope(scope, outdated.Sum(o => o.Articles)), cancellationToken);
        using (var progress = new Progress("analysing", outdated.Sum(o => o.Articles)))
        {
            await foreach (ReanalysisStep step in services.GetRequiredService<Reanalyzer>().RunAsync(scope, rehearse, cancellationToken))
            {
                progress.Step("", step.Articles);
                output.Add(step.Articles, step.Changes);
                failures += step.Failures.Count;
                foreach (ReanalysisFailure failure in step.Failures)
                    Console.Error.WriteLine($"monitor: {OutsideText.Clean(failure.Address.ToString())}: the analyzer broke on it ({failure.Exception.GetType().Name}: {OutsideText.Clean(failure.Exception.Message)}); it keeps its findings");
            }
        }

        output.End(rehearse, outdated, await queries.NotKeptAsync(cancellationToken), rehearse || outdated.Count == 0 ? null : await queries.LastAsync(cancellationToken));
        return failures == 0;
    }

    private static string Scope(ReanalysisScope scope, int articles) =>
        $"{Text.Counted(articles, "article", "articles")}{(scope.Source is null ? "" : " of " + scope.Source)}{(scope.Since is { } since ? $" since {Text.Day(since)}" : "")}";

    private static async Task<bool> ShowAsync(ServiceProvider services, ReanalysisOutput output, CancellationToken cancellationToken)
    {
        var queries = services.GetRequiredService<ReanalysisQueries>();
        ReanalysisRun run = await queries.LastAsync(cancellationToken) ?? throw new CommandException("nothing was ever analysed anew in this database");
        await foreach (ReanalysisChange change in queries.ChangesAsync(run.Id, cancellationToken))
            output.Add(0, [change]);
        output.Add(run.Articles, []);
        output.End(rehearse: false, [], await queries.NotKeptAsync(cancellationToken), run);
        return true;
    }
}

/// <summary>Tells whether stored articles wait for a new analysis.</summary>
internal static class Outdated
{
    /// <summary>One sentence, or null when all articles were analysed with today's watchlist and analyzer.</summary>
    public static async Task<string?> TellAsync(ReanalysisQueries queries, CancellationToken cancellationToken)
    {
        int articles = (await queries.OutdatedAsync(new ReanalysisScope(), cancellationToken)).Sum(o => o.Articles);
        return articles == 0 ? null
            : $"{Text.Counted(articles, "article was", "articles were")} analysed with another watchlist or analyzer (today's analyzer: {ArticleAnalyzer.Version}); 'monitor reanalyze --dry-run' shows what would change, 'monitor reanalyze' changes it";
    }
}
