using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>What was decided for an alert on a channel.</summary>
internal enum DeliveryFate
{
    /// <summary>To be sent, or sent: <see cref="DeliveryRow.AcceptedAt"/> tells.</summary>
    Waiting,

    /// <summary>Only the digest tells it.</summary>
    InDigest,

    /// <summary>The subscriber's rules do not want it.</summary>
    Unwanted,

    /// <summary>Refused for days.</summary>
    GivenUp,
}

/// <summary>One alert on its way to one channel.</summary>
internal sealed class DeliveryRow
{
    public long AlertId { get; init; }
    public AlertRow? Alert { get; init; }
    public required string Channel { get; init; }
    public DeliveryFate Fate { get; set; }

    /// <summary>Why it is held, in the digest or unwanted; null = nothing to explain.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was decided, or asked for again: so long it is tried. Null = before this was kept.</summary>
    public DateTime? Since { get; set; }

    /// <summary>The message it went out in: several alerts may be one message. Kept while the channel may have accepted it.</summary>
    public string? MessageKey { get; set; }

    /// <summary>When the channel accepted it; null = not yet. Once set it never changes.</summary>
    public DateTime? AcceptedAt { get; set; }

    /// <summary>What the channel said when it accepted it.</summary>
    public string? Answer { get; set; }

    public int Attempts { get; set; }

    /// <summary>Not before; in quiet hours their end.</summary>
    public DateTime NextTry { get; set; }

    public string? Error { get; set; }

    /// <summary>Recipients of the channel that accepted the message though others refused it, one a line; null = none.</summary>
    public string? Reached { get; set; }

    public static void Configure(EntityTypeBuilder<DeliveryRow> row)
    {
        row.HasKey(r => new { r.AlertId, r.Channel });
        row.HasIndex(r => new { r.Channel, r.AcceptedAt, r.NextTry });
        row.HasIndex(r => new { r.Channel, r.MessageKey });
        row.HasOne(r => r.Alert).WithMany().HasForeignKey(r => r.AlertId);
        // rows from before there were rules: all were to be sent
        row.Property(r => r.Fate).HasDefaultValue(DeliveryFate.Waiting);
    }
}
