using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MongoliaDprk.Monitor.Core.Mentions;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>All hits of one actor in one article. Day and source stand here too, so that counting needs no join.</summary>
internal sealed class MentionRow
{
    public long Id { get; init; }
    public long ArticleId { get; init; }
    public ArticleRow? Article { get; init; }
    public required string ActorId { get; init; }

    /// <summary>Name and side as the watchlist had them when the article was analysed.</summary>
    public required string ActorName { get; init; }

    public required string Side { get; init; }
    public Salience Salience { get; init; }

    /// <summary>Number of hits, at least one.</summary>
    public int Count { get; init; }

    public DateOnly Day { get; init; }
    public required string SourceId { get; init; }

    /// <summary>Sentence of the first hit.</summary>
    public required string Evidence { get; init; }

    /// <summary>Words of the first hit.</summary>
    public required string Surface { get; init; }

    /// <summary>JSON array of the hits: start, length, surface, kind, officeId; offsets in title + line break + text.</summary>
    public required string Hits { get; init; }

    public List<MentionOfficeRow> Offices { get; init; } = [];

    public static void Configure(EntityTypeBuilder<MentionRow> row)
    {
        row.HasIndex(r => new { r.ArticleId, r.ActorId }).IsUnique();
        // with everything that counts ask for, so that they need not read the rows, which carry sentences
        row.HasIndex(r => new { r.Day, r.SourceId, r.ActorId, r.ArticleId, r.Salience, r.Count, r.Side });
        row.HasIndex(r => new { r.ActorId, r.Day, r.SourceId, r.ArticleId, r.Salience, r.Count, r.Side });
        row.HasIndex(r => new { r.SourceId, r.Day, r.ActorId, r.ArticleId, r.Salience, r.Count, r.Side });
        // the order of the list
        row.HasIndex(r => new { r.Day, r.ArticleId, r.Id }).IsDescending(true, true, false);
        row.HasOne(r => r.Article).WithMany(a => a.Mentions).HasForeignKey(r => r.ArticleId);
    }
}
