using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MongoliaDprk.Monitor.Storage.Rows;

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

/// <summary>The sums of <see cref="CollectedDayRow"/> by month, so that shares over many years need not read every day of every source.</summary>
internal sealed class CollectedMonthRow
{
    public required string SourceId { get; init; }

    /// <summary>Its first day.</summary>
    public DateOnly Month { get; init; }

    public int Collected { get; set; }
    public int Relevant { get; set; }

    public static void Configure(EntityTypeBuilder<CollectedMonthRow> row)
    {
        row.HasKey(r => new { r.SourceId, r.Month });
        row.HasIndex(r => r.Month);
    }
}
