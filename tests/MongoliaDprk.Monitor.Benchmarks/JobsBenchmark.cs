using System.Diagnostics;
using System.Globalization;
using MongoliaDprk.Monitor.App.Jobs;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Tests;
using Npgsql;
using Quartz;

namespace MongoliaDprk.Monitor.Benchmarks;

/// <summary>How many jobs per second the scheduler fires with the program's own settings, when all of them are always due and do nothing.</summary>
internal static class JobsBenchmark
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    private static long fired;

    public static async Task<int> RunAsync(int seconds)
    {
        Console.WriteLine("| jobs | nodes | SourcesAtOnce | firings/s |");
        Console.WriteLine("|---|---|---|---|");
        foreach ((int jobs, int nodes, int threads) in new[] { (1_000, 1, 10), (1_000, 1, 50), (10_000, 1, 10), (10_000, 1, 50), (10_000, 3, 10), (50_000, 1, 10), (50_000, 1, 50) })
        {
            double rate = await MeasureAsync(jobs, nodes, threads, TimeSpan.FromSeconds(seconds));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {jobs:N0} | {nodes} | {threads} | {rate:F0} |"));
        }

        return 0;
    }

    private static async Task<double> MeasureAsync(int jobs, int nodes, int threads, TimeSpan length)
    {
        PgServer server = await PgServer.SharedAsync();
        MonitorDatabase database = new(new NpgsqlConnectionStringBuilder(await server.CreateEmptyAsync()) { MaxPoolSize = 60 }.ConnectionString);
        List<(ServiceProvider Services, IScheduler Scheduler)> running = [];
        for (int i = 0; i < nodes; i++)
            running.Add(await NodeAsync(database, threads));
        await SeedAsync(running[0].Scheduler, database, jobs);
        foreach ((_, IScheduler scheduler) in running)
            await scheduler.Start();
        await Task.Delay(WarmUp);
        long before = Interlocked.Read(ref fired);
        Stopwatch watch = Stopwatch.StartNew();
        await Task.Delay(length);
        double rate = (Interlocked.Read(ref fired) - before) / watch.Elapsed.TotalSeconds;
        foreach ((ServiceProvider services, IScheduler scheduler) in running)
        {
            await scheduler.Shutdown(waitForJobsToComplete: true);
            await services.DisposeAsync();
        }

        await server.DropAsync(database.ConnectionString);
        return rate;
    }

    private static async Task<(ServiceProvider Services, IScheduler Scheduler)> NodeAsync(MonitorDatabase database, int threads)
    {
        ServiceCollection services = new();
        services.AddSingleton(database);
        services.AddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddQuartz(q => JobStore.Configure(q, database, threads));
        ServiceProvider built = services.BuildServiceProvider();
        await using IAsyncDisposable? alone = await JobStore.PrepareAsync(database, CancellationToken.None);
        return (built, await built.GetRequiredService<ISchedulerFactory>().GetScheduler());
    }

    /// <summary>One job is made as the program makes them, and copied in the database: so many one by one would take longer than the measurement.</summary>
    private static async Task SeedAsync(IScheduler scheduler, MonitorDatabase database, int jobs)
    {
        await scheduler.ScheduleJob(
            JobBuilder.Create<NothingJob>().WithIdentity("0", "sources").StoreDurably().RequestRecovery().Build(),
            [
                TriggerBuilder.Create().WithIdentity("0", "sources").StartAt(DateTimeOffset.UtcNow).WithCalendarIntervalSchedule(x => x
                    .WithInterval(1, IntervalUnit.Second).InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CalendarIntervalTriggerMisfireInstruction.FireAndProceed)).Build(),
            ],
            ScheduleJobOptions.Replacing);
        await using NpgsqlConnection connection = new(database.ConnectionString);
        await connection.OpenAsync();
        foreach ((string table, string names) in new[]
        {
            ("qrtz_job_details", "'job_name', n::text"), ("qrtz_triggers", "'job_name', n::text, 'trigger_name', n::text"), ("qrtz_simprop_triggers", "'trigger_name', n::text"),
        })
        {
            await using NpgsqlCommand copy = new(
                $"INSERT INTO quartz.{table} SELECT (jsonb_populate_record(t, jsonb_build_object({names}))).* FROM quartz.{table} t, generate_series(1, {jobs - 1}) n", connection)
            {
                CommandTimeout = 0,
            };
            await copy.ExecuteNonQueryAsync();
        }

        await using NpgsqlCommand analyze = new("ANALYZE", connection);
        await analyze.ExecuteNonQueryAsync();
    }

    /// <summary>As the job of a source, without the poll.</summary>
    [DisallowConcurrentExecution]
    internal sealed class NothingJob : IJob
    {
        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref fired);
            return ValueTask.CompletedTask;
        }
    }
}
