using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Mentions;

namespace MongoliaDprk.Monitor.Core.Watchlists.Hints;

/// <summary>What is no error in a watchlist but may surprise its editor: names shared, names that are words, phrases that hide others.</summary>
public static class WatchlistHints
{
    /// <summary>One line each, in the order: shared names, names that are words, hidden phrases.</summary>
    public static IReadOnlyList<string> Of(Watchlist watchlist) => [.. Shared(watchlist), .. Words(watchlist, FrequentWords), .. Hidden(watchlist, FrequentWords)];

    /// <summary>Folded words with the first language that has them.</summary>
    private static Dictionary<string, string> FrequentWords { get; } = EmbeddedTable.Lines("Articles.Languages.FunctionWords.txt")
        .SelectMany(fields => fields.Skip(1).Where(word => word[0] != '+').Select(word => (Word: FoldedText.Fold(word), Language: fields[0])))
        .DistinctBy(word => word.Word)
        .ToDictionary(word => word.Word, word => word.Language, StringComparer.Ordinal);

    /// <summary>Names that count alone and are borne by two actors, so that only the day or another name tells who is meant.</summary>
    private static IEnumerable<string> Shared(Watchlist watchlist) =>
        watchlist.Actors
            .SelectMany(actor => actor.Names.SelectMany(names => names.Value.Select(name => (actor.Id, Name: name, Folded: FoldedText.Fold(name)))))
            .GroupBy(name => name.Folded, StringComparer.Ordinal)
            .Select(group => (Name: group.First().Name, Ids: group.Select(name => name.Id).Distinct(StringComparer.Ordinal).ToArray()))
            .Where(group => group.Ids.Length > 1)
            .GroupBy(group => string.Join(" and ", group.Ids), StringComparer.Ordinal)
            .Select(pair => $"{pair.Key} share {string.Join(", ", pair.Select(group => $"'{group.Name}'"))}: the day or another name must tell who is meant");

    /// <summary>Names of one word that are among the most frequent words of a language.</summary>
    private static IEnumerable<string> Words(Watchlist watchlist, Dictionary<string, string> frequent)
    {
        foreach (Actor actor in watchlist.Actors)
        {
            foreach (string name in actor.Names.Values.Concat(actor.ShortNames.Values).SelectMany(names => names).Distinct(StringComparer.Ordinal))
            {
                if (frequent.TryGetValue(FoldedText.Fold(name), out string? language))
                    yield return $"'{name}' of {actor.Id} is one of the most frequent words of the language '{language}'";
            }
        }
    }

    /// <summary>A visit phrase that begins with a phrase of another cue of its layer: where it stands, the shorter one is not seen. Mere marks (to, on) are meant so.</summary>
    private static IEnumerable<string> Hidden(Watchlist watchlist, Dictionary<string, string> frequent)
    {
        foreach (Language language in watchlist.Languages.Where(language => language.Visits is not null))
        {
            (string Cue, string Folded, string Text)[] phrases =
            [
                .. language.Visits!.Phrases.SelectMany(cue => cue.Value.Select(text => (cue.Key, FoldedText.Fold(text.TrimEnd('*')), text))),
            ];
            ILookup<string, (string Cue, string Folded, string Text)> byStart = phrases.ToLookup(phrase => phrase.Folded, StringComparer.Ordinal);
            foreach ((string cue, string folded, string text) in phrases)
            {
                HashSet<string> own = [.. byStart[folded].Select(same => same.Cue)];
                string[] hidden =
                [
                    .. Starts(folded).Where(start => !frequent.ContainsKey(start)).SelectMany(start => byStart[start])
                        .Where(other => !own.Contains(other.Cue) && VisitLanguage.Compete(cue, other.Cue)).Select(other => $"'{other.Text}' ({other.Cue})").Distinct(StringComparer.Ordinal),
                ];
                if (hidden.Length > 0)
                    yield return $"languages/{language.Code}.yaml: '{text}' ({cue}) hides {string.Join(", ", hidden)} at its start";
            }
        }
    }

    /// <summary>The whole words a phrase begins with.</summary>
    private static IEnumerable<string> Starts(string folded)
    {
        for (int blank = folded.IndexOf(' ', StringComparison.Ordinal); blank > 0; blank = folded.IndexOf(' ', blank + 1))
            yield return folded[..blank];
    }
}
