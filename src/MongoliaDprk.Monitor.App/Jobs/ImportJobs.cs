using System.Globalization;
using MongoliaDprk.Monitor.App.Importing;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Importing;
using Quartz;

namespace MongoliaDprk.Monitor.App.Jobs;

/// <summary>Puts archive files into the cluster: one durable job each, which some node runs and another one goes on with.</summary>
internal sealed class ImportJobs(MonitorDatabase database, ImportStore store, ImportQueue queue, TimeProvider time, ILoggerFactory logs)
{
    /// <summary>Group of the jobs; also what limits how many of them a node runs at once.</summary>
    public const string Group = "imports";

    /// <summary>One file uses all processors of a node, and polls must not wait for years of news.</summary>
    public const int AtOnce = 1;

    /// <summary>From a failure to the next attempt, on whichever node.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    /// <summary>Queues the files that are not imported yet; those that are queued already stay so.</summary>
    /// <param name="threads">Null = as many as the node has processors.</param>
    /// <param name="again">Also those that were imported before.</param>
    /// <returns>Which of them were queued.</returns>
    /// <exception cref="DatabaseException">The database cannot be used: those before are queued.</exception>
    public async Task<IReadOnlyList<ArchiveFile>> EnqueueAsync(
        IReadOnlyList<ArchiveFile> files, string? source, int? threads, bool again, CancellationToken cancellationToken)
    {
        await using ServiceProvider services = Scheduling();
        await using IAsyncDisposable? alone = await JobStore.PrepareAsync(database, cancellationToken);
        IScheduler scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler(cancellationToken);
        List<ArchiveFile> queued = [];
        foreach (ArchiveFile file in files)
        {
            ArchiveFile there = file with { Path = Path.GetFullPath(file.Path) };
            ImportState state = await store.OpenAsync(ArchiveIdentity.Of(there), again, cancellationToken);
            if (state.Ended)
                continue;
            await queue.AddAsync(state.Id, there.Path, cancellationToken);
            await ScheduleAsync(scheduler, state.Id, there, source, threads, cancellationToken);
            queued.Add(file);
        }

        return queued;
    }

    /// <summary>It fires until the file is imported: what fails, for whatever reason, comes again. The job takes itself away.</summary>
    private async Task ScheduleAsync(IScheduler scheduler, long id, ArchiveFile file, string? source, int? threads, CancellationToken cancellationToken)
    {
        string name = id.ToString(CultureInfo.InvariantCulture);
        JobDataMap data = new() { [ImportFileJob.Kind] = file.Kind.ToString() };
        if (source is not null)
            data[ImportFileJob.SourceId] = source;
        if (threads is { } count)
            data[ImportFileJob.Threads] = count.ToString(CultureInfo.InvariantCulture);
        await scheduler.ScheduleJob(
            JobBuilder.Create<ImportFileJob>().WithIdentity(name, Group).WithDescription(file.Path).UsingJobData(data).StoreDurably().RequestRecovery().Build(),
            [
                TriggerBuilder.Create(time).WithIdentity(name, Group).WithExecutionGroup(Group).StartAt(time.GetUtcNow())
                    .WithCalendarIntervalSchedule(x => x
                        .WithInterval((int)Again.TotalSeconds, IntervalUnit.Second)
                        .InTimeZone(TimeZoneInfo.Utc)
                        .WithMisfireInstruction(CalendarIntervalTriggerMisfireInstruction.FireAndProceed))
                    .Build(),
            ],
            ScheduleJobOptions.Replacing,
            cancellationToken);
    }

    /// <summary>A scheduler that is never started: it only writes jobs.</summary>
    private ServiceProvider Scheduling()
    {
        ServiceCollection services = new();
        services.AddSingleton(database);
        services.AddSingleton(time);
        services.AddSingleton(logs);
        services.AddLogging();
        services.AddQuartz(q => JobStore.Configure(q, database, AtOnce));
        return services.BuildServiceProvider();
    }
}
