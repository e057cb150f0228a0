using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>Something to tell, once.</summary>
internal sealed class AlertRow
{
    public long Id { get; init; }

    /// <summary><c>visit:ID:stage</c>; unique: the same news is told once, whoever finds it again.</summary>
    public required string Key { get; init; }

    public required string Title { get; init; }
    public required string Text { get; init; }
    public string? Address { get; init; }
    public DateTime CreatedAt { get; init; }

    public static void Configure(EntityTypeBuilder<AlertRow> row)
    {
        row.HasIndex(r => r.Key).IsUnique();
        row.HasIndex(r => r.CreatedAt);
    }
}

/// <summary>One alert on its way to one channel.</summary>
internal sealed class DeliveryRow
{
    public long AlertId { get; init; }
    public AlertRow? Alert { get; init; }
    public required string Channel { get; init; }

    /// <summary>When the channel accepted it; null = not yet. Once set it never changes.</summary>
    public DateTime? AcceptedAt { get; set; }

    public int Attempts { get; set; }
    public DateTime NextTry { get; set; }
    public string? Error { get; set; }

    public static void Configure(EntityTypeBuilder<DeliveryRow> row)
    {
        row.HasKey(r => new { r.AlertId, r.Channel });
        row.HasIndex(r => new { r.Channel, r.AcceptedAt, r.NextTry });
        row.HasOne(r => r.Alert).WithMany().HasForeignKey(r => r.AlertId);
    }
}
