using System.Diagnostics;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.Storage.Tests;

/// <summary>Only PostgreSQL has several nodes.</summary>
[Trait("Category", "Postgres")]
public sealed class HostTurnsTests : IAsyncLifetime
{
    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(10), Hold = TimeSpan.FromMinutes(1);

    private TestDatabase database = null!;

    private HostTurns Turns => new(database.Database);

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Of_many_nodes_one_has_the_turn_and_the_next_one_waits_from_the_end_of_its_request()
    {
        HostTurn?[] turns = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Turns.TakeAsync("paper.test", $"node{i}", Delay, Hold, default))));
        Assert.Equal(new HostTurn(TimeSpan.Zero, null), Assert.Single(turns.OfType<HostTurn>()));
        int first = Array.FindIndex(turns, t => t is not null);

        await Turns.GiveBackAsync("paper.test", "a stranger", null, default);
        Assert.Null(await Turns.TakeAsync("paper.test", "next", Delay, Hold, default));
        await Turns.GiveBackAsync("paper.test", $"node{first}", null, default);

        HostTurn next = (await Turns.TakeAsync("paper.test", "next", Delay, Hold, default))!;
        Assert.InRange(next.Wait, Delay - TimeSpan.FromMinutes(1), Delay);
        Assert.Null(next.Pause);
        Assert.NotNull(await Turns.TakeAsync("other.test", "next", Delay, Hold, default));
    }

    [Fact]
    public async Task What_a_host_asked_one_node_for_all_keep_to()
    {
        await Turns.TakeAsync("paper.test", "a", TimeSpan.Zero, Hold, default);
        await Turns.GiveBackAsync("paper.test", "a", TimeSpan.FromMinutes(5), default);

        HostTurn paused = (await Turns.TakeAsync("paper.test", "b", TimeSpan.Zero, Hold, default))!;
        Assert.InRange(paused.Pause!.Value, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
        await Turns.GiveBackAsync("paper.test", "b", null, default);
        Assert.NotNull((await Turns.TakeAsync("paper.test", "a", TimeSpan.Zero, Hold, default))!.Pause);
    }

    [Fact]
    public async Task The_turn_of_a_killed_node_ends_by_itself_and_its_request_counts()
    {
        TimeSpan delay = TimeSpan.FromSeconds(3);
        Stopwatch watch = Stopwatch.StartNew();
        await Turns.TakeAsync("paper.test", "killed", delay, TimeSpan.FromMilliseconds(300), default);
        HostTurn? next;
        do
            next = await Turns.TakeAsync("paper.test", "next", delay, Hold, default);
        while (next is null);

        Assert.InRange(watch.Elapsed, TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(30));
        Assert.InRange(watch.Elapsed + next.Wait, delay, delay + TimeSpan.FromSeconds(30));
    }
}
