using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Mentions;

/// <summary>A hit and whose it is.</summary>
internal sealed record OwnedHit(Actor Actor, Hit Hit);

/// <summary>
/// Decides for the spans of one text whom each means: names first, then titles (the person beside them, else the holder on the day),
/// last short names, which need a full name or an office of the same actor in the text, and full names of two persons, where the
/// text or the offices of the day tell which.
/// </summary>
internal sealed class HitResolver(NameOwners owners, string text, int titleEnd, IReadOnlyList<NameSpan> spans, DateOnly? day)
{
    /// <summary>Letters of a word that every headline style capitalises; "with" and "from" stay small in some.</summary>
    private const int LongWord = 5;

    private readonly List<OwnedHit> hits = [];

    /// <summary>Actors named in full or by office, with where they were.</summary>
    private readonly List<(int Offset, Actor Actor)> backed = [];

    private readonly Dictionary<int, Actor> shortNameOwners = [];

    private readonly bool isTitleCased = IsTitleCased(text.AsSpan(0, titleEnd));

    public IReadOnlyList<OwnedHit> Resolve()
    {
        foreach (NameSpan span in spans.Where(span => span.Use == PatternUse.Name && !IsShared(span)))
        {
            backed.Add((span.Start, span.First.Actor!));
            Add(span, span.First.Actor!, HitKind.Name, null);
        }

        for (int at = 0; at < spans.Count; at++)
        {
            if (spans[at].Use is PatternUse.Title or PatternUse.BareTitle)
                ResolveTitle(at);
        }

        for (int at = 0; at < spans.Count; at++)
        {
            if (spans[at].Use == PatternUse.ShortName || IsShared(spans[at]))
                ResolveSharedOrShort(at);
        }

        return [.. hits.OrderBy(hit => hit.Hit.Start)];
    }

    private void ResolveTitle(int at)
    {
        NameSpan span = spans[at];
        if (Beside(at, at + 1) || Beside(at, at - 1) || span.Use == PatternUse.BareTitle)
            return;
        Office office = span.First.Office!;
        Actor? holder = day is { } on && !IsSomebodyElse(span) ? owners.HolderOf(office, on) : null;
        if (holder is not null)
            backed.Add((span.Start, holder));
        if ((holder ?? owners.CountryOf(office.Side)) is { } actor)
            Add(span, actor, HitKind.Office, office.Id);
    }

    /// <summary>Whether the title belongs to the name at <paramref name="other"/>, which then counts alone for both.</summary>
    private bool Beside(int title, int other)
    {
        if (other < 0 || other >= spans.Count || !Adjacent(title, other))
            return false;
        NameSpan name = spans[other];
        Office[] offices = [.. spans[title].Patterns.Select(pattern => pattern.Office!)];
        if (name.Use == PatternUse.Name && !IsShared(name))
            return name.First.Actor!.Kind == ActorKind.Person && offices.Any(office => office.Side == name.First.Side);
        if (name.Use is not (PatternUse.ShortName or PatternUse.Name) || IsPartOfLongerName(name))
            return false;
        Actor[] able = [.. name.Patterns.Select(p => p.Actor!).Where(actor => offices.Any(office => NameOwners.HeldBy(actor, office, day)))];
        Actor? owner = able.Length == 1 ? able[0] : able.FirstOrDefault(actor => day is { } on && offices.Any(office => owners.Holds(actor, office, on)));
        if (owner is null)
            return false;
        shortNameOwners[other] = owner;
        backed.Add((name.Start, owner));
        return true;
    }

    private bool Adjacent(int one, int other)
    {
        (NameSpan left, NameSpan right) = one < other ? (spans[one], spans[other]) : (spans[other], spans[one]);
        int gap = right.Start - left.End;
        return gap is >= 0 and <= 3 && text.AsSpan(left.End, gap).IndexOfAnyExcept(" \u00A0,，·:「“\"(") < 0;
    }

    /// <summary>"vice …", "former …", or a name that is not on the watchlist follows.</summary>
    private bool IsSomebodyElse(NameSpan title)
    {
        if (owners.IsNotHolder(text, title.Start))
            return true;
        int next = title.End;
        while (next < text.Length && text[next] is ' ' or '\u00A0')
            next++;
        return (title.Start >= titleEnd || !isTitleCased) && next > title.End && next < text.Length && char.IsUpper(text[next])
            && !spans.Any(span => span.Start == next);
    }

    private void ResolveSharedOrShort(int at)
    {
        NameSpan span = spans[at];
        if (!shortNameOwners.TryGetValue(at, out Actor? owner))
        {
            if (IsPartOfLongerName(span))
                return;
            owner = NearestBacked(span) ?? (span.Use == PatternUse.Name ? InOffice(span) : null);
        }

        if (owner is null)
            return;
        if (span.Use == PatternUse.Name)
            backed.Add((span.Start, owner));
        Add(span, owner, span.Use == PatternUse.Name ? HitKind.Name : HitKind.ShortName, null);
    }

    /// <summary>Two persons bear the same full name.</summary>
    private static bool IsShared(NameSpan span) => span.Use == PatternUse.Name && span.Patterns.Count > 1;

    private Actor? NearestBacked(NameSpan span)
    {
        HashSet<string> ids = [.. span.Patterns.Select(pattern => pattern.Actor!.Id)];
        (int Offset, Actor Actor)[] named = [.. backed.Where(name => ids.Contains(name.Actor.Id))];
        return named.Length == 0 ? null : named.OrderBy(name => name.Offset > span.Start).ThenBy(name => Math.Abs(name.Offset - span.Start)).First().Actor;
    }

    /// <summary>The one of them who held an office on the day; null when none or several did.</summary>
    private Actor? InOffice(NameSpan name)
    {
        Actor[] holders = [.. name.Patterns.Select(pattern => pattern.Actor!).Where(actor => day is { } on && actor.Offices.Any(term => term.Holds(on)))];
        return holders.Length == 1 ? holders[0] : null;
    }

    /// <summary>Another name's part: "Kim" in "Kim Somebody", or behind an initial of somebody else. A title-cased headline does not tell.</summary>
    private bool IsPartOfLongerName(NameSpan span)
    {
        if (span.Start < titleEnd && isTitleCased)
            return false;
        bool initialBefore = span.Start > 1 && text[span.Start - 1] == '.' && char.IsUpper(text[span.Start - 2]);
        bool capitalAfter = span.End + 1 < text.Length && text[span.End] is ' ' or '-' && char.IsUpper(text[span.End + 1])
            && !spans.Any(other => other.Start == span.End + 1);
        return initialBefore || capitalAfter;
    }

    /// <summary>No long word stands there in small letters, so that a capital does not make a name.</summary>
    private static bool IsTitleCased(ReadOnlySpan<char> headline)
    {
        foreach (Range range in headline.Split(' '))
        {
            ReadOnlySpan<char> word = headline[range];
            if (word.Length >= LongWord && char.IsLower(word[0]))
                return false;
        }

        return true;
    }

    private void Add(NameSpan span, Actor actor, HitKind kind, string? office) =>
        hits.Add(new OwnedHit(actor, new Hit(span.Start, span.End - span.Start, text[span.Start..span.End], kind, office)));
}
