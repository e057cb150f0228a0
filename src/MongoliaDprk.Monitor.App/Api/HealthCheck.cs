using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Api;

/// <summary>Whether the database can be read within a few seconds: 200 or 503, for load balancers and container hosts.</summary>
internal static class HealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<IResult> AnswerAsync(SourceQueries sources, ILoggerFactory logs, CancellationToken cancellationToken)
    {
        try
        {
            await sources.HealthAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
            return Results.Json(new { status = "ok", database = "reachable" });
        }
        catch (Exception e) when (e is DatabaseException or System.Data.Common.DbException or TimeoutException or InvalidOperationException)
        {
            HealthLog.Unreachable(logs.CreateLogger(typeof(HealthCheck)), e.Message);
            return Results.Json(new { status = "failing", database = "not reachable" }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}

internal static partial class HealthLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "health: the database is not reachable: {Reason}")]
    public static partial void Unreachable(ILogger logger, string reason);
}
