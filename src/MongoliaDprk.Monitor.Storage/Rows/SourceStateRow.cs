using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>What the last polls of one source gave; see <see cref="SourceState"/>.</summary>
internal sealed class SourceStateRow
{
    public required string SourceId { get; init; }
    public DateTime? LastPoll { get; set; }
    public DateTime? LastSuccess { get; set; }
    public DateTime? LastNewArticle { get; set; }
    public int Errors { get; set; }
    public string? LastError { get; set; }

    public static void Configure(EntityTypeBuilder<SourceStateRow> row) => row.HasKey(r => r.SourceId);
}

/// <summary>What is remembered of one feed for the next conditional request; see <see cref="FeedState"/>.</summary>
internal sealed class FeedStateRow
{
    public required string SourceId { get; init; }
    public required string Address { get; init; }
    public string? ETag { get; set; }
    public string? LastModified { get; set; }
    public byte[]? BodyHash { get; set; }

    public static void Configure(EntityTypeBuilder<FeedStateRow> row) => row.HasKey(r => new { r.SourceId, r.Address });
}

/// <summary>How many articles of a source count for a day: silence is told from failure by it.</summary>
internal sealed class CollectedDayRow
{
    public required string SourceId { get; init; }
    public DateOnly Day { get; init; }

    /// <summary>Articles, relevant or not.</summary>
    public int Collected { get; set; }

    /// <summary>Relevant ones among them; equals the number of stored articles of this source and day.</summary>
    public int Relevant { get; set; }

    public static void Configure(EntityTypeBuilder<CollectedDayRow> row)
    {
        row.HasKey(r => new { r.SourceId, r.Day });
        row.HasIndex(r => r.Day);
    }
}
