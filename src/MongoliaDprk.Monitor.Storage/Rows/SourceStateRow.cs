using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MongoliaDprk.Monitor.Core.Sources;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>What the polls of one source gave and how it fares; see <see cref="SourceState"/>.</summary>
internal sealed class SourceStateRow : PollTrackRow
{
    public int BlankPages { get; set; }
    public string? Layout { get; set; }
    public string? LastText { get; set; }
    public Health Health { get; set; }
    public DateTime? HealthSince { get; set; }
    public int HealthPolls { get; set; }
    public Health? Told { get; set; }

    public static void Configure(EntityTypeBuilder<SourceStateRow> row) => row.HasKey(r => r.SourceId);

    public void Keep(SourceState state)
    {
        Keep((PollTrack)state);
        BlankPages = state.BlankPages;
        Layout = state.Layout is null ? null : StoredText.OneLine(state.Layout);
        LastText = state.LastText;
        Health = state.Health;
        HealthSince = state.HealthSince;
        HealthPolls = state.HealthPolls;
        Told = state.Told;
    }

    public SourceState State() => Filled(new SourceState(SourceId)
    {
        BlankPages = BlankPages,
        Layout = Layout,
        LastText = LastText,
        Health = Health,
        HealthSince = HealthSince,
        HealthPolls = HealthPolls,
        Told = Told,
    });
}
