using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>An archive file that some node of a cluster is to import. What of it is saved stands in the row of its import.</summary>
internal sealed class QueuedImportRow
{
    public long ImportId { get; init; }

    public ImportRow? Import { get; init; }

    /// <summary>Where every node finds it.</summary>
    public required string Path { get; set; }

    public DateTime QueuedAt { get; set; }

    /// <summary>The node that reads it, or was the last to; null = none yet.</summary>
    public string? Node { get; set; }

    /// <summary>Bytes of the file that are read, as last heard.</summary>
    public long Position { get; set; }

    /// <summary>When anything was last heard of it.</summary>
    public DateTime At { get; set; }

    /// <summary>Attempts that failed in a row.</summary>
    public int Failures { get; set; }

    /// <summary>Why the last attempt failed; null = it did not.</summary>
    public string? Error { get; set; }

    public static void Configure(EntityTypeBuilder<QueuedImportRow> row)
    {
        row.HasKey(r => r.ImportId);
        row.HasOne(r => r.Import).WithOne().HasForeignKey<QueuedImportRow>(r => r.ImportId);
    }
}
