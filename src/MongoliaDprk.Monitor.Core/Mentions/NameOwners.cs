using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Mentions;

/// <summary>Who holds which office when, and which actor stands for a side.</summary>
internal sealed class NameOwners
{
    private readonly Dictionary<string, Actor> countries = new(StringComparer.Ordinal);
    private readonly ILookup<string, (Actor Actor, OfficeTerm Term)> terms;
    private readonly string[] notHolders;

    public NameOwners(Watchlist watchlist)
    {
        foreach (Actor actor in watchlist.Actors.Where(actor => actor.Kind == ActorKind.Country))
            countries.TryAdd(actor.Side, actor);
        terms = watchlist.Actors
            .SelectMany(actor => actor.Offices.Select(term => (actor, term)))
            .ToLookup(holder => holder.term.OfficeId, StringComparer.Ordinal);
        notHolders = [.. watchlist.Languages.SelectMany(language => language.NotHolders).Select(FoldedText.Fold).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The country of a side, or null when the watchlist has none.</summary>
    public Actor? CountryOf(string side) => countries.GetValueOrDefault(side);

    /// <summary>Whether the actor held the office on or before the day; ever, when no day is known.</summary>
    public static bool HeldBy(Actor actor, Office office, DateOnly? day) =>
        actor.Offices.Any(term => term.OfficeId == office.Id && (day is not { } on || term.From is not { } from || from <= on));

    public bool Holds(Actor actor, Office office, DateOnly day) => actor.Offices.Any(term => term.OfficeId == office.Id && term.Holds(day));

    /// <summary>The one holder on that day; on the day of handing over the new one; null when nobody or, in an office of several, not one is known.</summary>
    public Actor? HolderOf(Office office, DateOnly day)
    {
        (Actor Actor, OfficeTerm Term)[] holders = [.. terms[office.Id].Where(holder => holder.Term.Holds(day)).OrderBy(holder => holder.Term.From)];
        return holders.Length == 0 || (office.Several && holders.Length > 1) ? null : holders[^1].Actor;
    }

    /// <summary>Whether the words just before <paramref name="offset"/> say that a title there is not the holder's ("vice", "former").</summary>
    public bool IsNotHolder(string text, int offset)
    {
        int from = Math.Max(0, offset - 24);
        string before = FoldedText.Of(text[from..offset]).Text.TrimEnd();
        return notHolders.Any(word => before.EndsWith(word, StringComparison.Ordinal)
            && (before.Length == word.Length || !char.IsLetter(before[^(word.Length + 1)]) || word[0] is >= '\u3041' and <= '\u9FFF'));
    }
}
