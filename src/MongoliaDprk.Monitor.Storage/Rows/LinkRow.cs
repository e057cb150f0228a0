using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MongoliaDprk.Monitor.Core.Feeds;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>Where a link stands. Only <see cref="Done"/> never comes back.</summary>
internal enum LinkState { Pending, Failed, GivenUp, Quarantined, Done }

/// <summary>An address of an article, kept before its page is fetched and for ever after: what was seen once is not new again.</summary>
internal sealed class LinkRow
{
    public long Id { get; init; }

    /// <summary>Hash of the address that is the same however it was linked; unique.</summary>
    public required string AddressHash { get; set; }

    public required string Address { get; init; }
    public required string SourceId { get; init; }
    public string? Title { get; init; }
    public DateTime? Published { get; init; }

    /// <summary>What the date is; see <see cref="Link"/>.</summary>
    public LinkDate DateFrom { get; init; }

    public bool DayOnly { get; init; }
    public string? Summary { get; init; }

    /// <summary>When it was first found, under whichever of its addresses.</summary>
    public DateTime FoundAt { get; set; }
    public LinkState State { get; set; }

    /// <summary>Fetches that failed.</summary>
    public int Attempts { get; set; }

    /// <summary>Found in an archive: what its article reports is no news.</summary>
    public bool History { get; set; }

    /// <summary>Not to be tried before.</summary>
    public DateTime NextTry { get; set; }

    public string? Error { get; set; }

    /// <summary>Hash of the address the article goes by once done; two links to one article share it.</summary>
    public string? ArticleHash { get; set; }

    /// <summary>Hash of the article's title and text once done, null when it is too short to be known again by it.</summary>
    public string? TextHash { get; set; }

    /// <summary>The stored article once done, null when it was not relevant.</summary>
    public long? ArticleId { get; set; }

    public ArticleRow? Article { get; init; }

    public static void Configure(EntityTypeBuilder<LinkRow> row)
    {
        row.HasIndex(r => r.AddressHash).IsUnique();
        row.HasIndex(r => new { r.SourceId, r.State, r.NextTry });
        row.HasIndex(r => r.ArticleHash);
        row.HasIndex(r => new { r.SourceId, r.TextHash });
        row.HasOne(r => r.Article).WithMany().HasForeignKey(r => r.ArticleId).OnDelete(DeleteBehavior.SetNull);
    }
}

/// <summary>A page our own code broke on, with the exception, to be run again once the code is mended.</summary>
internal sealed class QuarantinedPageRow
{
    public long LinkId { get; init; }
    public required string Address { get; set; }

    /// <summary>Compressed; see <see cref="Compression"/>.</summary>
    public required byte[] Body { get; set; }

    public string? ContentType { get; set; }
    public DateTime FetchedAt { get; set; }
    public required string Exception { get; set; }
    public DateTime At { get; set; }

    public static void Configure(EntityTypeBuilder<QuarantinedPageRow> row)
    {
        row.HasKey(r => r.LinkId);
        row.Property(r => r.LinkId).ValueGeneratedNever();
        row.HasOne<LinkRow>().WithOne().HasForeignKey<QuarantinedPageRow>(r => r.LinkId);
    }
}
