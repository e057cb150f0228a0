using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Changes of the stored data that no SQL can express. Each is carried out once, in one transaction, by whoever migrates.</summary>
internal static class DataSteps
{
    private static readonly (string Name, Func<MonitorDbContext, CancellationToken, Task> Run)[] Steps =
    [
        // when LinkAddress.Key changes, add a line with a new name
        ("rehash-addresses-1", AddressRehash.RunAsync),
        // when TextFingerprint changes, add a line with a new name
        ("find-stories-1", StoryFinder.FindAllAsync),
        ("alert-facts-1", AlertFilling.RunAsync),
        // when what KeptCounts counts changes, add a line with a new name
        ("keep-counts-2", KeptCounts.RebuildAsync),
    ];

    public static async Task RunAsync(MonitorDbContext context, CancellationToken cancellationToken)
    {
        HashSet<string> done = await context.DataSteps.Select(s => s.Name).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
        foreach ((string name, Func<MonitorDbContext, CancellationToken, Task> run) in Steps.Where(s => !done.Contains(s.Name)))
        {
            await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            await run(context, cancellationToken);
            context.DataSteps.Add(new DataStepRow { Name = name });
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            context.ChangeTracker.Clear();
        }
    }
}
