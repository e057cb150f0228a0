using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>One of the keys by which copies of an article's text are found.</summary>
internal sealed class StoryKeyRow
{
    public long Key { get; init; }
    public long ArticleId { get; init; }
    public ArticleRow? Article { get; init; }

    public static void Configure(EntityTypeBuilder<StoryKeyRow> row)
    {
        row.HasKey(r => new { r.Key, r.ArticleId });
        row.Property(r => r.Key).ValueGeneratedNever();
        row.HasIndex(r => r.ArticleId);
        row.HasOne(r => r.Article).WithMany().HasForeignKey(r => r.ArticleId);
    }
}
