using MongoliaDprk.Monitor.App.Polling;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;
using Quartz;

namespace MongoliaDprk.Monitor.App.Jobs;

/// <summary>Brings the scheduler's jobs in line with the watchlist before it starts. Registered as a hosted service before Quartz's own.</summary>
internal sealed class JobSchedule(
    ISchedulerFactory schedulers, Watchlist watchlist, MonitorDatabase database, PollingOptions options, TimeProvider time) : IHostedService
{
    /// <summary>Group of the poll jobs; a job's name is its source's id.</summary>
    public const string Sources = "sources";

    public static readonly JobKey TimeAlerts = new("time-alerts");
    public static readonly JobKey SendDigests = new("send-digests");
    public static readonly JobKey Nightly = new("nightly");

    /// <summary>Sent the alerts once; a database may still have it.</summary>
    private static readonly JobKey Former = new("send-alerts");

    /// <summary>Sources scheduled in one transaction: thousands one by one would keep the other nodes waiting for minutes.</summary>
    private const int AtOnce = 200;

    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(30);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using IAsyncDisposable? alone = await JobStore.PrepareAsync(database, cancellationToken);
        IScheduler scheduler = await schedulers.GetScheduler(cancellationToken);
        Source[] sources = [.. watchlist.Sources.Where(s => s.Enabled)];
        await RemoveOthersAsync(scheduler, sources, cancellationToken);
        foreach (Source[] some in sources.Chunk(AtOnce))
            await ScheduleAsync(scheduler, some, cancellationToken);
        await scheduler.DeleteJob(Former, cancellationToken);
        await ScheduleDigestsAsync(scheduler, cancellationToken);
        await scheduler.ScheduleJob(
            JobBuilder.Create<NightlyJob>().WithIdentity(Nightly).StoreDurably().Build(),
            [Trigger(new TriggerKey("nightly"), TimeSpan.FromDays(1), NightlyJob.Last(time.GetUtcNow()))],
            ScheduleJobOptions.Replacing,
            cancellationToken);
        await ScheduleTimeAlertsAsync(scheduler, cancellationToken);
    }

    /// <summary>After a time without the program, the first polls come before the digest that covers it.</summary>
    private async Task ScheduleDigestsAsync(IScheduler scheduler, CancellationToken cancellationToken) => await scheduler.ScheduleJob(
        JobBuilder.Create<SendDigestsJob>().WithIdentity(SendDigests).StoreDurably().Build(),
        [Trigger(new TriggerKey("send-digests"), TimeSpan.FromMinutes(2), time.GetUtcNow() + (2 * options.FirstPollWithin))],
        ScheduleJobOptions.Replacing,
        cancellationToken);

    /// <summary>What the first polls after a start bring must be there before anything counts as missing.</summary>
    private async Task ScheduleTimeAlertsAsync(IScheduler scheduler, CancellationToken cancellationToken) => await scheduler.ScheduleJob(
        JobBuilder.Create<TimeAlertsJob>().WithIdentity(TimeAlerts).StoreDurably().Build(),
        [Trigger(new TriggerKey("time-alerts"), TimeSpan.FromHours(1), time.GetUtcNow() + AfterStart)],
        ScheduleJobOptions.Replacing,
        cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task ScheduleAsync(IScheduler scheduler, IReadOnlyList<Source> sources, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        Dictionary<IJobDetail, IReadOnlyCollection<ITrigger>> jobs = [];
        foreach (Source source in sources)
        {
            if (await IsKeptAsync(scheduler, source, cancellationToken))
                continue;
            jobs.Add(
                JobBuilder.Create<PollSourceJob>().WithIdentity(source.Id, Sources).StoreDurably().RequestRecovery().Build(),
                [
                    Trigger(new TriggerKey(source.Id, Sources), source.Every, PollTimes.Regular(source.Id, source.Every, now)),
                    TriggerBuilder.Create(time).WithIdentity(source.Id + ":first", Sources)
                        .StartAt(PollTimes.First(source.Id, options.FirstPollWithin, now)).Build(),
                ]);
        }

        if (jobs.Count > 0)
            await scheduler.ScheduleJobs(jobs, ScheduleJobOptions.Replacing, cancellationToken);
    }

    /// <summary>A job that is already kept with the same rhythm stays as it is: when its time came while no node ran, it fires at once.</summary>
    private static async Task<bool> IsKeptAsync(IScheduler scheduler, Source source, CancellationToken cancellationToken) =>
        await scheduler.GetTrigger(new TriggerKey(source.Id, Sources), cancellationToken) is ICalendarIntervalTrigger kept
        && TimeSpan.FromSeconds(kept.RepeatInterval) == source.Every;

    private static async Task RemoveOthersAsync(IScheduler scheduler, IReadOnlyList<Source> sources, CancellationToken cancellationToken)
    {
        HashSet<string> ids = [.. sources.Select(s => s.Id)];
        IReadOnlyCollection<JobKey> kept = await scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals(Sources), cancellationToken);
        await scheduler.DeleteJobs([.. kept.Where(k => !ids.Contains(k.Name))], cancellationToken);
    }

    /// <summary>A calendar-interval trigger keeps its place in the interval after a misfire, which a simple trigger loses; what was missed fires once.</summary>
    private ITrigger Trigger(TriggerKey key, TimeSpan every, DateTimeOffset start) => TriggerBuilder.Create(time)
        .WithIdentity(key)
        .StartAt(start)
        .WithCalendarIntervalSchedule(x => x
            .WithInterval((int)every.TotalSeconds, IntervalUnit.Second)
            .InTimeZone(TimeZoneInfo.Utc)
            .WithMisfireInstruction(CalendarIntervalTriggerMisfireInstruction.FireAndProceed))
        .Build();
}
