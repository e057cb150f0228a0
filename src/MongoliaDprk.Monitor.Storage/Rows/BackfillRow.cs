using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MongoliaDprk.Monitor.Core.Sources;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>How far the archive behind one place of a source has been read; see <see cref="Backfill"/>.</summary>
internal sealed class BackfillRow
{
    public required string SourceId { get; init; }
    public required string Place { get; init; }
    public DateOnly Since { get; init; }
    public List<string> Waiting { get; set; } = [];
    public List<string> Seen { get; set; } = [];
    public int Pages { get; set; }
    public int Fruitless { get; set; }
    public int NewLinks { get; set; }
    public string? Ended { get; set; }
    public DateTime At { get; set; }

    public static void Configure(EntityTypeBuilder<BackfillRow> row) => row.HasKey(r => new { r.SourceId, r.Place, r.Since });

    public void Keep(Backfill state, DateTime now)
    {
        Waiting = [.. state.Waiting];
        Seen = [.. state.Seen];
        Pages = state.Pages;
        Fruitless = state.Fruitless;
        NewLinks = state.NewLinks;
        Ended = state.Ended;
        At = now;
    }

    public Backfill State() => new(SourceId, Place, Since)
    {
        Waiting = Waiting,
        Seen = Seen,
        Pages = Pages,
        Fruitless = Fruitless,
        NewLinks = NewLinks,
        Ended = Ended,
    };
}
