using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MongoliaDprk.Monitor.Core.Changes;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>When a stored article is looked at again. Narrow and apart from the article, because it changes at every visit.</summary>
internal sealed class RevisitRow
{
    public long ArticleId { get; init; }

    /// <summary>The link the article was read through: its address is asked again.</summary>
    public long LinkId { get; init; }

    public LinkRow? Link { get; init; }
    public required string SourceId { get; init; }
    public DateTime NextVisit { get; set; }

    /// <summary>When the page last answered, null = never since the article was stored.</summary>
    public DateTime? LastVisit { get; set; }

    /// <summary>When it was published, or last changed: what the pauses grow from. See <see cref="RevisitSchedule"/>.</summary>
    public DateTime ChangedAt { get; set; }

    /// <summary>Verbatim as the server sent it with the bytes read last.</summary>
    public string? ETag { get; set; }

    /// <inheritdoc cref="ETag"/>
    public string? LastModified { get; set; }

    /// <summary>Visits in a row that did not find the article.</summary>
    public int Missing { get; set; }

    /// <summary>Visits in a row that failed without telling anything of the article.</summary>
    public int Failures { get; set; }

    /// <summary><see cref="ChangeKind.PageGone"/> or <see cref="ChangeKind.PageReplaced"/> once that is certain; null = it is there.</summary>
    public ChangeKind? Lost { get; set; }

    public static void Configure(EntityTypeBuilder<RevisitRow> row)
    {
        row.HasKey(r => r.ArticleId);
        row.Property(r => r.ArticleId).ValueGeneratedNever();
        row.HasIndex(r => new { r.SourceId, r.NextVisit });
        row.HasOne<ArticleRow>().WithOne().HasForeignKey<RevisitRow>(r => r.ArticleId);
        row.HasOne(r => r.Link).WithMany().HasForeignKey(r => r.LinkId);
    }
}
