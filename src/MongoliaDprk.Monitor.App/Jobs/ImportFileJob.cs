using System.Globalization;
using MongoliaDprk.Monitor.App.Importing;
using MongoliaDprk.Monitor.App.Telemetry;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Importing;
using Quartz;

namespace MongoliaDprk.Monitor.App.Jobs;

/// <summary>
/// Imports one archive file; the job's name is the number of its import. Never twice at once, and by whichever node is free: what a killed node left
/// goes on behind the last record that is saved. The job stays until the file is imported or given up.
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class ImportFileJob(
    ArchiveImport import, ImportQueue queue, Watchlist watchlist, StandstillWatch watch, TimeProvider time, ILogger<ImportFileJob> logger) : IJob
{
    /// <summary>Keys of the job's data.</summary>
    public const string Kind = "kind", SourceId = "source", Threads = "threads";

    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(2);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        MonitorMetrics.JobBegan("import", context.ScheduledFireTimeUtc, context.FireTimeUtc);
        JobKey key = context.JobDetail.Key;
        long id = long.Parse(key.Name, CultureInfo.InvariantCulture);
        string node = context.Scheduler.SchedulerInstanceId;
        StandstillWatch.Stay stay = watch.Begin();
        bool stays = false;
        if (await queue.TakeAsync(id, node, cancellationToken) is { } file)
        {
            string? error = await RunAsync(id, node, file, context.JobDetail.JobDataMap, stay, cancellationToken);
            if (stay.IsBroken)
                return; // another node has it, or this one when the job's next time comes
            stays = await queue.EndAsync(id, error, cancellationToken) && error is not null;
            Tell(file, node, error, stays);
        }

        if (!stays)
            await context.Scheduler.DeleteJob(key, cancellationToken);
    }

    /// <returns>Why it failed, or null.</returns>
    private async Task<string?> RunAsync(long id, string node, QueuedFile file, JobDataMap data, StandstillWatch.Stay stay, CancellationToken cancellationToken)
    {
        if (!File.Exists(file.Path) && !Directory.Exists(file.Path))
            return $"{node} does not see {file.Path}: the folder must be shared by all nodes";
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        long position = 0;
        Task telling = TellAsync(id, node, () => Interlocked.Read(ref position), stay, ended);
        try
        {
            ArchiveFile archive = new(file.Path, Enum.Parse<ArchiveKind>(data.GetString(Kind)!));
            if (ArchiveIdentity.Of(archive).Identity != file.Identity)
                return $"what {node} sees at {file.Path} is not the file that was queued: queue it again";
            return (await import.RunAsync(archive, Manner(data), at => Interlocked.Exchange(ref position, at), ended.Token)).Error;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "the node stood still";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{node} cannot read {file.Path}: {e.Message}";
        }
        finally
        {
            await ended.CancelAsync();
            await telling;
        }
    }

    private ImportManner Manner(JobDataMap data) => new(
        data.GetString(SourceId) is { } id ? watchlist.Sources.FirstOrDefault(s => s.Id == id) ?? throw new IOException($"no source '{id}' in its watchlist") : null,
        data.GetString(Threads) is { } threads ? int.Parse(threads, CultureInfo.InvariantCulture) : Environment.ProcessorCount);

    /// <summary>Tells how far it is until <paramref name="ended"/>, and ends the import when this process has stood still.</summary>
    private async Task TellAsync(long id, string node, Func<long> position, StandstillWatch.Stay stay, CancellationTokenSource ended)
    {
        using PeriodicTimer timer = new(TellEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(ended.Token))
            {
                if (stay.IsBroken)
                    await ended.CancelAsync();
                await queue.MovedAsync(id, node, position(), ended.Token);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // the import has ended
        }
        catch (DatabaseException e)
        {
            LogNotTold(e.Message); // the import itself will tell
        }
    }

    private void Tell(QueuedFile file, string node, string? error, bool stays)
    {
        if (error is null)
            LogImported(file.Path, node);
        else
            LogFailed(file.Path, stays ? "tried again in a minute, by whichever node is free" : "given up; 'monitor import --enqueue' tries it again", error);
    }

    [LoggerMessage(LogLevel.Information, "{File} is imported by {Node}")]
    private partial void LogImported(string file, string node);

    [LoggerMessage(LogLevel.Error, "{File} is not imported, {What}: {Reason}")]
    private partial void LogFailed(string file, string what, string reason);

    [LoggerMessage(LogLevel.Warning, "how far an import is cannot be stored: {Reason}")]
    private partial void LogNotTold(string reason);
}
