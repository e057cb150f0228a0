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

    public VisitReview Review { get; set; }

    /// <summary>What of it an analyst has set: no report and no watchlist changes that.</summary>
    public VisitFields Corrected { get; set; }

    /// <summary>What the visit is for, in an analyst's words.</summary>
    public string? Note { get; set; }

    /// <summary>The visit this one turned out to be; it stays so that its number still leads somewhere. Null = it stands for itself.</summary>
    public long? MergedIntoId { get; set; }

    /// <summary>An analyst has decided on it: it keeps its reports whatever else is found, and does not go when it has none.</summary>
    public bool Decided { get; set; }

    /// <summary>Counts the changes that an analyst sees; a decision made on an older one is refused.</summary>
    public int Version { get; set; }

    public List<VisitReportRow> Reports { get; init; } = [];

    public static void Configure(EntityTypeBuilder<VisitRow> row)
    {
        row.Property(r => r.Review).HasDefaultValue(VisitReview.Unreviewed).HasSentinel(VisitReview.Unreviewed);
        row.Property(r => r.Corrected).HasDefaultValue(VisitFields.None).HasSentinel(VisitFields.None);
        row.HasIndex(r => new { r.Review, r.LastReported });
        row.HasIndex(r => r.MergedIntoId);
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

    /// <summary>The visit it was found to report, where a decision moved it; null = <see cref="VisitId"/>.</summary>
    public long? HomeVisitId { get; set; }

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
        row.HasIndex(r => r.VisitId);
        row.HasIndex(r => new { r.VisitId, r.ArticleId }).IsUnique().HasFilter("home_visit_id IS NULL");
        row.HasIndex(r => r.Day);
        row.HasOne(r => r.Visit).WithMany(v => v.Reports).HasForeignKey(r => r.VisitId).OnDelete(DeleteBehavior.Cascade);
        row.HasOne(r => r.Article).WithMany().HasForeignKey(r => r.ArticleId);
    }
}
