using MongoliaDprk.Monitor.App.Fetching;
using MongoliaDprk.Monitor.Core.Archives;
using MongoliaDprk.Monitor.Core.Prefilter;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Importing;

namespace MongoliaDprk.Monitor.App.Importing;

/// <summary>How one file is imported.</summary>
/// <param name="Otherwise">The outlet of pages and texts that do not say their own; null = not known.</param>
/// <param name="Threads">1 = all in one thread; more = one reads and unpacks, the others analyse.</param>
/// <param name="Again">A file that was imported before is read once more.</param>
internal sealed record ImportManner(Source? Otherwise = null, int Threads = 1, bool Again = false);

/// <summary>
/// Imports one archive file: reads its records, and saves every few seconds what they gave together with how far it is. What was killed
/// goes on there when it is run again.
/// </summary>
internal sealed class ArchiveImport(ImportStore store, PageAnalysis analysis, HostSources hosts, PagePrefilter prefilter, FetchingOptions limits, TimeProvider time)
{
    /// <summary>A run that is killed loses so much work at the most.</summary>
    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(2);

    /// <param name="moved">Told from time to time how many bytes of the file are read.</param>
    /// <exception cref="Storage.DatabaseException">What was saved before stays.</exception>
    public async Task<ImportReport> RunAsync(ArchiveFile file, ImportManner manner, Action<long> moved, CancellationToken cancellationToken)
    {
        List<ArchiveDamage> bad = [];
        ImportState? state = null;
        ImportCounts before = new();
        try
        {
            state = await store.OpenAsync(ArchiveIdentity.Of(file), manner.Again, cancellationToken);
            before = state.Counts;
            bool importedBefore = state.Ended;
            if (!importedBefore)
                state = await ReadAsync(file, state, manner, moved, bad, cancellationToken);
            return new ImportReport(file, before, state.Counts, importedBefore, state.SameRules, bad, state.Counts.Readable == 0 ? "no archive: not a single record can be read" : null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or ImportException)
        {
            return new ImportReport(file, before, state?.Counts ?? before, ImportedBefore: false, state?.SameRules ?? true, bad, e.Message);
        }
    }

    private async Task<ImportState> ReadAsync(
        ArchiveFile file, ImportState state, ImportManner manner, Action<long> moved, List<ArchiveDamage> bad, CancellationToken cancellationToken)
    {
        long done = state.Records, last = done, saved = time.GetTimestamp();
        StepBuilder step = new(analysis, hosts, prefilter, manner.Otherwise, manner.Threads);
        using ArchiveItems items = Open(file, manner.Threads > 1, Damaged);
        while (items.Next() is { } item)
        {
            if (item.Number <= done)
                continue;
            step.Add(item);
            last = item.Number;
            if (!step.IsFull && time.GetElapsedTime(saved) < SaveEvery)
                continue;
            moved(items.Position);
            state = await store.SaveAsync(step.Build(state.Id, state.Records, last, ended: false, cancellationToken), cancellationToken);
            saved = time.GetTimestamp();
        }

        moved(items.Position);
        return await store.SaveAsync(step.Build(state.Id, state.Records, last, ended: true, cancellationToken), cancellationToken);

        void Damaged(ArchiveDamage damage)
        {
            last = Math.Max(last, damage.Number);
            if (damage.Number <= done)
                return;
            step.AddBad();
            if (bad.Count < ImportReport.MostBad)
                bad.Add(damage);
        }
    }

    private ArchiveItems Open(ArchiveFile file, bool readAhead, Action<ArchiveDamage> damaged) => file.Kind switch
    {
        ArchiveKind.Pages => new FolderItems(file, limits.MaxBodyBytes),
        ArchiveKind.Texts => new TextItems(file.Path, time.GetUtcNow().UtcDateTime, limits.MaxBodyBytes, damaged),
        ArchiveKind.Wacz => new WaczItems(file.Path, limits.MaxBodyBytes, damaged, readAhead),
        _ => new WarcItems(file.Path, limits.MaxBodyBytes, damaged, readAhead),
    };
}
