using System.Collections.Concurrent;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MongoliaDprk.Monitor.App.Polling;
using MongoliaDprk.Monitor.App.Polling.Archives;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Access;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor poll</c>: every source once, now.</summary>
internal static class PollCommand
{
    public static Command Create()
    {
        var source = new Option<string?>("--source") { Description = "Only this source, also when the watchlist does not poll it on schedule.", HelpName = "ID" };
        var backfill = new Option<string?>("--backfill") { Description = "Read the archives of this source too: what they give is history and alerts nobody.", HelpName = "ID" };
        var since = new Option<DateOnly?>("--since") { Description = "With --backfill: articles before this day are not looked for.", HelpName = "YYYY-MM-DD", CustomParser = Day };
        var mostPages = new Option<int>("--archive-pages") { Description = "With --backfill: most pages read of one archive.", HelpName = "N", DefaultValueFactory = _ => 500 };
        var command = new ExampleCommand(
            "poll", "Poll the sources once, now; ends with 1 when none of them could be read.", "monitor poll --source ID   (the ids: monitor sources)")
        {
            source, backfill, since, mostPages, SharedOptions.Json,
        };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(backfill) is null) != (result.GetValue(since) is null))
                result.AddError("--backfill and --since belong together: monitor poll --backfill ID --since 2024-01-01");
            if (result.GetValue(backfill) is not null && result.GetValue(source) is not null)
                result.AddError("--backfill already names the source: leave out --source");
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using ServiceProvider services = await MonitorServices.OpenAsync(parsed, cancellationToken);
            Source[] sources = Chosen(services.GetRequiredService<Watchlist>(), parsed.GetValue(backfill) ?? parsed.GetValue(source));
            await AuditAsync(services, sources, parsed.GetValue(source) ?? parsed.GetValue(backfill), parsed.GetValue(since), cancellationToken);
            if (parsed.GetValue(since) is { } day)
                return await BackfillAsync(services, sources[0], day, Math.Max(1, parsed.GetValue(mostPages)), parsed.GetValue(SharedOptions.Json), cancellationToken);
            IReadOnlyList<PollReport> reports = await Polls.RunAsync(services.GetRequiredService<SourcePoller>(), sources, services.GetRequiredService<PollingOptions>().SourcesAtOnce, cancellationToken);
            if (parsed.GetValue(SharedOptions.Json))
                Json.Print(reports);
            else
                Print(reports);
            return reports.Any(r => r.Errors.Count == 0) || reports.Count == 0 ? 0 : Failure.Failed;
        });
        return command;
    }

    private static Task AuditAsync(ServiceProvider services, Source[] sources, string? id, DateOnly? since, CancellationToken cancellationToken) =>
        services.GetRequiredService<AuditLog>().AddAsync(
            UserCommand.Operator, since is null ? "polled" : "archive polled", (id ?? Text.Counted(sources.Length, "source", "sources")) + (since is { } day ? $" since {Text.Day(day)}" : ""), cancellationToken);

    private static DateOnly? Day(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            return day;
        result.AddError($"'{text}' is no day like 2024-01-31");
        return null;
    }

    private static async Task<int> BackfillAsync(
        ServiceProvider services, Source source, DateOnly since, int mostPages, bool json, CancellationToken cancellationToken)
    {
        BackfillReport report = await services.GetRequiredService<SourceBackfill>().RunAsync(source, since, mostPages, cancellationToken);
        foreach (string error in report.Errors)
            Console.Error.WriteLine($"monitor: {report.SourceId}: {OutsideText.Clean(error)}");
        if (json)
        {
            Json.Print(report);
        }
        else
        {
            foreach (BackfillReport.Archive archive in report.Archives)
                Console.WriteLine($"{archive.Place}: {Text.Counted(archive.Pages, "page", "pages")}, {Text.Counted(archive.NewLinks, "new link", "new links")}: {OutsideText.Clean(archive.Ended ?? "not finished")}");
            Console.WriteLine($"{report.SourceId} since {Text.Day(since)}: {Text.Counted(report.NewLinks, "new link", "new links")}, "
                + $"{Text.Counted(report.Articles, "article", "articles")}, {report.Relevant} relevant, {Text.Counted(report.Failures, "page", "pages")} to try again");
        }

        return report.Archives.All(a => a.Ended is null) && report.Archives.Count > 0 ? Failure.Failed : 0;
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
            Console.Error.WriteLine($"monitor: {report.SourceId}: {OutsideText.Clean(string.Join("; ", report.Errors))}");
        Console.WriteLine($"{Text.Counted(reports.Count, "source", "sources")}: {Text.Counted(reports.Sum(r => r.NewLinks), "new link", "new links")}, "
            + $"{Text.Counted(reports.Sum(r => r.Articles), "article", "articles")}, {reports.Sum(r => r.Relevant)} relevant, "
            + $"{Text.Counted(reports.Sum(r => r.NewVisits), "new visit", "new visits")}, {Text.Counted(reports.Sum(r => r.Failures), "page", "pages")} to try again, "
            + $"{Text.Counted(reports.Sum(r => r.Revisited), "article", "articles")} looked at again, {reports.Sum(r => r.Edited)} edited, {reports.Sum(r => r.Missing)} missing, "
            + $"{Text.Counted(reports.Count(r => r.Errors.Count > 0), "source", "sources")} with errors");
    }
}

/// <summary>Several sources polled at once: each host is still asked one request at a time.</summary>
internal static class Polls
{
    /// <param name="atOnce">See <see cref="PollingOptions.SourcesAtOnce"/>.</param>
    /// <returns>The reports in the order of the sources.</returns>
    public static async Task<IReadOnlyList<PollReport>> RunAsync(SourcePoller poller, IReadOnlyList<Source> sources, int atOnce, CancellationToken cancellationToken)
    {
        var reports = new ConcurrentDictionary<string, PollReport>();
        using var progress = new Progress("polling", sources.Count);
        await Parallel.ForEachAsync(sources, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken }, async (source, token) =>
        {
            reports[source.Id] = await poller.PollAsync(source, token);
            progress.Step(source.Name);
        });
        return [.. sources.Select(s => reports[s.Id])];
    }
}
