using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>What one month has of one key in all: the sums of its <see cref="DayCountRow"/>s, and on which days there are any.</summary>
internal sealed class MonthTotalRow : TrendCountRow
{
    /// <summary>Its first day.</summary>
    public DateOnly Month { get; init; }

    /// <summary>Bit 0 = the first day has a mention, and so on: what silences are found by without reading every day.</summary>
    public int Days { get; init; }

    public static void Configure(EntityTypeBuilder<MonthTotalRow> row)
    {
        row.HasKey(r => new { r.Split, r.Key, r.Month });
        row.HasIndex(r => new { r.Split, r.Month });
        row.HasIndex(r => r.Month);
    }
}
