using System.CommandLine;
using System.Globalization;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Copies;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>What the commands that copy a database print: progress on the way, then every table with its rows and digest.</summary>
internal sealed class CopyOutput(string what) : IDisposable
{
    private const int Steps = 1000;

    private readonly Progress progress = new(what, Steps);
    private int shown;

    /// <exception cref="CommandException">There is no database, or it is older than this program.</exception>
    public static async Task AssertCurrentAsync(MonitorDatabase database, CancellationToken cancellationToken)
    {
        int pending = await database.PendingMigrationsAsync(cancellationToken)
            ?? throw new CommandException($"there is no database {database.Name}: check --database and --data");
        if (pending > 0)
            throw new CommandException($"the database {database.Name} is older than this program: use the program that made it, or bring it up to date with 'monitor migrate'");
    }

    public void Step(long done, long all)
    {
        int now = all == 0 ? Steps : (int)(done * Steps / all);
        if (now == shown)
            return;
        progress.Step(string.Create(CultureInfo.InvariantCulture, $"{done} of {all} rows"), now - shown);
        shown = now;
    }

    public void Print(ParseResult parsed, IReadOnlyList<CopiedTable> tables)
    {
        progress.Dispose();
        if (parsed.GetValue(SharedOptions.Json))
            Json.Print(tables);
        else
            Tables.Print(["table", "rows", "digest"], tables.Select(t => new[] { t.Name, t.Rows.ToString(CultureInfo.InvariantCulture), t.Digest[..16] }), 1);
    }

    public void Dispose() => progress.Dispose();
}
