using System.CommandLine;
using System.Globalization;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Pruning;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor prune</c>: removes what is old by the policy of the configuration; counts, lists and what they quote stay as they are.</summary>
internal static class PruneCommand
{
    private const string Notes = """
        Without --yes nothing is removed: printed is what would be. The policy is Monitor:Prune in the configuration (days by kind; 0 = for good).
        Articles, mentions, visits, alerts, all counts and the audit log are never removed. Evidence (bytes of kept pages, texts before an edit) is
        only removed with --evidence, older than Monitor:Prune:Evidence, and the audit log tells it; hashes and quoted sentences stay.
        It may be stopped and begun again, and may run beside a running monitor.
        """;

    public static Command Create()
    {
        var yes = new Option<bool>("--yes") { Description = "Remove it." };
        var evidence = new Option<bool>("--evidence") { Description = "Evidence too, if the policy gives it an age." };
        var keep = new Option<bool>("--keep-evidence") { Description = "Not evidence, whatever the policy says; the standard." };
        var export = new Option<string?>("--export") { Description = "With --evidence: write the pages to this WARC file first (.warc.gz).", HelpName = "FILE" };
        var command = new ExampleCommand("prune", "Show, or remove, what the policy says is too old to keep.", "monitor prune\n  monitor prune --yes\n  monitor prune --evidence --export old.warc.gz --yes", Notes)
        {
            yes, evidence, keep, export, SharedOptions.Json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(keep) && result.GetValue(evidence))
                result.AddError("--keep-evidence and --evidence contradict each other: leave one out");
            if (result.GetValue(export) is not null && !result.GetValue(evidence))
                result.AddError("--export writes the evidence that is removed: it needs --evidence");
        });
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, parsed.GetValue(yes), parsed.GetValue(evidence), parsed.GetValue(export), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, bool yes, bool evidence, string? export, CancellationToken cancellationToken)
    {
        await using ServiceProvider services = await MonitorServices.OpenAsync(parsed, cancellationToken);
        IReadOnlyDictionary<PrunedKind, int> policy = services.GetRequiredService<MonitorOptions>().Prune.Days;
        if (evidence && !policy.ContainsKey(PrunedKind.Evidence))
            throw new CommandException("the policy keeps evidence for good: --evidence needs Monitor:Prune:Evidence (days, at least 365)", Failure.WrongUsage);
        if (export is not null && File.Exists(export))
            throw new CommandException($"{export} is there already: give --export another name, it may be the only copy of evidence", Failure.WrongUsage);
        PruneStore store = services.GetRequiredService<PruneStore>();
        IReadOnlyList<PruneCount> counts = await store.CountAsync(policy, cancellationToken);
        Dictionary<PrunedKind, int> removed = policy.Where(p => evidence || p.Key != PrunedKind.Evidence).ToDictionary();
        string about = About(counts);
        if (yes && export is not null)
            about += $", exported to {export} ({await EvidenceFile.WriteAsync(services, new MentionFilter(), store.Before(policy, PrunedKind.Evidence), export, cancellationToken)} pages)";
        long? rows = yes ? await store.PruneAsync(removed, UserCommand.Operator, about, cancellationToken) : null;
        if (parsed.GetValue(SharedOptions.Json))
            Json.Print(new { removed = rows, kinds = counts.Select(c => new { c.Kind, c.What, c.Before, c.Rows, c.Bytes, c.Oldest, c.Newest, kept = !removed.ContainsKey(c.Kind) }) });
        else
            Print(counts, removed, rows);
        return 0;
    }

    private static void Print(IReadOnlyList<PruneCount> counts, Dictionary<PrunedKind, int> removed, long? rows)
    {
        Tables.Print(["what", "older than", "rows", "bytes", "oldest", "newest", ""],
            counts.Select(c => (IReadOnlyList<string>)
            [
                c.What, Text.Day(DateOnly.FromDateTime(c.Before)), Number(c.Rows), Number(c.Bytes), c.Oldest is { } oldest ? Text.Day(oldest) : "", c.Newest is { } newest ? Text.Day(newest) : "",
                removed.ContainsKey(c.Kind) ? "" : "kept: --evidence removes it",
            ]),
            2, 3);
        Console.WriteLine(rows is { } done ? $"{Number(done)} rows removed or emptied" : "nothing was removed: --yes does it");
    }

    private static string About(IReadOnlyList<PruneCount> counts)
    {
        PruneCount[] evidence = [.. counts.Where(c => c.Kind == PrunedKind.Evidence)];
        return string.Join(", ", evidence.Select(c => $"{Number(c.Rows)} {c.What}")) + $", {Number(evidence.Sum(c => c.Bytes))} bytes, older than {evidence.Select(c => c.Before).FirstOrDefault():yyyy-MM-dd}";
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
