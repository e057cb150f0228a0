using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Access;

namespace MongoliaDprk.Monitor.App.Tests.Commands;

/// <summary>What an operator types removes nothing by mistake, and the audit log says who did it.</summary>
public sealed class PruneCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("monitor-prune-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Without_yes_it_only_tells_and_evidence_and_nonsense_are_refused_in_words()
    {
        MonitorProcess.Ended shown = await RunAsync(["prune"]);
        Assert.Equal((0, ""), (shown.Code, shown.Errors));
        Assert.Contains("nothing was removed: --yes does it", shown.Output, StringComparison.Ordinal);

        MonitorProcess.Ended evidence = await RunAsync(["prune", "--evidence", "--yes"]);
        Assert.Equal(2, evidence.Code);
        Assert.Contains("Monitor:Prune:Evidence", Assert.Single(evidence.ErrorLines), StringComparison.Ordinal);

        MonitorProcess.Ended nonsense = await RunAsync(["prune", "--yes"], ("Monitor__Prune__Links", "5"), ("Monitor__Prune__Evidence", "30"));
        Assert.Equal(1, nonsense.Code);
        Assert.Contains("Monitor:Prune: Links: give 30 to 36500 days, or 0", nonsense.Errors, StringComparison.Ordinal);
        Assert.Contains("Evidence: give 365", nonsense.Errors, StringComparison.Ordinal);

        MonitorProcess.Ended both = await RunAsync(["prune", "--evidence", "--keep-evidence"]);
        Assert.Equal(2, both.Code);
    }

    [Fact]
    public async Task Evidence_that_is_exported_first_and_other_work_of_operators_are_in_the_audit_log()
    {
        string file = Path.Combine(folder.FullName, "old.warc.gz");
        MonitorProcess.Ended pruned = await RunAsync(["prune", "--evidence", "--export", file, "--yes"], ("Monitor__Prune__Evidence", "365"));
        Assert.Equal((0, ""), (pruned.Code, pruned.Errors));
        Assert.True(File.Exists(file));
        MonitorProcess.Ended again = await RunAsync(["prune", "--evidence", "--export", file, "--yes"], ("Monitor__Prune__Evidence", "365"));
        Assert.Equal(2, again.Code);
        await RunAsync(["alert", "retry"]);

        MonitorDatabase database = new($"Data Source={Path.Combine(folder.FullName, "monitor.db")};Pooling=false");
        IReadOnlyList<AuditEntry> entries = (await new AuditLog(database, TimeProvider.System).PageAsync(0, 10, CancellationToken.None)).Entries;
        Assert.Equal(["alerts tried again", "evidence pruned"], entries.Select(e => e.What));
        Assert.Contains($"exported to {file} (0 pages)", entries[1].About, StringComparison.Ordinal);
        Assert.All(entries, e => Assert.Equal((Environment.UserName, Doer.CommandLine), (e.Who, e.From)));
    }

    private Task<MonitorProcess.Ended> RunAsync(string[] arguments, params (string Key, string Value)[] settings) =>
        WarmProgram.RunAsync(arguments, settings.Append(("Monitor__DataFolder", folder.FullName)).ToDictionary(s => s.Item1, s => s.Item2));
}
