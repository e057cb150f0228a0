using MongoliaDprk.Monitor.Tests.Cluster;

namespace MongoliaDprk.Monitor.App.Tests.Jobs;

/// <summary>The built program, three times on one PostgreSQL. The same with thousands of outlets: <c>benchmarks cluster</c>.</summary>
[Trait("Category", "Postgres")]
public sealed class ClusterTests
{
    [Fact]
    public async Task Nothing_is_lost_or_doubled_though_nodes_are_killed_and_stopped_and_the_database_is_restarted()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("monitor-cluster-");
        List<string> told = [];
        try
        {
            await using ClusterRun run = new(MonitorProcess.Program, folder.FullName, sources: 30, nodes: 3, TimeSpan.FromSeconds(60), told.Add);
            IReadOnlyList<string> wrong = await run.RunAsync();
            Assert.True(wrong.Count == 0, string.Join('\n', [.. wrong, .. told]));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
