using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Mentions;

/// <summary>Turns a watchlist into the patterns to look for.</summary>
internal static class NamePatterns
{
    public static IReadOnlyList<NamePattern> Of(Watchlist watchlist)
    {
        Dictionary<string, Rules> rules = watchlist.Languages.ToDictionary(l => l.Code, Rules.Of, StringComparer.Ordinal);
        List<NamePattern> patterns = [];
        foreach (Actor actor in watchlist.Actors)
        {
            Add(actor.Names, PatternUse.Name, actor, null);
            Add(actor.ShortNames, PatternUse.ShortName, actor, null);
            Add(actor.HomeNames, PatternUse.Name, actor, null, atHomeOnly: true);
        }

        foreach (Office office in watchlist.Offices)
        {
            Add(office.Titles, PatternUse.Title, null, office);
            Add(office.BareTitles, PatternUse.BareTitle, null, office);
        }

        foreach (Language language in watchlist.Languages)
            patterns.AddRange(language.NotNames.SelectMany(phrase => Spellings(phrase, PatternUse.NotName, null, null, rules[language.Code])));
        // the same spelling in two languages of equal rules is one pattern
        return [.. patterns.DistinctBy(p => (p.Folded, p.Use, p.Actor?.Id, p.Office?.Id, p.Boundary, p.NeedsSuffix, p.Capitals, p.Suffixes, p.AtHomeOnly))];

        void Add(IReadOnlyDictionary<string, IReadOnlyList<string>> byLanguage, PatternUse use, Actor? actor, Office? office, bool atHomeOnly = false)
        {
            foreach ((string language, IReadOnlyList<string> names) in byLanguage)
                patterns.AddRange(names.SelectMany(name => Spellings(name, use, actor, office, rules.GetValueOrDefault(language, Rules.Default)).Select(pattern => pattern with { AtHomeOnly = atHomeOnly })));
        }
    }

    /// <summary>Topic phrases and other phrases that stand for no actor.</summary>
    public static IEnumerable<NamePattern> Phrases(Language language, IEnumerable<string> phrases)
    {
        Rules rules = Rules.Of(language);
        return phrases.SelectMany(phrase => Spellings(phrase, PatternUse.NotName, null, null, rules));
    }

    private static IEnumerable<NamePattern> Spellings(string name, PatternUse use, Actor? actor, Office? office, Rules rules)
    {
        bool anyEnding = name.EndsWith('*');
        string bare = name.TrimEnd('*');
        NamePattern pattern = new(
            FoldedText.Fold(bare), use, actor, office, rules.Boundary, rules.Suffixes, CapitalsOf(bare, actor), AnyEnding: anyEnding);
        foreach (string folded in Written(pattern.Folded, actor))
        {
            yield return pattern with { Folded = folded };
            foreach (string ending in rules.DroppedEndings)
            {
                if (folded.Length > ending.Length + 2 && folded.EndsWith(ending, StringComparison.Ordinal))
                    yield return pattern with { Folded = folded[..^ending.Length], NeedsSuffix = true };
            }
        }
    }

    /// <summary>The name as given; "X.Name" is also written "X. Name".</summary>
    private static IEnumerable<string> Written(string folded, Actor? actor)
    {
        int dot = folded.IndexOf('.', StringComparison.Ordinal);
        if (dot is not (> 0 and < 4) || dot + 1 >= folded.Length || actor?.Kind != ActorKind.Person)
            return folded.Length == 0 ? [] : [folded];
        string rest = folded[(dot + 1)..].TrimStart();
        return [folded[..(dot + 1)] + rest, folded[..(dot + 1)] + " " + rest];
    }

    private static CapitalRule CapitalsOf(string name, Actor? actor)
    {
        char[] letters = [.. name.Where(char.IsLetter)];
        if (letters.Length is > 1 and <= 3 && letters.All(char.IsUpper))
            return CapitalRule.All;
        bool proper = actor?.Kind is ActorKind.Person or ActorKind.Country or ActorKind.Place;
        return proper && char.IsUpper(name[0]) ? CapitalRule.First : CapitalRule.Any;
    }

    private sealed record Rules(NameBoundary Boundary, IReadOnlyList<string> Suffixes, IReadOnlyList<string> DroppedEndings)
    {
        public static Rules Default { get; } = new(NameBoundary.Both, [], []);

        public static Rules Of(Language language) => new(
            language.Boundary,
            [.. language.Suffixes.Select(FoldedText.Fold).Distinct(StringComparer.Ordinal).OrderByDescending(suffix => suffix.Length)],
            [.. language.DroppedEndings.Select(FoldedText.Fold)]);
    }
}
