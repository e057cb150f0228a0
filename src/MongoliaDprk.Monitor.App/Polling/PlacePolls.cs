using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Polling;

/// <summary>The places of one source in one poll: which are due, what became of those asked, and what that says of the source.</summary>
internal sealed class PlacePolls(Source source, SourceMemory memory, DateTime start)
{
    private readonly Dictionary<string, PlaceState> states = new(memory.Places, StringComparer.Ordinal);
    private readonly Dictionary<string, PlaceState> asked = new(StringComparer.Ordinal);
    private readonly HashSet<string> own = [.. LinkPlace.Of(source, DateTime.MinValue).Select(p => p.Address.AbsoluteUri)];

    public Cadence Cadence { get; } = new(source.Every, source.AtMost);

    /// <summary>Links not seen before.</summary>
    public int NewLinks { get; set; }

    /// <summary>What became of the places.</summary>
    public FunnelTally Tally { get; } = new();

    public IReadOnlyList<PlaceState> Asked => [.. asked.Values];

    /// <summary>A poll comes at the source's own times, an interval apart: what is due before the middle of the next is due now.</summary>
    public static TimeSpan Slack(Source source) => source.Every / 2;

    public bool IsDue(LinkPlace place) => Of(place).IsDue(start, Cadence, Slack(source));

    public PlaceState Of(LinkPlace place) =>
        states.GetValueOrDefault(place.Address.AbsoluteUri) ?? new PlaceState(source.Id, place.Address.AbsoluteUri);

    public void Keep(PlaceState state)
    {
        states[state.Address] = state;
        asked[state.Address] = state;
    }

    /// <summary>One line for each place that could not be fetched or read, also at an earlier poll: what is broken stays told until it is mended.</summary>
    public IEnumerable<string> Errors() =>
        Relevant().Where(s => s.Errors > 0).Select(s => $"{s.Address}: {s.LastError}");

    /// <summary>At least one place can be read.</summary>
    public bool AnyWorks() => own.Count == 0 || Own().Any(s => s.Errors == 0 && s.LastPoll is not null);

    /// <summary>Why the outlet looks rebuilt, or null.</summary>
    public string? Layout() => Own().FirstOrDefault(s => s is { Errors: > 0, Layout: true }) is { } broken ? $"{broken.Address}: {broken.LastError}" : null;

    /// <summary>When the first of the places is due again.</summary>
    public DateTime NextPoll(DateTime now) => Own().Select(s => s.NextPoll).Min() ?? now + Cadence.Least;

    private IEnumerable<PlaceState> Own() => states.Values.Where(s => own.Contains(s.Address));

    /// <summary>The source's own places, and further ones that were asked in this poll.</summary>
    private IEnumerable<PlaceState> Relevant() => Own().Concat(asked.Values.Where(s => !own.Contains(s.Address)));
}
