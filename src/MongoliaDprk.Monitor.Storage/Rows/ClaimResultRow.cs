using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MongoliaDprk.Monitor.Core.Claims;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>What one night's test of a claim showed.</summary>
internal sealed class ClaimResultRow
{
    public long Id { get; init; }
    public required string ClaimId { get; init; }

    /// <summary>SHA-256 of what the claim said then; results of another wording of it are those of another claim.</summary>
    public required string Definition { get; init; }

    /// <summary>The day it was tested for.</summary>
    public DateOnly Day { get; init; }

    public ClaimVerdict Verdict { get; set; }

    /// <summary>What was found in its window.</summary>
    public int Count { get; set; }

    /// <summary>What it was compared with; null = nothing.</summary>
    public int? Other { get; set; }

    public required string Why { get; set; }

    /// <summary>The first day of this verdict in a row.</summary>
    public DateOnly Since { get; set; }

    public static void Configure(EntityTypeBuilder<ClaimResultRow> row) => row.HasIndex(r => new { r.ClaimId, r.Definition, r.Day }).IsUnique();
}
