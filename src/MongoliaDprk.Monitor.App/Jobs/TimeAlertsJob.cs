using MongoliaDprk.Monitor.App.Telemetry;
using MongoliaDprk.Monitor.Storage;
using Quartz;

namespace MongoliaDprk.Monitor.App.Jobs;

/// <summary>Looks for what was due and did not come.</summary>
[DisallowConcurrentExecution]
internal sealed class TimeAlertsJob(TimeAlerts alerts) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        MonitorMetrics.JobBegan("timeAlerts", context.ScheduledFireTimeUtc, context.FireTimeUtc);
        await alerts.WriteAsync(cancellationToken);
    }
}
