using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Importing;

/// <summary>Keeps what archives give, together with how far they are read.</summary>
public sealed class ImportStore(MonitorDatabase database, Watchlist watchlist, TimeProvider time)
{
    /// <summary>The source that pages count for when the watchlist does not have their outlet and they are not relevant.</summary>
    public const string Elsewhere = "elsewhere";

    private readonly ArchivedPageSaver pages = new(watchlist, time);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The state of a file's import, begun now if it is new.</summary>
    /// <param name="again">A file that was imported is begun again, for what the watchlist of now finds in it.</param>
    public Task<ImportState> OpenAsync(ImportedFile file, bool again, CancellationToken cancellationToken) =>
        database.Writer.WriteAsync(async context =>
        {
            ImportRow? row = await context.Imports.SingleOrDefaultAsync(i => i.Identity == file.Identity, cancellationToken);
            if (row is null)
            {
                DateTime now = Now;
                row = context.Add(new ImportRow
                {
                    Identity = file.Identity,
                    Name = StoredText.OneLine(file.Name),
                    Bytes = file.Bytes,
                    Counts = new ImportCounts().ToJson(),
                    StartedAt = now,
                    At = now,
                    AnalyzerVersion = ArticleAnalyzer.Version,
                    WatchlistVersion = watchlist.Version,
                }).Entity;
            }
            else if (again && row.EndedAt is not null)
            {
                BeginAgain(row);
            }

            await context.SaveChangesAsync(cancellationToken);
            return State(row);
        }, cancellationToken);

    /// <summary>
    /// One transaction: pages, their findings, the counts of all others and the number of the last record. A step that was saved before is
    /// not saved again.
    /// </summary>
    /// <exception cref="ImportException">Another process imports the same file.</exception>
    public Task<ImportState> SaveAsync(ImportStep step, CancellationToken cancellationToken) =>
        database.Writer.WriteAsync(async context =>
        {
            DateTime now = Now;
            int mine = await context.Imports.Where(i => i.Id == step.ImportId && i.Records == step.After)
                .ExecuteUpdateAsync(i => i.SetProperty(x => x.Records, step.Last).SetProperty(x => x.At, now), cancellationToken);
            ImportRow row = await context.Imports.SingleAsync(i => i.Id == step.ImportId, cancellationToken);
            if (mine == 0)
                return row.Records >= step.Last ? State(row) : throw new ImportException($"{row.Name} is being imported by another process: let that one go on.");
            (ImportCounts saved, IReadOnlyList<DateOnly> taken) = await pages.SaveAsync(context, step.Pages, cancellationToken);
            foreach ((DateOnly day, int count) in row.Repeats == 0 ? step.Elsewhere : taken.GroupBy(d => d).ToDictionary(g => g.Key, g => -g.Count()))
                await CollectedDays.AddAsync(context, Elsewhere, day, count, 0, cancellationToken);
            row.Counts = (ImportCounts.Parse(row.Counts) + step.Counts + saved).ToJson();
            row.EndedAt = step.Ended ? now : null;
            await context.SaveChangesAsync(cancellationToken);
            return State(row);
        }, cancellationToken);

    /// <summary>Pages of elsewhere are counted; those that turn out relevant now are taken from there.</summary>
    private void BeginAgain(ImportRow row)
    {
        row.Repeats++;
        row.Records = 0;
        row.Counts = new ImportCounts().ToJson();
        row.EndedAt = null;
        row.At = Now;
        row.AnalyzerVersion = ArticleAnalyzer.Version;
        row.WatchlistVersion = watchlist.Version;
    }

    private ImportState State(ImportRow row) => new(
        row.Id, row.Records, ImportCounts.Parse(row.Counts), row.EndedAt is not null,
        row.AnalyzerVersion == ArticleAnalyzer.Version && row.WatchlistVersion == watchlist.Version);
}
