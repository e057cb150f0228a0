using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>How far one archive file has been imported. It is written in the transaction of what it covers, so that a run that was killed goes on behind it.</summary>
internal sealed class ImportRow
{
    public long Id { get; init; }

    /// <summary>Of the file's bytes, whatever its name; unique.</summary>
    public required string Identity { get; init; }

    public required string Name { get; set; }

    /// <summary>The file's size.</summary>
    public long Bytes { get; init; }

    /// <summary>Number of the last record that is dealt with, counted from 1.</summary>
    public long Records { get; set; }

    /// <summary>See <see cref="Importing.ImportCounts"/>; as JSON.</summary>
    public required string Counts { get; set; }

    public DateTime StartedAt { get; init; }
    public DateTime At { get; set; }

    /// <summary>Null = not through yet.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>How often it was read again from the beginning, for what a new watchlist finds; other pages were counted the first time.</summary>
    public int Repeats { get; set; }

    public int AnalyzerVersion { get; set; }
    public required string WatchlistVersion { get; set; }

    public static void Configure(EntityTypeBuilder<ImportRow> row) => row.HasIndex(r => r.Identity).IsUnique();
}
