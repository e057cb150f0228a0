using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>A word that belongs to a country: a hit of a mention, or a word for "here".</summary>
/// <param name="ActorId">Null for "here".</param>
internal sealed record SideHit(int Start, int End, string Side, ActorKind Kind, string? ActorId)
{
    /// <summary>Can be travelled to.</summary>
    public bool IsPlace => Kind is ActorKind.Place or ActorKind.Country;

    public bool IsPerson => Kind is ActorKind.Person;

    /// <summary>Every hit of every mention in text order, none inside another.</summary>
    public static List<SideHit> Of(IReadOnlyList<Mention> mentions)
    {
        IEnumerable<SideHit> all = mentions
            .SelectMany(m => m.Hits.Select(h => new SideHit(h.Start, h.End, m.Actor.Side, m.Actor.Kind, m.Actor.Id)))
            .OrderBy(h => h.Start).ThenByDescending(h => h.End).ThenBy(h => h.IsPlace);
        List<SideHit> kept = [];
        foreach (SideHit hit in all)
        {
            if (kept.Count == 0 || hit.Start >= kept[^1].End)
                kept.Add(hit);
        }

        return kept;
    }
}
