using MongoliaDprk.Monitor.App.Alerts;
using Quartz;

namespace MongoliaDprk.Monitor.App.Jobs;

/// <summary>Sends the alerts that are due.</summary>
[DisallowConcurrentExecution]
internal sealed class SendAlertsJob(AlertSender sender) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await sender.SendDueAsync(cancellationToken);
}
