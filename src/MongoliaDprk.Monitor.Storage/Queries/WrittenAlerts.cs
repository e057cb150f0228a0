using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Alerts;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>An alert as it was written.</summary>
/// <param name="VisitId">Null = it is not about a visit.</param>
/// <param name="CreatedAt">UTC.</param>
public sealed record WrittenAlert(long Id, AlertKind Kind, string Title, string Text, long? VisitId, DateTime CreatedAt);

/// <summary>Reads alerts in the order they were written in, whoever they were sent to.</summary>
public sealed class WrittenAlerts(MonitorDatabase database)
{
    /// <summary>Those written after the one of this number.</summary>
    public async Task<IReadOnlyList<WrittenAlert>> AfterAsync(long id, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        return await context.Alerts.Where(a => a.Id > id).OrderBy(a => a.Id)
            .Select(a => new WrittenAlert(a.Id, a.Kind, a.Title, a.Text, a.VisitId, a.CreatedAt)).ToListAsync(cancellationToken);
    }
}
