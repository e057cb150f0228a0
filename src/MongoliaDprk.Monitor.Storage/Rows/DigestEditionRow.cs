using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MongoliaDprk.Monitor.Storage.Digests;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>What the digest of one day tells one subscriber. Made once and never changed: a repeat after a crash tells the same.</summary>
internal sealed class DigestEditionRow
{
    public required string Subscriber { get; init; }

    /// <summary>In the subscriber's zone; unique per subscriber, so that no day is told twice.</summary>
    public DateOnly Day { get; init; }

    /// <summary>UTC; end of the edition before.</summary>
    public DateTime From { get; init; }

    /// <summary>UTC; when it was made.</summary>
    public DateTime To { get; init; }

    /// <summary>Scheduled digests that it stands for.</summary>
    public int Digests { get; init; }

    public bool IsCut { get; init; }

    /// <summary>JSON of <see cref="DigestContent"/>.</summary>
    public required string Content { get; init; }

    public static void Configure(EntityTypeBuilder<DigestEditionRow> row) => row.HasKey(r => new { r.Subscriber, r.Day });
}

/// <summary>One edition on its way to one channel.</summary>
internal sealed class DigestDeliveryRow
{
    public required string Subscriber { get; init; }
    public DateOnly Day { get; init; }
    public DigestEditionRow? Edition { get; init; }
    public required string Channel { get; init; }

    /// <summary>A node is sending it and lets nobody else until then; null = nobody is.</summary>
    public DateTime? LeasedUntil { get; set; }

    /// <summary>When the channel accepted it; null = not yet. Once set it never changes.</summary>
    public DateTime? AcceptedAt { get; set; }

    /// <summary>Recipients of the channel that have it already, where others were refused.</summary>
    public List<string> Reached { get; set; } = [];

    public int Attempts { get; set; }
    public DateTime NextTry { get; set; }
    public string? Error { get; set; }

    public static void Configure(EntityTypeBuilder<DigestDeliveryRow> row)
    {
        row.HasKey(r => new { r.Subscriber, r.Day, r.Channel });
        row.HasIndex(r => new { r.AcceptedAt, r.NextTry });
        row.HasOne(r => r.Edition).WithMany().HasForeignKey(r => new { r.Subscriber, r.Day });
    }
}
