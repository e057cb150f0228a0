using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.Storage.Tests;

public sealed class DatabaseTimeTests
{
    [Fact, Trait("Category", "Postgres")]
    public async Task Nodes_whose_clocks_are_wrong_have_one_time_with_the_database()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        DatabaseTime fast = new(new Wrong(TimeSpan.FromSeconds(30))), slow = new(new Wrong(TimeSpan.FromSeconds(-30)));
        Assert.True(fast.GetUtcNow() - slow.GetUtcNow() > TimeSpan.FromSeconds(50));
        await fast.SetAsync(database.Database, default);
        await slow.SetAsync(database.Database, default);

        Assert.InRange(fast.GetUtcNow() - slow.GetUtcNow(), TimeSpan.FromSeconds(-5), TimeSpan.FromSeconds(5));
        DateTimeOffset before = fast.GetUtcNow();
        Assert.True(fast.GetUtcNow() >= before);
    }

    [Fact]
    public async Task On_SQLite_the_machine_tells_the_time()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        DatabaseTime time = new(new Wrong(TimeSpan.FromDays(1000)));
        await time.SetAsync(database.Database, default);
        Assert.True(time.GetUtcNow() - DateTimeOffset.UtcNow > TimeSpan.FromDays(999));
    }

    private sealed class Wrong(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
