using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MongoliaDprk.Monitor.Storage.Reanalysis;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>One analysis of stored texts anew, with what it changed. A run that was killed is gone on with, not begun again.</summary>
internal sealed class ReanalysisRow
{
    public long Id { get; init; }
    public int AnalyzerVersion { get; init; }
    public required string WatchlistVersion { get; init; }
    public DateTime StartedAt { get; init; }

    /// <summary>Null = not through yet.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>Articles analysed.</summary>
    public int Articles { get; set; }

    public static void Configure(EntityTypeBuilder<ReanalysisRow> row) => row.HasIndex(r => new { r.WatchlistVersion, r.AnalyzerVersion });
}

/// <summary>One finding that a run changed; see <see cref="ReanalysisChange"/>.</summary>
internal sealed class ReanalysisChangeRow
{
    public long Id { get; init; }
    public long ReanalysisId { get; init; }
    public long ArticleId { get; init; }
    public ArticleRow? Article { get; init; }
    public ReanalysisChangeKind Kind { get; init; }
    public required string Subject { get; init; }
    public string? Before { get; init; }
    public string? After { get; init; }
    public required string Evidence { get; init; }

    public static void Configure(EntityTypeBuilder<ReanalysisChangeRow> row)
    {
        row.HasIndex(r => r.ReanalysisId);
        row.HasOne<ReanalysisRow>().WithMany().HasForeignKey(r => r.ReanalysisId);
        row.HasOne(r => r.Article).WithMany().HasForeignKey(r => r.ArticleId);
    }
}
