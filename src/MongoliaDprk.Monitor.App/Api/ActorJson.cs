using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Api;

/// <summary>One actor of the watchlist.</summary>
/// <param name="Names">By language, those made by rule with them.</param>
/// <param name="Presence">Null = no relevant article names it.</param>
internal sealed record ActorJson(
    string Id, ActorKind Kind, string Side, string Name, IReadOnlyDictionary<string, IReadOnlyList<string>> Names, IReadOnlyList<ActorJson.OfficeOf> Offices,
    ActorJson.PresenceOf? Presence)
{
    /// <summary>An office in time; null = not known, or not ended.</summary>
    public sealed record OfficeOf(string Id, string Name, DateOnly? From, DateOnly? To);

    /// <summary>When it was named. Days: days with at least one article; the longest silence lies between two of them.</summary>
    public sealed record PresenceOf(DateOnly First, DateOnly Last, int Days, DateOnly? SilentFrom, DateOnly? SilentTo);

    /// <summary>One actor with whom it is named; articles name both.</summary>
    public sealed record PairOf(string Actor, string ActorName, int Articles, DateOnly First, DateOnly Last, string List);

    /// <summary>An actor with those it is named together with.</summary>
    public sealed record Whole(ActorJson Actor, IReadOnlyList<PairOf> With);

    public static ActorJson Of(Actor a, Presence? presence, Watchlist watchlist) => new(
        a.Id, a.Kind, a.Side, OutsideText.Clean(a.Name), a.Names,
        [.. a.Offices.OrderBy(o => o.From).Select(o => new OfficeOf(o.OfficeId, watchlist.Offices.FirstOrDefault(f => f.Id == o.OfficeId)?.Name ?? o.OfficeId, o.From, o.To))],
        presence is null ? null : new PresenceOf(presence.First, presence.Last, presence.Days, presence.Longest?.From, presence.Longest?.To));
}
