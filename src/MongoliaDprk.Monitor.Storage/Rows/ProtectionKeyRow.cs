using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>A key that cookies and forms are protected with, shared by all nodes.</summary>
internal sealed class ProtectionKeyRow
{
    public long Id { get; init; }
    public required string Name { get; init; }

    /// <summary>As the framework writes it.</summary>
    public required string Xml { get; init; }

    public static void Configure(EntityTypeBuilder<ProtectionKeyRow> row) => row.HasIndex(r => r.Name).IsUnique();
}
