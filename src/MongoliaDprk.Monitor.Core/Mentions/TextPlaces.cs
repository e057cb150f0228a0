using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Mentions;

/// <summary>Knows for every offset of one article how prominent it is and which sentence it stands in.</summary>
internal sealed class TextPlaces
{
    /// <summary>So many other countries in one sentence make a roll-call.</summary>
    private const int RollcallCountries = 4;

    private const int LeadSentences = 2;

    /// <summary>A shorter first line is a dateline or a byline, and the lead goes on behind it.</summary>
    private const int ShortestLead = 60;

    private readonly string text;
    private readonly int titleEnd;
    private readonly int leadEnd;
    private readonly IReadOnlyList<TextSpan> sentences;
    private readonly IReadOnlyList<TextSpan> quotes;
    private readonly Dictionary<int, HashSet<string>> countriesBySentence = [];

    public TextPlaces(Article article, IEnumerable<(int Offset, Actor Actor)> named)
    {
        text = article.FullText;
        titleEnd = article.Title.Length;
        sentences = Sentences.Split(text);
        quotes = Quotations.Find(text);
        leadEnd = EndOfLead();
        foreach ((int offset, Actor actor) in named.Where(name => name.Actor.Kind == ActorKind.Country))
        {
            int sentence = Sentences.IndexAt(sentences, offset);
            if (!countriesBySentence.TryGetValue(sentence, out HashSet<string>? countries))
                countriesBySentence[sentence] = countries = new HashSet<string>(StringComparer.Ordinal);
            countries.Add(actor.Side);
        }
    }

    public string SentenceAt(int offset) => sentences[Sentences.IndexAt(sentences, offset)].Of(text);

    public Salience SalienceAt(int offset, Actor actor)
    {
        if (offset < titleEnd)
            return Salience.Headline;
        if (IsRollcall(offset, actor))
            return Salience.Rollcall;
        if (quotes.Any(quote => quote.Contains(offset)))
            return Salience.Quote;
        return offset < leadEnd ? Salience.Lead : Salience.Body;
    }

    private bool IsRollcall(int offset, Actor actor) =>
        countriesBySentence.TryGetValue(Sentences.IndexAt(sentences, offset), out HashSet<string>? countries)
        && countries.Count(country => country != actor.Side) >= RollcallCountries;

    private int EndOfLead()
    {
        int end = titleEnd + 1;
        int count = 0;
        foreach (TextSpan sentence in sentences.Where(sentence => sentence.Start > titleEnd))
        {
            bool newLine = count > 0 && text.AsSpan(end, sentence.Start - end).Contains('\n');
            if (count == LeadSentences || (newLine && end - titleEnd > ShortestLead))
                break;
            end = sentence.End;
            count++;
        }

        return end;
    }
}
