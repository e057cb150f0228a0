using MongoliaDprk.Monitor.App.Tests.Alerts;
using MongoliaDprk.Monitor.App.Tests.Importing;
using MongoliaDprk.Monitor.App.Tests.Jobs;
using MongoliaDprk.Monitor.App.Tests.Polling;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("MongoliaDprk.Monitor.App.Tests.LongTestsFirst", "MongoliaDprk.Monitor.App.Tests")]

namespace MongoliaDprk.Monitor.App.Tests;

/// <summary>What mostly waits for programs that are killed begins first: all other tests run beside it, and nothing has to be waited for at the end.</summary>
public sealed class LongTestsFirst : ITestCollectionOrderer
{
    /// <summary>The longest first.</summary>
    private static readonly string[] Long =
    [
        .. new[]
        {
            typeof(ClusterTests), typeof(PostgresDeliveryKillTests), typeof(SqliteDeliveryKillTests), typeof(PostgresRevisitKillTests), typeof(PostgresEndToEndTests),
            typeof(EnqueueTests), typeof(SqliteRevisitKillTests), typeof(SqliteEndToEndTests), typeof(PostgresImportKillTests), typeof(SqliteImportKillTests),
        }.Select(t => t.FullName!),
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(c => Array.FindIndex(Long, name => c.DisplayName.EndsWith(name, StringComparison.Ordinal)) is >= 0 and var place ? place : Long.Length);
}
