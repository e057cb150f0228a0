using Microsoft.EntityFrameworkCore;

namespace MongoliaDprk.Monitor.Storage.Copies;

/// <summary>
/// Where a database is in counting up the keys of a table. It goes on from there in the copy: the number of a row that was deleted is
/// never given again, because alerts and links name visits and articles by it.
/// </summary>
internal static class CountedKeys
{
    /// <summary>The last key that was given; 0 = none.</summary>
    public static Task<long> LastAsync(MonitorDbContext context, TableCopy table, CancellationToken cancellationToken) => context is PostgresMonitorDbContext
        ? ValueAsync(context, $"SELECT COALESCE((SELECT last_value FROM pg_sequences WHERE format('%I.%I', schemaname, sequencename)::regclass = pg_get_serial_sequence('\"{table.Name}\"', '{table.Counted}')::regclass), 0) AS \"Value\"", cancellationToken)
        : ValueAsync(context, $"SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = '{table.Name}'), 0) AS \"Value\"", cancellationToken);

    public static async Task GoOnAsync(MonitorDbContext context, TableCopy table, long last, CancellationToken cancellationToken)
    {
        if (last == 0)
            return;
        if (context is PostgresMonitorDbContext)
        {
            await ValueAsync(context, $"SELECT setval(pg_get_serial_sequence('\"{table.Name}\"', '{table.Counted}'), {last}) AS \"Value\"", cancellationToken);
            return;
        }

        // rows copied into a table have made its line, an empty table has none
        await context.Database.ExecuteSqlAsync($"DELETE FROM sqlite_sequence WHERE name = {table.Name}", cancellationToken);
        await context.Database.ExecuteSqlAsync($"INSERT INTO sqlite_sequence (name, seq) VALUES ({table.Name}, {last})", cancellationToken);
    }

    private static Task<long> ValueAsync(MonitorDbContext context, string sql, CancellationToken cancellationToken) =>
        context.Database.SqlQueryRaw<long>(sql).SingleAsync(cancellationToken);
}
