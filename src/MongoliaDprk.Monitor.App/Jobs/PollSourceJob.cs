using MongoliaDprk.Monitor.App.Polling;
using MongoliaDprk.Monitor.App.Telemetry;
using MongoliaDprk.Monitor.Core.Watchlists;
using Quartz;

namespace MongoliaDprk.Monitor.App.Jobs;

/// <summary>Polls one source, as far as it is due: the one whose id is the job's name. Never twice at once for a source, whichever node runs it; what a killed node left is run again.</summary>
[DisallowConcurrentExecution]
internal sealed partial class PollSourceJob(SourcePoller poller, Watchlist watchlist, ILogger<PollSourceJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        MonitorMetrics.JobBegan("poll", context.ScheduledFireTimeUtc, context.FireTimeUtc);
        string id = context.JobDetail.Key.Name;
        if (watchlist.Sources.FirstOrDefault(s => s.Id == id) is { } source)
            await poller.PollDueAsync(source, cancellationToken);
        else
            LogUnknown(id);
    }

    [LoggerMessage(LogLevel.Warning, "source {Source} is scheduled but not in the watchlist of this node")]
    private partial void LogUnknown(string source);
}
