using MongoliaDprk.Monitor.Storage;
using Quartz;

namespace MongoliaDprk.Monitor.App.Jobs;

/// <summary>Tells in one line that a job found no database. Nothing of it is marked done: its next time makes up for it.</summary>
internal sealed partial class DatabaseFailures(MonitorDatabase database, ILogger<DatabaseFailures> logger) : IJobExecutionMiddleware
{
    public async ValueTask Invoke(IJobExecutionContext context, JobExecutionDelegate next, CancellationToken cancellationToken = default)
    {
        try
        {
            await next(context, cancellationToken);
        }
        catch (Exception e) when (database.Explain(e) is { } explained)
        {
            LogFailed(context.JobDetail.Key.ToString(), explained.Message);
        }
    }

    [LoggerMessage(LogLevel.Error, "job {Job} is broken off and runs again at its next time: {Reason}")]
    private partial void LogFailed(string job, string reason);
}
