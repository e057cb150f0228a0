using MongoliaDprk.Monitor.App.Telemetry;
using MongoliaDprk.Monitor.Storage;
using Quartz;

namespace MongoliaDprk.Monitor.App.Jobs;

/// <summary>What is looked at once a day, when the day before is over: counts that history does not explain, and analysts' claims.</summary>
[DisallowConcurrentExecution]
internal sealed partial class NightlyJob(AnomalyStore anomalies, ClaimStore claims, TimeProvider time, ILogger<NightlyJob> logger) : IJob
{
    /// <summary>Time of day, UTC.</summary>
    private static readonly TimeSpan At = TimeSpan.FromMinutes(30);

    /// <summary>The last time it should have run: a start that is late looks at once.</summary>
    public static DateTimeOffset Last(DateTimeOffset now)
    {
        DateTimeOffset today = new(now.UtcDateTime.Date + At, TimeSpan.Zero);
        return today <= now ? today : today.AddDays(-1);
    }

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        MonitorMetrics.JobBegan("nightly", context.ScheduledFireTimeUtc, context.FireTimeUtc);
        DateOnly yesterday = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-1);
        int found = await anomalies.RunAsync(yesterday, cancellationToken), changed = await claims.RunAsync(yesterday, cancellationToken);
        if (found + changed > 0)
            LogFound(yesterday, found, changed);
    }

    [LoggerMessage(LogLevel.Information, "day {Day:yyyy-MM-dd}: {Found} counts that history does not explain, {Changed} claims with another verdict")]
    private partial void LogFound(DateOnly day, int found, int changed);
}
