using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MongoliaDprk.Monitor.Core.Sources;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>How often a step of the way from a link to an alert was taken in the polls of one source on one day; archive files have counts of their own.</summary>
internal sealed class FunnelDayRow
{
    public required string SourceId { get; init; }

    /// <summary>The day it happened, at the outlet; not the day of the article.</summary>
    public DateOnly Day { get; init; }

    public FunnelStep Step { get; init; }

    /// <summary>Never zero.</summary>
    public int Count { get; init; }

    public static void Configure(EntityTypeBuilder<FunnelDayRow> row)
    {
        row.HasKey(r => new { r.SourceId, r.Day, r.Step });
        row.HasIndex(r => r.Day);
    }
}
