using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Mentions;

/// <summary>
/// Tells a mere list of countries (a medal table, results, a roll-call of guests) from a text about the two sides. Every sign must
/// agree, for a lost article is worse than one too many: neither side in the headline, three other countries or three entries
/// ("Country: …"), each side in at most two sentences, and no clause that names both, unless it is a roll-call.
/// </summary>
internal static class CountryList
{
    private const int OtherCountries = 3;

    private const int Entries = 3;

    private const int SentencesOfASide = 2;

    private const int RollcallCountries = 4;

    private const string ClauseEnds = ";；";

    /// <param name="article">The mentions' article.</param>
    /// <param name="mentions">All that were found in it.</param>
    /// <param name="sides">The two sides; both are named.</param>
    public static bool Is(Article article, IReadOnlyList<Mention> mentions, IReadOnlyList<string> sides)
    {
        Mention[] ofSides = [.. mentions.Where(mention => sides.Contains(mention.Actor.Side))];
        string text = article.FullText;
        if (ofSides.Any(mention => mention.Salience == Salience.Headline) || !NamesMany(mentions, sides, text))
            return false;
        IReadOnlyList<TextSpan> sentences = Sentences.Split(text);
        if (sides.Any(side => OffsetsOf(side, ofSides).Select(offset => Sentences.IndexAt(sentences, offset)).Distinct().Count() > SentencesOfASide))
            return false;
        (string Side, int Offset)[] named = [.. mentions.SelectMany(mention => mention.Hits.Select(hit => (mention.Actor.Side, hit.Start)))];
        return !named.GroupBy(name => ClauseAt(text, sentences, name.Offset)).Any(clause => Links(clause.Select(name => name.Side), sides));
    }

    private static bool NamesMany(IReadOnlyList<Mention> mentions, IReadOnlyList<string> sides, string text)
    {
        Mention[] countries = [.. mentions.Where(mention => mention.Actor.Kind == ActorKind.Country)];
        return countries.Where(country => !sides.Contains(country.Actor.Side)).DistinctBy(country => country.Actor.Side).Count() >= OtherCountries
            || countries.Count(country => country.Hits.Any(hit => IsEntry(text, hit))) >= Entries;
    }

    private static bool IsEntry(string text, Hit hit) =>
        hit.Start > 0 && text[hit.Start - 1] == '\n' && hit.End < text.Length && text[hit.End] is ':' or '：';

    private static IEnumerable<int> OffsetsOf(string side, IEnumerable<Mention> mentions) =>
        mentions.Where(mention => mention.Actor.Side == side).SelectMany(mention => mention.Hits.Select(hit => hit.Start));

    private static bool Links(IEnumerable<string> named, IReadOnlyList<string> sides)
    {
        HashSet<string> all = new(named, StringComparer.Ordinal);
        return sides.All(all.Contains) && all.Count - sides.Count < RollcallCountries;
    }

    /// <summary>Where the clause begins that holds the offset.</summary>
    private static int ClauseAt(string text, IReadOnlyList<TextSpan> sentences, int offset)
    {
        int start = sentences[Sentences.IndexAt(sentences, offset)].Start;
        return start >= offset ? start : start + text.AsSpan(start, offset - start).LastIndexOfAny(ClauseEnds) + 1;
    }
}
