using System.Collections.Concurrent;
using System.CommandLine;
using MongoliaDprk.Monitor.App.Polling;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor poll</c>: every source once, now.</summary>
internal static class PollCommand
{
    public static Command Create()
    {
        var source = new Option<string?>("--source") { Description = "Only this source, also when the watchlist does not poll it on schedule.", HelpName = "ID" };
        var command = new ExampleCommand("poll", "Poll the sources once, now; ends with 1 when none of them could be read.", "monitor poll --source ID   (the ids: monitor sources)") { source, SharedOptions.Json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using ServiceProvider services = await MonitorServices.OpenAsync(parsed, cancellationToken);
            Source[] sources = Chosen(services.GetRequiredService<Watchlist>(), parsed.GetValue(source));
            IReadOnlyList<PollReport> reports = await Polls.RunAsync(services.GetRequiredService<SourcePoller>(), sources, cancellationToken);
            if (parsed.GetValue(SharedOptions.Json))
                Json.Print(reports);
            else
                Print(reports);
            return reports.Any(r => r.Errors.Count == 0) || reports.Count == 0 ? 0 : Failure.Failed;
        });
        return command;
    }

    private static Source[] Chosen(Watchlist watchlist, string? id)
    {
        if (id is null)
            return [.. watchlist.Sources.Where(s => s.Enabled)];
        return watchlist.Sources.FirstOrDefault(s => s.Id == id) is { } source
            ? [source]
            : throw new CommandException($"no source '{id}' in the watchlist: 'monitor sources' lists them", Failure.WrongUsage);
    }

    private static void Print(IReadOnlyList<PollReport> reports)
    {
        foreach (PollReport report in reports.Where(r => r.Errors.Count > 0))
            Console.Error.WriteLine($"monitor: {report.SourceId}: {string.Join("; ", report.Errors)}");
        Console.WriteLine($"{Text.Counted(reports.Count, "source", "sources")}: {Text.Counted(reports.Sum(r => r.NewLinks), "new link", "new links")}, "
            + $"{Text.Counted(reports.Sum(r => r.Articles), "article", "articles")}, {reports.Sum(r => r.Relevant)} relevant, "
            + $"{Text.Counted(reports.Sum(r => r.NewVisits), "new visit", "new visits")}, {Text.Counted(reports.Sum(r => r.Failures), "page", "pages")} to try again, "
            + $"{Text.Counted(reports.Count(r => r.Errors.Count > 0), "source", "sources")} with errors");
    }
}

/// <summary>Several sources polled at once: each host is still asked one request at a time.</summary>
internal static class Polls
{
    private const int AtOnce = 16;

    /// <returns>The reports in the order of the sources.</returns>
    public static async Task<IReadOnlyList<PollReport>> RunAsync(SourcePoller poller, IReadOnlyList<Source> sources, CancellationToken cancellationToken)
    {
        var reports = new ConcurrentDictionary<string, PollReport>();
        using var progress = new Progress("polling", sources.Count);
        await Parallel.ForEachAsync(sources, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (source, token) =>
        {
            reports[source.Id] = await poller.PollAsync(source, token);
            progress.Step(source.Name);
        });
        return [.. sources.Select(s => reports[s.Id])];
    }
}
