using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MongoliaDprk.Monitor.Core.Trends;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>A count that the history of its series did not explain, as it was told.</summary>
internal sealed class AnomalyRow
{
    public long Id { get; init; }

    /// <summary>What is counted: articles of a source, or that name an actor or are on a topic.</summary>
    public TrendBy By { get; init; }

    public required string Key { get; init; }

    /// <summary>Days counted, both included.</summary>
    public DateOnly FromDay { get; init; }

    public DateOnly ToDay { get; init; }
    public int Count { get; init; }
    public double Expected { get; init; }
    public double Chance { get; init; }

    /// <summary>Series that were tested that night: the more, the stricter.</summary>
    public int Series { get; init; }

    /// <summary>The reason in words.</summary>
    public required string Why { get; init; }

    public DateTime FoundAt { get; init; }

    public static void Configure(EntityTypeBuilder<AnomalyRow> row)
    {
        row.HasIndex(r => new { r.By, r.Key, r.ToDay }).IsUnique();
        row.HasIndex(r => r.ToDay);
    }
}
