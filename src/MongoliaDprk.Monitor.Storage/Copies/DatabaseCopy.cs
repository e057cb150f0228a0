using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Copies;

/// <summary>
/// Copies everything from one database into an empty one, of the same kind or the other, in one transaction, and proves it: every table
/// of the copy is read again and must say the same. The scheduler's own tables are left out: its jobs follow from the watchlist.
/// </summary>
public static class DatabaseCopy
{
    /// <param name="from">Read as it is at one moment; may be in use. Up to date: see <see cref="MonitorDatabase.MigrateAsync"/>.</param>
    /// <param name="to">Up to date and empty.</param>
    /// <param name="progress">Told rows copied so far and rows in all.</param>
    /// <exception cref="DatabaseException">One of them cannot be used, <paramref name="to"/> is not empty, or the copy is not the same; nothing is written.</exception>
    public static async Task<IReadOnlyList<CopiedTable>> RunAsync(
        MonitorDatabase from, MonitorDatabase to, Action<long, long>? progress, CancellationToken cancellationToken)
    {
        MonitorDatabase at = from;
        try
        {
            await using MonitorDbContext source = from.Open();
            await using IDbContextTransaction moment = await MomentAsync(source, cancellationToken);
            at = to;
            await using MonitorDbContext target = to.Open();
            await using IDbContextTransaction all = await target.Database.BeginTransactionAsync(cancellationToken);
            IReadOnlyList<TableCopy> tables = TableCopy.InOrder(source, target);
            await EmptyAsync(to, target, tables, cancellationToken);
            IReadOnlyList<CopiedTable> copied = await CopyAsync(source, target, tables, progress, cancellationToken);
            await ProveAsync(target, tables, copied, cancellationToken);
            await all.CommitAsync(cancellationToken);
            return copied;
        }
        catch (Exception exception) when (DatabaseErrors.Explain(at, exception) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>What is read inside stays as it was at the first look, and nobody who writes has to wait.</summary>
    private static async Task<IDbContextTransaction> MomentAsync(MonitorDbContext source, CancellationToken cancellationToken)
    {
        if (source is PostgresMonitorDbContext)
            return await source.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await source.Database.OpenConnectionAsync(cancellationToken);
        SqliteTransaction deferred = ((SqliteConnection)source.Database.GetDbConnection()).BeginTransaction(deferred: true);
        return (await source.Database.UseTransactionAsync(deferred, cancellationToken))!;
    }

    private static async Task<IReadOnlyList<CopiedTable>> CopyAsync(
        MonitorDbContext source, MonitorDbContext target, IReadOnlyList<TableCopy> tables, Action<long, long>? progress, CancellationToken cancellationToken)
    {
        source.ChangeTracker.AutoDetectChangesEnabled = target.ChangeTracker.AutoDetectChangesEnabled = false;
        long rows = 0, done = 0;
        if (progress is not null)
        {
            foreach (TableCopy table in tables)
                rows += await table.CountAsync(source, cancellationToken);
        }

        var copied = new List<CopiedTable>(tables.Count);
        foreach (TableCopy table in tables)
        {
            copied.Add(await table.CopyAsync(source, target, more => progress?.Invoke(done += more, rows), cancellationToken));
            if (table.Counted is not null)
                await CountedKeys.GoOnAsync(target, table, await CountedKeys.LastAsync(source, table, cancellationToken), cancellationToken);
        }

        return copied;
    }

    /// <summary>A new database knows which data steps it does not need: those are replaced by the ones the copied data has been through.</summary>
    private static async Task EmptyAsync(MonitorDatabase database, MonitorDbContext target, IReadOnlyList<TableCopy> tables, CancellationToken cancellationToken)
    {
        await target.Set<DataStepRow>().ExecuteDeleteAsync(cancellationToken);
        foreach (TableCopy table in tables)
        {
            if (await table.CountAsync(target, cancellationToken) is > 0 and long rows)
                throw new DatabaseException($"The database {database.Name} is not empty: its table {table.Name} has {rows} rows. Give an empty one; nothing was written.");
        }
    }

    private static async Task ProveAsync(MonitorDbContext target, IReadOnlyList<TableCopy> tables, IReadOnlyList<CopiedTable> copied, CancellationToken cancellationToken)
    {
        foreach ((TableCopy table, CopiedTable expected) in tables.Zip(copied))
        {
            if (await table.ReadAsync(target, cancellationToken) is { } read && read != expected)
                throw new DatabaseException($"The copy of the table {table.Name} is not the same ({read.Rows} rows for {expected.Rows}); nothing was written.");
        }
    }
}
