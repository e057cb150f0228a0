using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>What one month of one source has of one key; not of keys that are nearly the same for all its articles.</summary>
internal sealed class OutletMonthRow : TrendCountRow
{
    public required string SourceId { get; init; }

    /// <summary>Its first day.</summary>
    public DateOnly Month { get; init; }

    public static void Configure(EntityTypeBuilder<OutletMonthRow> row)
    {
        row.HasKey(r => new { r.Split, r.Key, r.SourceId, r.Month });
        row.HasIndex(r => new { r.SourceId, r.Split, r.Month });
        row.HasIndex(r => r.Month);
    }
}
