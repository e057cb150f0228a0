using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Dashboard.Parts;

/// <summary>One sentence of an article with the mentions it is the evidence of.</summary>
public sealed record EvidenceGroup(string Sentence, IReadOnlyList<MentionItem> Mentions);

/// <summary>One article of a day with its mentions.</summary>
/// <param name="Salience">The most prominent place among its mentions.</param>
public sealed record ArticleMentions(
    long Id, string Title, string Address, string Source, string? Language, string? Published, Salience Salience,
    IReadOnlyList<string> Topics, IReadOnlyList<EvidenceGroup> Evidence)
{
    public int Mentions => Evidence.Sum(e => e.Mentions.Count);

    /// <summary>The digest's articles in its order, each with its mentions grouped by sentence, the most prominent first.</summary>
    public static IReadOnlyList<ArticleMentions> Of(Digest digest, IReadOnlyList<MentionItem> mentions)
    {
        ILookup<long, MentionItem> byArticle = mentions.ToLookup(m => m.ArticleId);
        return [.. digest.Articles.Select(a => new ArticleMentions(
            a.Id, a.Title, a.Address, a.SourceName, a.Language, a.Published, a.Salience, a.Topics, Group(byArticle[a.Id])))];
    }

    private static List<EvidenceGroup> Group(IEnumerable<MentionItem> mentions) =>
        [.. mentions.OrderBy(m => m.Salience).GroupBy(m => m.Evidence, StringComparer.Ordinal).Select(g => new EvidenceGroup(g.Key, [.. g]))];
}
