using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MongoliaDprk.Monitor.Core.Visits;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>What an analyst decided about a visit. Rows are only added: a decision that no longer holds is named by an <see cref="VisitDecisionKind.Undo"/>.</summary>
internal sealed class VisitDecisionRow
{
    public long Id { get; init; }
    public long VisitId { get; init; }
    public VisitDecisionKind Kind { get; init; }

    /// <summary>Merge: the visit it is. Split: the visit that came of it.</summary>
    public long? OtherVisitId { get; set; }

    /// <summary>Split: articles whose reports are of the other visit.</summary>
    public List<long> Moved { get; init; } = [];

    /// <summary>Split: articles whose reports stayed.</summary>
    public List<long> Kept { get; init; } = [];

    /// <summary>Correct: what is set, as JSON.</summary>
    public string? Correction { get; init; }

    /// <summary>Correct: what stood there, as JSON.</summary>
    public string? Before { get; init; }

    /// <summary>Undo: the decision that no longer holds.</summary>
    public long? UndoesId { get; init; }

    public required string By { get; init; }
    public required string Why { get; init; }
    public DateTime At { get; init; }

    public static string Pack(VisitCorrection correction) => JsonSerializer.Serialize(correction);

    public static VisitCorrection? Unpack(string? json) => json is null ? null : JsonSerializer.Deserialize<VisitCorrection>(json);

    public static void Configure(EntityTypeBuilder<VisitDecisionRow> row)
    {
        row.HasIndex(r => r.VisitId);
        row.HasIndex(r => r.OtherVisitId);
        row.HasIndex(r => r.UndoesId).IsUnique();
    }
}
