using System.Globalization;
using MongoliaDprk.Monitor.App.Polling;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;
using Quartz;

namespace MongoliaDprk.Monitor.App.Jobs;

/// <summary>Brings the scheduler's jobs in line with the watchlist before it starts. Registered as a hosted service before Quartz's own.</summary>
internal sealed class JobSchedule(
    ISchedulerFactory schedulers, Watchlist watchlist, MonitorDatabase database, PollingOptions options, TimeProvider time) : IHostedService
{
    /// <summary>Group of the poll jobs, and of their first runs after a start; a job's name is its source's id.</summary>
    public const string Sources = "sources";

    /// <summary>Sources that are polled in one rhythm have their triggers in one group: so one question tells the rhythm of all.</summary>
    private const string Rhythm = "every ";

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
        HashSet<TriggerKey> kept = await RemoveOthersAsync(scheduler, sources, cancellationToken);
        foreach (Source[] some in sources.Where(s => !kept.Contains(Regular(s))).Chunk(AtOnce))
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

    /// <summary>The trigger of a source's regular polls.</summary>
    public static TriggerKey Regular(Source source) => new(source.Id, string.Create(CultureInfo.InvariantCulture, $"{Rhythm}{source.Every.TotalSeconds:F0} s"));

    private async Task ScheduleAsync(IScheduler scheduler, IReadOnlyList<Source> sources, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        await scheduler.ScheduleJobs(
            sources.ToDictionary(
                source => JobBuilder.Create<PollSourceJob>().WithIdentity(source.Id, Sources).StoreDurably().RequestRecovery().Build(),
                source => (IReadOnlyCollection<ITrigger>)
                [
                    Trigger(Regular(source), source.Every, PollTimes.Regular(source.Id, source.Every, now)),
                    TriggerBuilder.Create(time).WithIdentity(source.Id + ":first", Sources)
                        .StartAt(PollTimes.First(source.Id, options.FirstPollWithin, now)).Build(),
                ]),
            ScheduleJobOptions.Replacing,
            cancellationToken);
    }

    /// <summary>Removes the jobs of sources that left the watchlist, and triggers of another rhythm than their source's. All others stay as they are: when their time came while no node ran, they fire at once.</summary>
    /// <returns>The triggers that stay.</returns>
    private static async Task<HashSet<TriggerKey>> RemoveOthersAsync(IScheduler scheduler, IReadOnlyList<Source> sources, CancellationToken cancellationToken)
    {
        HashSet<string> ids = [.. sources.Select(s => s.Id)];
        HashSet<TriggerKey> regular = [.. sources.Select(Regular)];
        IReadOnlyCollection<JobKey> jobs = await scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals(Sources), cancellationToken);
        await scheduler.DeleteJobs([.. jobs.Where(k => !ids.Contains(k.Name))], cancellationToken);
        ILookup<bool, TriggerKey> triggers = (await scheduler.GetTriggerKeys(GroupMatcher<TriggerKey>.AnyGroup(), cancellationToken))
            .Where(t => t.Group.StartsWith(Rhythm, StringComparison.Ordinal) || (t.Group == Sources && ids.Contains(t.Name)))
            .ToLookup(regular.Contains);
        await scheduler.UnscheduleJobs([.. triggers[false]], cancellationToken);
        return [.. triggers[true]];
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
