using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Importing;

/// <summary>A file that a node is to import now.</summary>
/// <param name="Identity">See <see cref="ImportedFile"/>: what lies at the path must be this file.</param>
public sealed record QueuedFile(string Path, string Identity);

/// <summary>How far a queued file is.</summary>
/// <param name="Node">The node that reads it, or was the last to; null = none yet.</param>
/// <param name="Position">Bytes of <paramref name="Bytes"/> that are read.</param>
/// <param name="EndedAt">Null = not all of it is imported.</param>
/// <param name="Error">Why the last attempt failed.</param>
/// <param name="IsGivenUp">It failed too often: it has to be queued again.</param>
public sealed record QueuedImport(
    string Path, DateTime QueuedAt, string? Node, long Position, long Bytes, DateTime At, DateTime? EndedAt, string? Error, bool IsGivenUp, ImportCounts Counts);

/// <summary>Archive files that the nodes of a cluster are to import, and how far they are. The jobs themselves are the scheduler's.</summary>
public sealed class ImportQueue(MonitorDatabase database, TimeProvider time)
{
    /// <summary>Failures in a row after which a file is given up.</summary>
    public const int MostFailures = 10;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Puts a file into the queue, once more if it was there before.</summary>
    /// <param name="importId">See <see cref="ImportState"/>.</param>
    /// <param name="path">Where every node finds it.</param>
    public Task AddAsync(long importId, string path, CancellationToken cancellationToken) => database.Writer.WriteAsync(
        async context =>
        {
            DateTime now = Now;
            QueuedImportRow row = await context.QueuedImports.FindAsync([importId], cancellationToken)
                ?? context.Add(new QueuedImportRow { ImportId = importId, Path = path }).Entity;
            (row.Path, row.QueuedAt, row.At, row.Failures, row.Error) = (path, now, now, 0, null);
            await context.SaveChangesAsync(cancellationToken);
        },
        cancellationToken);

    /// <summary>A node begins to read the file.</summary>
    /// <returns>Null = there is nothing to do: it is not queued, or imported.</returns>
    public Task<QueuedFile?> TakeAsync(long importId, string node, CancellationToken cancellationToken) => database.Writer.WriteAsync(
        async context =>
        {
            QueuedImportRow? row = await context.QueuedImports.Include(q => q.Import).SingleOrDefaultAsync(q => q.ImportId == importId, cancellationToken);
            if (row is not { Import.EndedAt: null })
                return null;
            (row.Node, row.At) = (node, Now);
            await context.SaveChangesAsync(cancellationToken);
            return new QueuedFile(row.Path, row.Import.Identity);
        },
        cancellationToken);

    /// <summary>Tells how far the node is; of a node that lost the file to another it is not believed.</summary>
    public Task MovedAsync(long importId, string node, long position, CancellationToken cancellationToken)
    {
        DateTime now = Now;
        return database.Writer.WriteAsync(
            context => context.QueuedImports.Where(q => q.ImportId == importId && q.Node == node)
                .ExecuteUpdateAsync(q => q.SetProperty(x => x.Position, position).SetProperty(x => x.At, now), cancellationToken),
            cancellationToken);
    }

    /// <summary>An attempt ended.</summary>
    /// <param name="error">Why it failed; null = all of the file is imported.</param>
    /// <returns>False = it failed too often and is given up.</returns>
    public Task<bool> EndAsync(long importId, string? error, CancellationToken cancellationToken) => database.Writer.WriteAsync(
        async context =>
        {
            QueuedImportRow row = await context.QueuedImports.Include(q => q.Import).SingleAsync(q => q.ImportId == importId, cancellationToken);
            (row.Failures, row.Error, row.At) = (error is null ? 0 : row.Failures + 1, error is null ? null : StoredText.OneLine(error), Now);
            if (error is null)
                row.Position = row.Import!.Bytes;
            await context.SaveChangesAsync(cancellationToken);
            return row.Failures < MostFailures;
        },
        cancellationToken);

    /// <summary>All files that were ever queued, the last ones first.</summary>
    public async Task<IReadOnlyList<QueuedImport>> ListAsync(CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        List<QueuedImportRow> rows = await context.QueuedImports.Include(q => q.Import).OrderByDescending(q => q.QueuedAt).ThenBy(q => q.Path).ToListAsync(cancellationToken);
        return rows.ConvertAll(q => new QueuedImport(
            q.Path, q.QueuedAt, q.Node, q.Position, q.Import!.Bytes, q.At, q.Import.EndedAt, q.Error, q.Failures >= MostFailures, ImportCounts.Parse(q.Import.Counts)));
    }
}
