using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MongoliaDprk.Monitor.Core.Alerts;

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

    /// <summary>This and what follows is what rules ask; see <see cref="AlertFacts"/>.</summary>
    public required AlertKind Kind { get; init; }

    public required string Subject { get; init; }
    public List<string> Actors { get; init; } = [];
    public List<string> Sides { get; init; } = [];
    public List<string> Languages { get; init; } = [];
    public double? Confidence { get; init; }

    /// <summary>Null = not about a visit of the ledger.</summary>
    public long? VisitId { get; init; }

    /// <summary>The article that it tells of; null = of none.</summary>
    public long? ArticleId { get; init; }

    public bool NewFact { get; init; }

    /// <summary>JSON from which it is worded in other languages; null = only <see cref="Title"/> and <see cref="Text"/> are kept, in English.</summary>
    public string? Content { get; init; }

    public AlertFacts Facts => new(Kind, Key, Subject, Actors, Sides, Languages, Confidence, new DateTimeOffset(CreatedAt, TimeSpan.Zero), VisitId, ArticleId, NewFact);

    public static void Configure(EntityTypeBuilder<AlertRow> row)
    {
        row.HasIndex(r => r.Key).IsUnique();
        row.HasIndex(r => r.CreatedAt);
        row.HasIndex(r => r.VisitId);
        row.HasIndex(r => new { r.Subject, r.CreatedAt });
        row.Ignore(r => r.Facts);
    }
}
