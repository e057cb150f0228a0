using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>How many articles name two actors: the sums of <see cref="PairMonthRow"/>.</summary>
internal sealed class PairTotalRow
{
    /// <summary>The id that comes first in ordinal order.</summary>
    public required string ActorId { get; init; }

    public required string OtherId { get; init; }
    public int Articles { get; init; }

    /// <summary>Of them, those that are the first of their story.</summary>
    public int FirstArticles { get; init; }

    public static void Configure(EntityTypeBuilder<PairTotalRow> row)
    {
        row.HasKey(r => new { r.ActorId, r.OtherId });
        row.HasIndex(r => r.OtherId);
    }
}
