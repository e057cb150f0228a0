using MongoliaDprk.Monitor.App.Digests;
using MongoliaDprk.Monitor.App.Telemetry;
using Quartz;

namespace MongoliaDprk.Monitor.App.Jobs;

/// <summary>Makes and sends the digests that are due.</summary>
[DisallowConcurrentExecution]
internal sealed class SendDigestsJob(DigestSender sender) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        MonitorMetrics.JobBegan("digests", context.ScheduledFireTimeUtc, context.FireTimeUtc);
        await sender.SendDueAsync(cancellationToken);
    }
}
