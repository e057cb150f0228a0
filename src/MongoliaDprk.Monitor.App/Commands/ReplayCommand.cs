using System.CommandLine;
using MongoliaDprk.Monitor.App.Replay;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor replay</c>: which alerts texts of the past would have set off, compared with a ledger.</summary>
internal static class ReplayCommand
{
    private const string Notes = """
        The texts are those of 'monitor analyze' (id, title, text, published, and where known lang, source, sourceSide), in any order.
        They are read with the clock of their day into a database that is thrown away; nothing is sent.
        Visits of the ledger that began before the first relevant text are known beforehand, as they were to a monitor of that time; all others must be found.
        A text dated by its day counts as read at its noon, UTC; hours of lead are told only where the minute is known.
        A visit that was told and the ledger does not have is called a false alarm: the ledger may be the one that is wrong.
        """;

    public static Command Create()
    {
        var input = new Option<string>("--in") { Description = "File with one JSON object per text.", Required = true, HelpName = "FILE" };
        var ledger = new Option<string?>("--ledger") { Description = "Visits that really were, in the format of visits.yaml. Default: the watchlist's known visits.", HelpName = "FILE" };
        var command = new ExampleCommand("replay", "Tell which alerts texts of the past would have set off, how early, and which visits would have been missed.",
            "monitor replay --in texts.jsonl\n  monitor replay --in texts.jsonl --ledger visits.yaml --json", Notes)
        {
            input, ledger, SharedOptions.Json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            Watchlist watchlist = WatchlistFolder.ReadWithLedger(MonitorConfiguration.Read(parsed).Watchlist, parsed.GetValue(ledger));
            ReplayInput texts = ReplayInput.Read(parsed.GetRequiredValue(input));
            if (texts.Texts.Count == 0)
                throw new CommandException($"no text of {parsed.GetRequiredValue(input)} has a date that can be read: give each a \"published\" like 2013-10-28");
            ReplayReport report = await RunAsync(texts, watchlist, cancellationToken);
            if (parsed.GetValue(SharedOptions.Json))
                Json.Print(ReplayJson.Of(report));
            else
                new ReplayPrint(report, Console.Out).Print();
            return 0;
        });
        return command;
    }

    /// <summary>Runs the texts through a database of their own, in a folder that is deleted afterwards.</summary>
    /// <param name="watchlist">With the ledger as its known visits.</param>
    internal static async Task<ReplayReport> RunAsync(ReplayInput texts, Watchlist watchlist, CancellationToken cancellationToken)
    {
        Watchlist own = watchlist with { Sources = [.. watchlist.Sources, .. ReplaySource.Missing(texts.Texts, watchlist)] };
        IReadOnlyList<AnalysedText> analysed = AnalysedText.Of(texts.Texts, own, cancellationToken);
        IReadOnlyList<RelevantText> relevant = RelevantText.Of(analysed);
        if (relevant.Count == 0)
            throw new CommandException("none of the texts is relevant to the watchlist, so that there is nothing to compare: 'monitor analyze' tells what is found in each");
        Watchlist then = own with { Visits = ReplayReport.Divide(watchlist.Visits, relevant[0].Day).Before };
        DirectoryInfo folder = Directory.CreateTempSubdirectory("monitor-replay-");
        try
        {
            using var progress = new Progress("replaying", texts.Texts.Count);
            var run = new ReplayRun(then, new MonitorDatabase(Path.Combine(folder.FullName, "replay.db")), new ReplayClock());
            return ReplayReport.Of(texts, relevant, await run.RunAsync(analysed, id => progress.Step(id), cancellationToken), watchlist.Visits);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
