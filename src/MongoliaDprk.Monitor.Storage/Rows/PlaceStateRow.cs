using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MongoliaDprk.Monitor.Core.Sources;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>What is remembered of one feed, listing page or sitemap; see <see cref="PlaceState"/>.</summary>
internal sealed class PlaceStateRow : PollTrackRow
{
    public required string Address { get; init; }
    public string? ETag { get; set; }
    public string? LastModified { get; set; }
    public byte[]? BodyHash { get; set; }
    public int Gone { get; set; }
    public bool Layout { get; set; }
    public string? MovedTo { get; set; }
    public DateTime? MovedSince { get; set; }
    public int MovedPolls { get; set; }
    public DateTime? AskedAt { get; set; }

    public static void Configure(EntityTypeBuilder<PlaceStateRow> row) => row.HasKey(r => new { r.SourceId, r.Address });

    public void Keep(PlaceState state)
    {
        Keep((PollTrack)state);
        ETag = StoredText.CleanOrNull(state.ETag);
        LastModified = StoredText.CleanOrNull(state.LastModified);
        BodyHash = state.BodyHash is null ? null : Convert.FromHexString(state.BodyHash);
        Gone = state.Gone;
        Layout = state.Layout;
        MovedTo = state.MovedTo;
        MovedSince = state.MovedSince;
        MovedPolls = state.MovedPolls;
        AskedAt = state.AskedAt;
    }

    public PlaceState State() => Filled(new PlaceState(SourceId, Address)
    {
        ETag = ETag,
        LastModified = LastModified,
        BodyHash = BodyHash is null ? null : Convert.ToHexStringLower(BodyHash),
        Gone = Gone,
        Layout = Layout,
        MovedTo = MovedTo,
        MovedSince = MovedSince,
        MovedPolls = MovedPolls,
        AskedAt = AskedAt,
    });
}
