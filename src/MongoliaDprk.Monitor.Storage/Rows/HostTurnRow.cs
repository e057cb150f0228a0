using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>A web host that several nodes ask: which of them may ask it now, and when the next one may. Times are the database's. On SQLite, where there is one node, it stays empty.</summary>
internal sealed class HostTurnRow
{
    public required string Host { get; init; }

    /// <summary>The node whose turn it is; null = nobody's.</summary>
    public string? Holder { get; set; }

    /// <summary>Then the turn ends by itself: its node was killed.</summary>
    public DateTime HeldUntil { get; set; }

    /// <summary>When the last request ended, or the one on its way began: from then on pauses count.</summary>
    public DateTime AskedAt { get; set; }

    /// <summary>The host wants to be left alone until then; null = it does not.</summary>
    public DateTime? PausedUntil { get; set; }

    public static void Configure(EntityTypeBuilder<HostTurnRow> row) => row.HasKey(r => r.Host);
}
