using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Api;

/// <summary>One hit. Start and length in UTF-16 units of title + line break + text; kind: name, shortName or office.</summary>
internal sealed record HitJson(int Start, int Length, string Surface, HitKind Kind, string? Office)
{
    public static HitJson Of(Hit h) => new(h.Start, h.Length, OutsideText.Clean(h.Surface), h.Kind, h.OfficeId);
}

/// <summary>One mention with its article. Words of outlets are cleaned; address is null where it is no web address.</summary>
internal sealed record MentionJson(
    long ArticleId, DateOnly Day, string? Published, string Source, string? Language, string Title, string? Address, string Actor, string ActorName,
    string Side, Salience Salience, int Count, string Evidence, string Surface, IReadOnlyList<HitJson> Hits, long StoryId, bool IsFirst, int Copies)
{
    public static MentionJson Of(MentionItem m) => new(
        m.ArticleId, m.Day, m.Published, m.SourceId, m.Language, OutsideText.Clean(m.Title), OutsideText.Address(m.Address), m.ActorId, m.ActorName,
        m.Side, m.Salience, m.Count, OutsideText.Clean(m.Evidence), OutsideText.Clean(m.Surface), [.. m.Hits.Select(HitJson.Of)], m.StoryId, m.IsFirst, m.Copies);
}

/// <summary>One hit with its article; context are the words around it.</summary>
internal sealed record HitItemJson(
    long ArticleId, DateOnly Day, string? Published, string Source, string? Language, string Title, string? Address, string Actor, string ActorName,
    string Side, HitJson Hit, string Context)
{
    public static HitItemJson Of(ListedHit h) => new(
        h.Mention.ArticleId, h.Mention.Day, h.Mention.Published, h.Mention.SourceId, h.Mention.Language, OutsideText.Clean(h.Mention.Title),
        OutsideText.Address(h.Mention.Address), h.Mention.ActorId, h.Mention.ActorName, h.Mention.Side, HitJson.Of(h.Hit), h.Context.ToString());
}

/// <summary>Who an article names. Matched: meets the filter.</summary>
internal sealed record NamedJson(
    string Actor, string ActorName, string Side, Salience Salience, int Count, string Evidence, IReadOnlyList<HitJson> Hits, bool Matched)
{
    public static NamedJson Of(ArticleMention m) => new(
        m.ActorId, m.ActorName, m.Side, m.Salience, m.Count, OutsideText.Clean(m.Evidence), [.. m.Hits.Select(HitJson.Of)], m.Matched);
}

/// <summary>One article of a list with everybody it names. Reason: why it is relevant.</summary>
internal sealed record ArticleItemJson(
    long Id, DateOnly Day, string? Published, string Source, string? Language, string Title, string? Address, long StoryId, bool IsFirst, int Copies,
    IReadOnlyList<string> Topics, string? Reason, IReadOnlyList<NamedJson> Mentions)
{
    public static ArticleItemJson Of(ArticleItem a) => new(
        a.Id, a.Day, a.Published, a.SourceId, a.Language, OutsideText.Clean(a.Title), OutsideText.Address(a.Address), a.StoryId, a.IsFirst, a.Copies,
        a.Topics, a.Reason, [.. a.Mentions.Select(NamedJson.Of)]);
}
