using System.CommandLine;
using System.Globalization;
using MongoliaDprk.Monitor.App.Importing;
using MongoliaDprk.Monitor.App.Jobs;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Importing;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor import --enqueue</c> and <c>--status</c>: archives that the nodes of a cluster import.</summary>
internal static class QueueOutput
{
    public static async Task<int> EnqueueAsync(
        ServiceProvider services, IReadOnlyList<ArchiveFile> files, string? source, int? threads, bool again, bool json, CancellationToken cancellationToken)
    {
        Demand(services.GetRequiredService<MonitorDatabase>());
        IReadOnlyList<ArchiveFile> queued = await services.GetRequiredService<ImportJobs>().EnqueueAsync(files, source, threads, again, cancellationToken);
        if (json)
            Json.Print(new { queued = queued.Select(f => f.Path), importedBefore = files.Except(queued).Select(f => f.Path) });
        else
        {
            foreach (ArchiveFile before in files.Except(queued))
                Console.WriteLine($"{before.Path}: imported before; --again reads it once more");
            Console.WriteLine($"{Text.Counted(queued.Count, "file", "files")} queued: the nodes that run import them, 'monitor import --status' tells how far they are");
        }

        return 0;
    }

    public static async Task<int> StatusAsync(ParseResult parsed, bool json, CancellationToken cancellationToken)
    {
        await using ServiceProvider services = await MonitorServices.OpenAsync(parsed, cancellationToken);
        Demand(services.GetRequiredService<MonitorDatabase>());
        IReadOnlyList<QueuedImport> files = await services.GetRequiredService<ImportQueue>().ListAsync(cancellationToken);
        if (json)
            Json.Print(files.Select(f => new { file = f.Path, state = State(f), f.Node, f.QueuedAt, f.At, f.EndedAt, f.Position, f.Bytes, f.Error, f.Counts }));
        else if (files.Count == 0)
            Console.WriteLine("no file was queued");
        else
            Tables.Print(["file", "state", "read", "records", "articles", "node", "last heard of", "what is wrong"], files.Select(Row), 2, 3, 4);
        return files.Any(f => f.IsGivenUp) ? Failure.Failed : 0;
    }

    /// <exception cref="CommandException">There is nobody to leave files to.</exception>
    private static void Demand(MonitorDatabase database)
    {
        if (database.Kind == DatabaseKind.Sqlite)
        {
            throw new CommandException(
                $"files are left to other nodes only on PostgreSQL; {database.Name} is SQLite, which one program uses: leave --enqueue away and they are imported here, "
                + "and when that is broken off, the same command goes on", Failure.WrongUsage);
        }
    }

    private static IReadOnlyList<string> Row(QueuedImport f) =>
    [
        f.Path, State(f), Number(f.EndedAt is not null || f.Bytes == 0 ? 100 : 100 * f.Position / f.Bytes) + " %", Number(f.Counts.Records),
        Number(f.Counts.Articles), f.Node ?? "", f.At.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), f.Error ?? "",
    ];

    private static string State(QueuedImport f) =>
        f.EndedAt is not null ? "imported" : f.IsGivenUp ? "given up" : f.Error is not null ? "failed, tried again" : f.Node is null ? "waiting" : "being read";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
