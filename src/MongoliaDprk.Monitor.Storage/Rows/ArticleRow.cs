using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MongoliaDprk.Monitor.Core.Articles;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>One relevant article. What can be edited is that of its latest version; what it counts for (day, source) is that of its first.</summary>
internal sealed class ArticleRow
{
    public long Id { get; init; }

    /// <summary>Hash of <see cref="Address"/>; unique: one article counts once however many links lead to it.</summary>
    public required string AddressHash { get; set; }

    /// <summary>The canonical address where it can be believed, else the one fetched.</summary>
    public required string Address { get; init; }

    public required string SourceId { get; init; }

    /// <summary>Side the source speaks for, null when the watchlist does not know the source.</summary>
    public string? SourceSide { get; set; }

    public required string Title { get; set; }
    public required string Text { get; set; }
    public string? Language { get; set; }
    public string? Author { get; set; }

    /// <summary>As resolved, in its precision, in the outlet's offset.</summary>
    public string? Published { get; init; }

    public DateTime? PublishedAt { get; init; }
    public DatePrecision? PublishedPrecision { get; init; }
    public DateOrigin? PublishedFrom { get; init; }

    /// <summary>The day it counts for: published at the outlet, else collected (in the outlet's zone).</summary>
    public DateOnly Day { get; init; }

    public DateTime CollectedAt { get; init; }

    /// <summary>False = a later analysis no longer finds the relationship: the article is kept without findings, and no list or count has it.</summary>
    public bool Relevant { get; set; }

    public List<string> Countries { get; set; } = [];

    /// <summary>Title and text as <see cref="SearchWords.Normalize"/> makes them: the portable case-insensitive search column.</summary>
    public required string SearchText { get; set; }

    /// <summary>Pairs of neighbouring letters of <see cref="SearchText"/>; indexed on PostgreSQL, not kept on SQLite.</summary>
    public List<string> Bigrams { get; set; } = [];

    /// <summary>Number of its story: articles with the same number are copies of one text. See <see cref="StoryFinder"/>.</summary>
    public long StoryId { get; set; }

    /// <summary>It was public before the other copies of its story; true where there are none. One per story.</summary>
    public bool IsFirst { get; set; }

    /// <summary>When it was public, as far as is known, UTC; see <see cref="StoryFinder.PublicSince"/>.</summary>
    public DateTime PublicSince { get; set; }

    /// <summary>What copies of its text are known by; null = too short to have copies.</summary>
    public byte[]? Fingerprint { get; set; }

    public int AnalyzerVersion { get; set; }
    public required string WatchlistVersion { get; set; }

    public List<MentionRow> Mentions { get; init; } = [];
    public List<TopicRow> Topics { get; init; } = [];
    public List<PageRow> Pages { get; init; } = [];
    public List<ArticleVersionRow> Versions { get; init; } = [];

    public static void Configure(EntityTypeBuilder<ArticleRow> row, DatabaseKind kind)
    {
        row.HasIndex(r => r.AddressHash).IsUnique();
        row.Property(r => r.Relevant).HasDefaultValue(true);
        // what counts filter articles by, so that a count over days reads this and not the texts
        row.HasIndex(r => new { r.Day, r.SourceId, r.Language, r.SourceSide, r.IsFirst, r.Id });
        row.HasIndex(r => new { r.SourceId, r.Day, r.Id });
        row.HasIndex(r => r.CollectedAt);
        row.HasIndex(r => new { r.WatchlistVersion, r.AnalyzerVersion, r.Id });
        row.HasIndex(r => r.StoryId, "IX_article_story_id");
        row.HasIndex(r => r.StoryId, "IX_article_story_first").IsUnique().HasFilter(kind == DatabaseKind.Postgres ? "is_first" : "is_first = 1");
        if (kind == DatabaseKind.Postgres)
            row.HasIndex(r => r.Bigrams).HasAnnotation("Npgsql:IndexMethod", "gin");
        else
            row.Ignore(r => r.Bigrams);
    }
}

/// <summary>One topic of one article.</summary>
internal sealed class TopicRow
{
    public long ArticleId { get; init; }
    public required string Topic { get; init; }
    public required string SourceId { get; init; }
    public DateOnly Day { get; init; }

    public static void Configure(EntityTypeBuilder<TopicRow> row)
    {
        row.HasKey(r => new { r.ArticleId, r.Topic });
        row.HasIndex(r => new { r.Day, r.Topic });
        row.HasOne<ArticleRow>().WithMany(a => a.Topics).HasForeignKey(r => r.ArticleId);
    }
}

/// <summary>The bytes an article was read from: evidence that outlives the outlet's own page. What another version, a further page or another link showed is a further row.</summary>
internal sealed class PageRow
{
    public long Id { get; init; }
    public long ArticleId { get; init; }

    /// <summary>SHA-256 of the uncompressed bytes, hexadecimal.</summary>
    public required string BodyHash { get; init; }

    public required string Address { get; init; }

    /// <summary>Compressed; see <see cref="Compression"/>.</summary>
    public required byte[] Body { get; init; }

    public string? ContentType { get; init; }
    public DateTime FetchedAt { get; init; }

    /// <summary>Adds the pages the article does not have yet.</summary>
    public static async Task AddAsync(MonitorDbContext context, IEnumerable<PageRow> pages, CancellationToken cancellationToken)
    {
        foreach (PageRow page in pages)
        {
            if (!await context.Pages.AnyAsync(p => p.ArticleId == page.ArticleId && p.BodyHash == page.BodyHash, cancellationToken))
                context.Add(page);
        }
    }

    public static void Configure(EntityTypeBuilder<PageRow> row)
    {
        row.HasIndex(r => new { r.ArticleId, r.BodyHash }).IsUnique();
        row.HasOne<ArticleRow>().WithMany(a => a.Pages).HasForeignKey(r => r.ArticleId);
    }
}
