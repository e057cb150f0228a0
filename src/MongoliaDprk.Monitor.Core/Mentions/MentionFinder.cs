using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Mentions;

/// <summary>Finds every actor of a watchlist in a text, in one pass. Built once per watchlist; thread-safe.</summary>
public sealed class MentionFinder(Watchlist watchlist)
{
    private readonly NameScan names = new(NamePatterns.Of(watchlist));
    private readonly NameOwners owners = new(watchlist);
    private readonly TopicFinder topics = new(watchlist.Languages);

    /// <summary>The mentions in order of first hit.</summary>
    /// <param name="article">Offsets count in its <see cref="Article.FullText"/>.</param>
    /// <param name="day">The article's day, by which offices are resolved; null = offices are not resolved to a person.</param>
    /// <param name="sourceSide">Side the outlet speaks for, or null: names that mean a side at home only count there.</param>
    public IReadOnlyList<Mention> Find(Article article, DateOnly? day, string? sourceSide = null)
    {
        string text = article.FullText;
        List<NameSpan> spans = names.Find(text, article.Title.Length, sourceSide);
        if (spans.Count == 0)
            return [];
        IReadOnlyList<OwnedHit> hits = new HitResolver(owners, text, article.Title.Length, spans, day).Resolve();
        if (hits.Count == 0)
            return [];
        TextPlaces places = new(article, hits.Select(hit => (hit.Hit.Start, hit.Actor)));
        return [.. hits.GroupBy(hit => hit.Actor, ReferenceEqualityComparer.Instance).Select(group => MentionOf([.. group], places))];
    }

    /// <summary>Topic ids whose phrases stand in the text, alphabetical.</summary>
    public IReadOnlyList<string> Topics(Article article) => topics.Find(article.FullText);

    /// <summary>Names beside offices and frequent names that the watchlist does not know.</summary>
    public IReadOnlyList<NameCandidate> Unknown(IEnumerable<Article> articles)
    {
        NameCandidates candidates = new();
        foreach (Article article in articles)
            candidates.Add(article, names.Find(article.FullText, article.Title.Length, null, withNotNames: true));
        return candidates.Ranked();
    }

    private static Mention MentionOf(OwnedHit[] hits, TextPlaces places)
    {
        Actor actor = hits[0].Actor;
        Salience salience = hits.Min(hit => places.SalienceAt(hit.Hit.Start, actor));
        return new Mention(actor, salience, [.. hits.Select(hit => hit.Hit)], places.SentenceAt(hits[0].Hit.Start));
    }
}
