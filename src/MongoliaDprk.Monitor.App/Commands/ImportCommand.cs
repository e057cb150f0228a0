using System.CommandLine;
using MongoliaDprk.Monitor.App.Importing;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor import</c>: what archives of the past say, as history.</summary>
internal static class ImportCommand
{
    private const string Notes = """
        Read are WARC files (1.0, 1.1; packed or not), WACZ, folders of HTML and texts as 'monitor analyze' takes them (.jsonl). A folder gives all of them in it.
        An import may be killed and run again: it goes on behind the last record that is stored. A file imported twice counts once, under whatever name.
        What it finds is history: it enters counts, lists and the ledger, and nobody is alerted.
        On PostgreSQL --enqueue leaves the files to the running nodes: each file is imported by one of them, and another goes on with it when that one dies.
        All nodes must see the files under the same path. --status tells how far they are.
        Pages of outlets that the watchlist does not have are kept under their host's name where they are relevant; the others are counted together as 'elsewhere'.
        """;

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Files, folders or patterns ('*.warc.gz').", Arity = ArgumentArity.ZeroOrMore };
        var source = new Option<string?>("--source") { Description = "The source of pages and texts that do not tell it by their address.", HelpName = "ID" };
        var threads = new Option<int>("--threads") { Description = "Files read at once; with more threads than files each is unpacked by a thread of its own.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
        threads.Validators.Add(result =>
        {
            if (result.Errors.Any() || result.GetValueOrDefault<int>() is < 1 or > 256)
                result.AddError("--threads must be a number from 1 to 256");
        });
        var again = new Option<bool>("--again") { Description = "Read files that were imported before once more, for names that the watchlist has got since." };
        var enqueue = new Option<bool>("--enqueue") { Description = "Leave the files to the nodes that run on this database (PostgreSQL)." };
        var status = new Option<bool>("--status") { Description = "Tell how far the files are that were left to the nodes." };
        var command = new ExampleCommand("import", "Import archives of the past: WARC, WACZ, folders of HTML, texts.",
            "monitor import CC-NEWS-2024*.warc.gz --threads 4\n  monitor import mirror/ --source ID\n  monitor import texts.jsonl --json\n  monitor import --enqueue /archives/*.warc.gz\n  monitor import --status", Notes)
        {
            files, source, threads, again, enqueue, status, SharedOptions.Json,
        };
        command.Validators.Add(result =>
        {
            bool named = result.GetResult(files)?.Tokens.Count > 0, told = result.GetValue(status);
            if (named == told)
                result.AddError(named ? "--status takes no files: it tells of all that are queued" : "give at least one FILE, or --status");
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            bool json = parsed.GetValue(SharedOptions.Json);
            if (parsed.GetValue(status))
                return await QueueOutput.StatusAsync(parsed, json, cancellationToken);
            IReadOnlyList<ArchiveFile> found = ArchiveFile.Find(parsed.GetValue(files)!);
            await using ServiceProvider services = await MonitorServices.OpenAsync(parsed, cancellationToken);
            Source? otherwise = parsed.GetValue(source) is { } id ? Known(services.GetRequiredService<Watchlist>(), id) : null;
            if (parsed.GetValue(enqueue))
            {
                int? given = parsed.GetResult(threads) is { Implicit: false } ? parsed.GetValue(threads) : null;
                return await QueueOutput.EnqueueAsync(services, found, otherwise?.Id, given, parsed.GetValue(again), json, cancellationToken);
            }

            IReadOnlyList<ImportReport> reports = await RunAsync(services, found, new ImportManner(otherwise, parsed.GetValue(threads), parsed.GetValue(again)), cancellationToken);
            if (json)
                Json.Print(ImportOutput.ToJson(reports));
            else
                ImportOutput.Print(reports, parsed.GetValue(SharedOptions.Verbose));
            return reports.All(r => r.Error is null) ? 0 : Failure.Failed;
        });
        return command;
    }

    private static async Task<IReadOnlyList<ImportReport>> RunAsync(
        ServiceProvider services, IReadOnlyList<ArchiveFile> files, ImportManner manner, CancellationToken cancellationToken)
    {
        ArchiveImport import = services.GetRequiredService<ArchiveImport>();
        ImportReport[] reports = new ImportReport[files.Count];
        int atOnce = Math.Min(manner.Threads, files.Count);
        manner = manner with { Threads = manner.Threads / atOnce };
        using var progress = new ImportProgress(files.Sum(f => f.Bytes), services.GetRequiredService<TimeProvider>());
        await Parallel.ForAsync(0, files.Count, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken }, async (i, token) =>
        {
            long before = 0;
            reports[i] = await import.RunAsync(files[i], manner, Moved, token);
            Moved(files[i].Bytes);

            void Moved(long position)
            {
                progress.Step(Path.GetFileName(files[i].Path), position - before);
                before = position;
            }
        });
        return reports;
    }

    private static Source Known(Watchlist watchlist, string id) => watchlist.Sources.FirstOrDefault(s => s.Id == id)
        ?? throw new CommandException($"no source '{id}' in the watchlist: 'monitor sources' lists them", Failure.WrongUsage);
}
