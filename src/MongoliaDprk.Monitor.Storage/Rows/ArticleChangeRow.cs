using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MongoliaDprk.Monitor.Core.Changes;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>What happened to a stored article on the outlet's side, with the sentence that went or came.</summary>
internal sealed class ArticleChangeRow
{
    public long Id { get; init; }
    public long ArticleId { get; init; }
    public ArticleRow? Article { get; init; }

    /// <summary>The version that brought it; for a page that was lost, the last one that was read.</summary>
    public int Version { get; init; }

    public ChangeKind Kind { get; init; }

    /// <summary>Null where it is no actor's change.</summary>
    public string? ActorId { get; init; }

    /// <summary>As the watchlist had it.</summary>
    public string? ActorName { get; init; }

    /// <summary>The sentence that was there; of a lost page its title.</summary>
    public string? Before { get; init; }

    /// <summary>The sentence that is there now; of a lost page what its address answers.</summary>
    public string? After { get; init; }

    /// <summary>When it was noticed, UTC.</summary>
    public DateTime At { get; init; }

    public static void Configure(EntityTypeBuilder<ArticleChangeRow> row)
    {
        row.HasIndex(r => r.ArticleId);
        row.HasIndex(r => r.At);
        row.HasIndex(r => new { r.ActorId, r.At });
        row.HasOne(r => r.Article).WithMany().HasForeignKey(r => r.ArticleId);
    }
}
