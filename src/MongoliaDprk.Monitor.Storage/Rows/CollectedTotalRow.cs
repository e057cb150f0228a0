using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>The sums of <see cref="CollectedDayRow"/> over all sources: whether anything was collected is asked beside every chart.</summary>
internal sealed class CollectedTotalRow
{
    public DateOnly Day { get; init; }
    public int Collected { get; init; }
    public int Relevant { get; init; }

    public static void Configure(EntityTypeBuilder<CollectedTotalRow> row) => row.HasKey(r => r.Day);
}
