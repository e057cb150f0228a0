using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>One change, or one try to sign in. Rows are only added: the database itself refuses to change or remove them.</summary>
internal sealed class AuditEntryRow
{
    public long Id { get; init; }
    public DateTime At { get; init; }

    /// <summary>Account, or user of the operating system.</summary>
    public required string Who { get; init; }

    /// <summary>Network address, or "command line".</summary>
    public required string From { get; init; }

    /// <summary>What was done, in a few words.</summary>
    public required string What { get; init; }

    /// <summary>What it was done to.</summary>
    public required string About { get; init; }

    public static void Configure(EntityTypeBuilder<AuditEntryRow> row) => row.HasIndex(r => r.At);
}
