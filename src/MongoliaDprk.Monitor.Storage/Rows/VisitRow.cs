using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MongoliaDprk.Monitor.Core.Visits;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>One visit of the ledger.</summary>
internal sealed class VisitRow
{
    public long Id { get; init; }

    /// <summary>Id of the watchlist's known visit; null = found in articles only.</summary>
    public string? KnownId { get; set; }

    /// <summary>Actor ids where known, else words.</summary>
    public List<string> Visitors { get; set; } = [];

    public string? FromSide { get; set; }
    public string? ToSide { get; set; }
    public string? Place { get; set; }

    /// <summary>ISO day, month or year.</summary>
    public string? Start { get; set; }

    public string? End { get; set; }
    public VisitStage Stage { get; set; }

    /// <summary>Background of the watchlist: never alerts, never moves.</summary>
    public bool Historical { get; set; }

    /// <summary>Days of the first and the newest report; of the visit itself while nothing reported it.</summary>
    public DateOnly FirstReported { get; set; }

    public DateOnly LastReported { get; set; }

    /// <summary>The best of its reports' confidences, 1 for known visits.</summary>
    public double Confidence { get; set; }

    public List<VisitReportRow> Reports { get; init; } = [];

    public static void Configure(EntityTypeBuilder<VisitRow> row)
    {
        row.HasIndex(r => r.KnownId).IsUnique();
        row.HasIndex(r => r.LastReported);
    }
}

/// <summary>What one article says of one visit.</summary>
internal sealed class VisitReportRow
{
    public long Id { get; init; }

    /// <summary>Null = background of a visit the ledger does not have.</summary>
    public long? VisitId { get; set; }

    public VisitRow? Visit { get; init; }
    public long ArticleId { get; init; }
    public ArticleRow? Article { get; init; }

    /// <summary>The article's, or that of the edit that brought it.</summary>
    public DateOnly Day { get; init; }

    public VisitStage Stage { get; set; }
    public bool IsNew { get; set; }
    public required string Sentence { get; set; }
    public double Confidence { get; set; }
    public List<string> Reasons { get; set; } = [];

    /// <summary>Actor ids where known, else words. A visit is made of what its reports say, so they keep all of it.</summary>
    public List<string> Visitors { get; set; } = [];

    public string? FromSide { get; set; }
    public string? ToSide { get; set; }
    public string? Place { get; set; }

    /// <summary>ISO day, month or year.</summary>
    public string? Start { get; set; }

    public string? End { get; set; }

    public static void Configure(EntityTypeBuilder<VisitReportRow> row)
    {
        row.HasIndex(r => new { r.VisitId, r.ArticleId }).IsUnique();
        row.HasIndex(r => r.Day);
        row.HasOne(r => r.Visit).WithMany(v => v.Reports).HasForeignKey(r => r.VisitId).OnDelete(DeleteBehavior.Cascade);
        row.HasOne(r => r.Article).WithMany().HasForeignKey(r => r.ArticleId);
    }
}
