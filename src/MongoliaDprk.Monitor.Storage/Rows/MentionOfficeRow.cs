using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>One office that a mention speaks of: its actor held it on the article's day, or a hit is its title.</summary>
internal sealed class MentionOfficeRow
{
    public long MentionId { get; init; }
    public required string OfficeId { get; init; }

    /// <summary>True = all hits of the mention count for the office; false = only those that are its title.</summary>
    public bool Held { get; init; }

    /// <summary>How many hits count, at least one.</summary>
    public int Hits { get; init; }

    /// <summary>One of them stands in the headline.</summary>
    public bool Headline { get; init; }

    public static void Configure(EntityTypeBuilder<MentionOfficeRow> row)
    {
        row.HasKey(r => new { r.MentionId, r.OfficeId });
        row.HasIndex(r => r.OfficeId);
        row.HasOne<MentionRow>().WithMany(m => m.Offices).HasForeignKey(r => r.MentionId);
    }
}
