using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>A word that belongs to a country: a hit of a mention, or a word for "here".</summary>
/// <param name="ActorId">Null for "here".</param>
/// <param name="OfficeId">For a person named by the office held: the office.</param>
internal sealed record SideHit(int Start, int End, string Side, ActorKind Kind, string? ActorId, string? OfficeId = null)
{
    /// <summary>A word for the country's people ("Mongolian"), not for the country.</summary>
    public bool IsDemonym { get; init; }

    /// <summary>Can be travelled to.</summary>
    public bool IsPlace => Kind is ActorKind.Place or ActorKind.Country && !IsDemonym;

    public bool IsPerson => Kind is ActorKind.Person;

    /// <summary>An office whose holder is not known is a hit of its country: somebody without a name.</summary>
    private static SideHit Of(Actor actor, Hit hit) => hit.OfficeId is not null && actor.Kind != ActorKind.Person
        ? new SideHit(hit.Start, hit.End, actor.Side, ActorKind.Person, null, hit.OfficeId)
        : new SideHit(hit.Start, hit.End, actor.Side, actor.Kind, actor.Id, hit.OfficeId);

    /// <summary>Every hit of every mention in text order, none inside another.</summary>
    public static List<SideHit> Of(IReadOnlyList<Mention> mentions)
    {
        IEnumerable<SideHit> all = mentions
            .SelectMany(m => m.Hits.Select(h => Of(m.Actor, h)))
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
