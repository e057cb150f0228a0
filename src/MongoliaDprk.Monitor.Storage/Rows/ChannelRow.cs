using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>A channel: which node is sending on it, and how it has been.</summary>
internal sealed class ChannelRow
{
    public required string Name { get; init; }

    /// <summary>Names the turn of the node that is sending; null = none is.</summary>
    public string? Lease { get; set; }

    /// <summary>Until then no other node sends, unless the lease is given back before.</summary>
    public DateTime? LeasedUntil { get; set; }

    /// <summary>Failures without a success in between.</summary>
    public int Failures { get; set; }

    /// <summary>Not before; null = any time.</summary>
    public DateTime? NextTry { get; set; }

    public DateTime? FailingSince { get; set; }
    public DateTime? LastAccepted { get; set; }
    public string? Error { get; set; }

    public static void Configure(EntityTypeBuilder<ChannelRow> row) => row.HasKey(r => r.Name);
}
