using System.Text;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Prefilter;

/// <summary>
/// Chooses for every name of one side a word without which it cannot stand in a text. Words that many names share are preferred; short
/// words, and words that the watchlist itself uses for something else (titles, topics, names of other sides), are taken only together with their neighbours.
/// </summary>
internal sealed class AnchorChoice
{
    private const int LettersOfAlphabet = 5;

    /// <summary>Letters that tell a word in all its forms.</summary>
    private const int LongestStem = 6;

    /// <summary>Last character of the Cyrillic supplement.</summary>
    private const char LastOfAlphabets = '\u052F';

    /// <summary>Stems of words that stand in any news.</summary>
    private readonly HashSet<string> ordinary;
    private readonly Dictionary<string, int> uses = new(StringComparer.Ordinal);

    /// <param name="own">Names of the side's own countries and places: rare enough, though titles of the other side hold them too.</param>
    private AnchorChoice(Watchlist watchlist, IEnumerable<NamePattern> others, IEnumerable<NamePattern> own)
    {
        IEnumerable<string> phrases = watchlist.Languages
            .SelectMany(language => language.Topics.Values.Concat(language.Visits?.Phrases.Values ?? []))
            .SelectMany(list => list).Select(FoldedText.Fold);
        ordinary = [.. phrases.Concat(others.Select(pattern => pattern.Folded)).SelectMany(Words).Select(Stem)];
        ordinary.ExceptWith(own.Select(pattern => Words(pattern.Folded)).Where(words => words.Length == 1).Select(words => Stem(words[0])));
    }

    /// <summary>The anchors of a side, or null when one of its names has neither letter nor digit: then any page may name it.</summary>
    public static IReadOnlyList<NameAnchor>? Of(Watchlist watchlist, string side)
    {
        NamePattern[] patterns = [.. NamePatterns.Of(watchlist).Where(pattern => !pattern.AtHomeOnly)];
        AnchorChoice choice = new(watchlist, patterns.Where(pattern => pattern.Use == PatternUse.BareTitle || pattern.Side is { } other && other != side),
            patterns.Where(pattern => pattern.Side == side && pattern.Use == PatternUse.Name && pattern.Actor?.Kind is ActorKind.Country or ActorKind.Place));
        List<NamedSpelling> names = Spellings(watchlist, patterns, side);
        foreach (string word in names.SelectMany(name => name.Words.Distinct()).Where(choice.IsStrong))
            choice.uses[word] = choice.uses.GetValueOrDefault(word) + 1;
        Dictionary<string, List<AnchorContext>?> anchors = new(StringComparer.Ordinal);
        foreach (NamedSpelling name in names)
        {
            if (!choice.Take(name, anchors))
                return null;
        }

        // what begins with another anchor is found by it
        return [.. anchors.Where(anchor => !Begins(anchor.Key).Any(begin => anchors.TryGetValue(begin, out List<AnchorContext>? contexts) && contexts is null))
            .Select(anchor => new NameAnchor(anchor.Key, anchor.Value?.Distinct().ToArray() ?? []))];
    }

    /// <summary>Runs of letters and digits.</summary>
    private static string[] Words(string folded) =>
        new string([.. folded.Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Begins(string word) => Enumerable.Range(1, word.Length - 1).Select(length => word[..length]);

    /// <summary>Everything by which an article can name the side.</summary>
    private static List<NamedSpelling> Spellings(Watchlist watchlist, NamePattern[] patterns, string side)
    {
        ILookup<string, Actor> holders = watchlist.Actors.SelectMany(actor => actor.Offices.Select(term => (term.OfficeId, actor))).ToLookup(held => held.OfficeId, held => held.actor);
        string[] TitlesOf(Actor actor) => [.. patterns.Where(p => p.Use == PatternUse.BareTitle && actor.Offices.Any(term => term.OfficeId == p.Office!.Id)).Select(p => string.Concat(Words(p.Folded))).Distinct()];
        Dictionary<Actor, string[]> titles = new(ReferenceEqualityComparer.Instance);
        List<NamedSpelling> spellings = [];
        foreach (NamePattern pattern in patterns)
        {
            bool named = pattern.Use switch
            {
                PatternUse.Name => pattern.Side == side,
                PatternUse.Title => pattern.Side == side || holders[pattern.Office!.Id].Any(actor => actor.Side == side),
                PatternUse.ShortName => pattern.Side == side && pattern.Actor!.Offices.Count > 0,
                _ => false,
            };
            if (!named)
                continue;
            // a short name counts beside a title of its bearer, or where the full name stands, which is found by itself
            string[]? beside = null;
            if (pattern.Use == PatternUse.ShortName && !titles.TryGetValue(pattern.Actor!, out beside))
                titles[pattern.Actor!] = beside = TitlesOf(pattern.Actor!);
            if (beside is null or [_, ..])
                spellings.Add(new NamedSpelling(Words(pattern.Folded), pattern.Capitals, beside, pattern.Actor?.Kind is ActorKind.Person or ActorKind.Country or ActorKind.Place,
                    Endings(pattern)));
        }

        return spellings;
    }

    /// <summary>First letters of what may follow the name in its last word; null = anything.</summary>
    private static string? Endings(NamePattern pattern)
    {
        string[] letters = [.. pattern.Suffixes.Select(suffix => string.Concat(suffix.Where(char.IsLetterOrDigit)))];
        return SpelledName.MayRunOn(pattern) || letters.Contains("") ? null : string.Concat(letters.Select(ending => ending[0]).Distinct());
    }

    /// <summary>Long enough to be rare: five letters of an alphabet, two characters of another script.</summary>
    private bool IsStrong(string word) =>
        Encoding.UTF8.GetByteCount(word) >= NameAnchor.FullLength && (word.Length >= LettersOfAlphabet || word[0] > LastOfAlphabets) && !ordinary.Contains(Stem(word));

    private static string Stem(string word) => word.Length > LongestStem ? word[..LongestStem] : word;

    private bool Take(NamedSpelling name, Dictionary<string, List<AnchorContext>?> anchors)
    {
        int best = -1;
        for (int i = 0; i < name.Words.Length; i++)
        {
            if (best < 0 || Worth(name.Words[i]).CompareTo(Worth(name.Words[best])) > 0)
                best = i;
        }

        if (best < 0)
            return false;
        string word = name.Words[best];
        if (IsStrong(word) && (name.IsProper || name.Words.Length == 1))
        {
            anchors[word] = null;
            return true;
        }

        if (!anchors.TryGetValue(word, out List<AnchorContext>? contexts))
            anchors[word] = contexts = [];
        contexts?.AddRange(Contexts(name, best));
        return true;
    }

    private (bool, int, int) Worth(string word) => (IsStrong(word), uses.GetValueOrDefault(word), Encoding.UTF8.GetByteCount(word));

    private static IEnumerable<AnchorContext> Contexts(NamedSpelling name, int at)
    {
        string before = string.Concat(name.Words[..at]), after = string.Concat(name.Words[(at + 1)..]);
        CapitalRule capitals = at == 0 || name.Capitals == CapitalRule.All ? name.Capitals : CapitalRule.Any;
        if (name.Titles is null)
            return [new AnchorContext(before, after, at == 0, capitals, after.Length == 0 ? name.Endings : null)];
        return name.Titles.SelectMany(title => (AnchorContext[])[new(title + before, after, at == 0, capitals, after.Length == 0 ? name.Endings : null), new(before, after + title, at == 0, capitals, null)]);
    }

    /// <param name="Words">Of the folded spelling.</param>
    /// <param name="Titles">Titles one of which must stand directly beside it; null = none is needed.</param>
    /// <param name="IsProper">Made of names only; titles and institutions are made of common words.</param>
    /// <param name="Endings">Letters with which its endings begin; null = any.</param>
    private sealed record NamedSpelling(string[] Words, CapitalRule Capitals, string[]? Titles, bool IsProper, string? Endings);
}
