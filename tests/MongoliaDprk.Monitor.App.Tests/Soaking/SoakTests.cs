using MongoliaDprk.Monitor.Tests.Soaking;

namespace MongoliaDprk.Monitor.App.Tests.Soaking;

/// <summary>A short run of what <c>benchmarks soak</c> does for as long as one likes.</summary>
public sealed class SoakTests
{
    [Fact, Trait("Category", "Postgres")]
    public async Task Nothing_is_lost_or_told_twice_among_rude_outlets_dying_processes_and_a_database_that_goes_away()
    {
        SoakBooks books = await new Soak(Outlets: 12, TimeSpan.FromSeconds(12), Kills: 4, Seed: 20260301).RunAsync(MonitorProcess.Program, _ => { });
        Assert.True(books.Faults.Count == 0, string.Join('\n', books.Faults.Append(books.Summary)));
    }
}
