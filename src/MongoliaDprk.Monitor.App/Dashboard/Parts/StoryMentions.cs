using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Dashboard.Parts;

/// <summary>One sentence of an article with the mentions it is the evidence of.</summary>
public sealed record EvidenceGroup(string Sentence, IReadOnlyList<MentionItem> Mentions);

/// <summary>One text of a day: the article that stands for it with its evidence, and its copies.</summary>
/// <param name="Evidence">Of the first article.</param>
/// <param name="Mentions">Of the first article and of the copies.</param>
public sealed record StoryMentions(DigestStory Story, IReadOnlyList<EvidenceGroup> Evidence, int Mentions)
{
    /// <summary>The digest's stories in its order, their mentions grouped by sentence, the most prominent first.</summary>
    public static IReadOnlyList<StoryMentions> Of(Digest digest, IReadOnlyList<MentionItem> mentions)
    {
        ILookup<long, MentionItem> byArticle = mentions.ToLookup(m => m.ArticleId);
        return
        [
            .. DigestStory.Of(digest.Articles).Select(s => new StoryMentions(
                s, Group(byArticle[s.First.Id]), byArticle[s.First.Id].Count() + s.Copies.Sum(c => byArticle[c.Id].Count()))),
        ];
    }

    private static List<EvidenceGroup> Group(IEnumerable<MentionItem> mentions) =>
        [.. mentions.OrderBy(m => m.Salience).GroupBy(m => m.Evidence, StringComparer.Ordinal).Select(g => new EvidenceGroup(g.Key, [.. g]))];
}
