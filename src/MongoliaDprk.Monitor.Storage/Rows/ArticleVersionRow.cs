using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>One version of an article: what the outlet showed until it edited it. Rows are only added, never changed in what they say.</summary>
internal sealed class ArticleVersionRow
{
    public long Id { get; init; }
    public long ArticleId { get; init; }

    /// <summary>From 1; unique in the article, so that two nodes that see one edit at once make one version.</summary>
    public int Number { get; init; }

    public required string Title { get; init; }

    /// <summary>Compressed UTF-8; null = the article's own text, for this is its latest version.</summary>
    public byte[]? Text { get; set; }

    /// <summary>As this version stated it, in its precision.</summary>
    public string? Published { get; init; }

    public DateTime FetchedAt { get; init; }

    /// <summary>Hashes of the kept pages it was read from, in reading order; see <see cref="PageRow.BodyHash"/>.</summary>
    public List<string> PageHashes { get; init; } = [];

    public int AnalyzerVersion { get; init; }
    public required string WatchlistVersion { get; init; }

    public static void Configure(EntityTypeBuilder<ArticleVersionRow> row)
    {
        row.HasIndex(r => new { r.ArticleId, r.Number }).IsUnique();
        row.HasOne<ArticleRow>().WithMany(a => a.Versions).HasForeignKey(r => r.ArticleId);
    }
}
