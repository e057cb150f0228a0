using MongoliaDprk.Monitor.App.Digests;
using Quartz;

namespace MongoliaDprk.Monitor.App.Jobs;

/// <summary>Makes and sends the digests that are due.</summary>
[DisallowConcurrentExecution]
internal sealed class SendDigestsJob(DigestSender sender) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await sender.SendDueAsync(cancellationToken);
}
