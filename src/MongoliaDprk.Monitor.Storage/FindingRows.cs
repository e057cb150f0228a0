using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>The rows of what an analysis found, for a new article and for one that is analysed anew. An article that is not relevant has none.</summary>
/// <param name="day">The day the article counts for.</param>
internal sealed class FindingRows(string sourceId, DateOnly day, Analysis analysis)
{
    public List<string> Countries { get; } = [.. analysis.Countries];

    public List<MentionRow> Mentions(long articleId) => analysis.Relevant ? [.. analysis.Mentions.Select(m => Mention(articleId, m))] : [];

    public List<TopicRow> Topics(long articleId) => analysis.Relevant
        ? [.. analysis.Topics.Distinct(StringComparer.Ordinal).Select(t => new TopicRow { ArticleId = articleId, Topic = t, SourceId = sourceId, Day = day })]
        : [];

    private MentionRow Mention(long articleId, Mention mention) => new()
    {
        ArticleId = articleId,
        ActorId = mention.Actor.Id,
        ActorName = mention.Actor.Name,
        Side = mention.Actor.Side,
        Salience = mention.Salience,
        Count = mention.Hits.Count,
        Day = day,
        SourceId = sourceId,
        Evidence = StoredText.Clean(mention.Evidence),
        Surface = StoredText.Clean(mention.Hits[0].Surface),
        Hits = StoredHits.Write(mention.Hits),
        Offices = [.. OfficeNaming.Of(mention, analysis.Article.Published?.Day).Select(Office)],
    };

    private MentionOfficeRow Office(OfficeNaming naming) => new()
    {
        OfficeId = naming.OfficeId,
        Held = naming.Held,
        Hits = naming.Hits.Count,
        Headline = naming.Hits.Any(h => h.Start < analysis.Article.Title.Length),
    };
}
