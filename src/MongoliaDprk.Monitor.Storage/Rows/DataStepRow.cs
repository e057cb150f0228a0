using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>A change of the stored data itself that was carried out; see <see cref="DataSteps"/>.</summary>
internal sealed class DataStepRow
{
    public required string Name { get; init; }

    public static void Configure(EntityTypeBuilder<DataStepRow> row) => row.HasKey(r => r.Name);
}
