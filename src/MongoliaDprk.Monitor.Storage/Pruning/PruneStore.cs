using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Storage.Access;

namespace MongoliaDprk.Monitor.Storage.Pruning;

/// <summary>What is old enough to be removed from one place.</summary>
/// <param name="Before">Everything older goes, UTC.</param>
/// <param name="Oldest">Null = there is none.</param>
public sealed record PruneCount(PrunedKind Kind, string What, DateTime Before, long Rows, long Bytes, DateOnly? Oldest, DateOnly? Newest);

/// <summary>Removes what is old, little by little: it may be stopped at any time and begun again. Nothing that a list or a count shows depends on it.</summary>
public sealed class PruneStore(MonitorDatabase database, TimeProvider time)
{
    /// <summary>Rows of one transaction.</summary>
    private const int BatchSize = 500;

    /// <summary>What would be removed.</summary>
    /// <param name="days">Age of each kind in days; a kind that is not among them is kept.</param>
    public async Task<IReadOnlyList<PruneCount>> CountAsync(IReadOnlyDictionary<PrunedKind, int> days, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        List<PruneCount> counts = [];
        foreach (PruneStep step in Steps(days))
            counts.Add(await CountAsync(context, step, Before(days, step.Kind), cancellationToken));
        return counts;
    }

    /// <summary>Removes it. What is evidence is told the audit log first, so that it is told even if the program is killed.</summary>
    /// <param name="about">What the audit log says of the evidence: how much, and where it was exported to.</param>
    /// <returns>Rows that were removed or emptied.</returns>
    /// <exception cref="DatabaseException">The database cannot be used; what was removed before stays removed.</exception>
    public async Task<long> PruneAsync(IReadOnlyDictionary<PrunedKind, int> days, Doer doer, string about, CancellationToken cancellationToken)
    {
        if (days.ContainsKey(PrunedKind.Evidence))
            await new AuditLog(database, time).AddAsync(doer, "evidence pruned", about, cancellationToken);
        long rows = 0;
        foreach (PruneStep step in Steps(days))
        {
            string sql = step.ChangeSql(database.Kind == DatabaseKind.Postgres);
            object before = Value(step, Before(days, step.Kind));
            int changed;
            do
            {
                changed = await database.Writer.WriteAsync(context => context.Database.ExecuteSqlRawAsync(sql, [before, BatchSize], cancellationToken), cancellationToken);
                rows += changed;
            }
            while (changed == BatchSize);
        }

        return rows;
    }

    /// <summary>Everything of that kind that is older goes, UTC; whole days, so that a run that is begun again goes on with the same.</summary>
    public DateTime Before(IReadOnlyDictionary<PrunedKind, int> days, PrunedKind kind) => time.GetUtcNow().UtcDateTime.Date.AddDays(-days[kind]);

    private IEnumerable<PruneStep> Steps(IReadOnlyDictionary<PrunedKind, int> days) => PruneStep.All(database.Kind == DatabaseKind.Postgres).Where(s => days.ContainsKey(s.Kind));

    private static async Task<PruneCount> CountAsync(MonitorDbContext context, PruneStep step, DateTime before, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = step.CountSql.Replace("{0}", "@before", StringComparison.Ordinal);
        DbParameter parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@before", Value(step, before));
        command.Parameters.Add(parameter);
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new PruneCount(
            step.Kind, step.What, before, Convert.ToInt64(reader[0], CultureInfo.InvariantCulture), Convert.ToInt64(reader[1], CultureInfo.InvariantCulture), Day(reader[2]), Day(reader[3]));
    }

    private static object Value(PruneStep step, DateTime before) => step.ByDay ? DateOnly.FromDateTime(before) : before;

    /// <summary>Days and instants are text on SQLite.</summary>
    private static DateOnly? Day(object value) => value switch
    {
        DBNull => null,
        DateOnly day => day,
        DateTime at => DateOnly.FromDateTime(at),
        _ => DateOnly.ParseExact(Convert.ToString(value, CultureInfo.InvariantCulture)![..10], "yyyy-MM-dd", CultureInfo.InvariantCulture),
    };
}
