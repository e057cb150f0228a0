using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>How the polls of one source went on one day of the outlet: what tells a quiet day from one that nobody could see.</summary>
internal sealed class PollDayRow
{
    public required string SourceId { get; init; }
    public DateOnly Day { get; init; }
    public int Polls { get; init; }

    /// <summary>Polls that could read something.</summary>
    public int Worked { get; init; }

    /// <summary>Polls after which the outlet looked rebuilt.</summary>
    public int Broken { get; init; }

    /// <summary>The last error of the day, in one line.</summary>
    public string? Error { get; init; }

    public static void Configure(EntityTypeBuilder<PollDayRow> row)
    {
        row.HasKey(r => new { r.SourceId, r.Day });
        row.HasIndex(r => r.Day);
    }
}
