using MongoliaDprk.Monitor.Core.Changes;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Api;

/// <summary>One article with its versions and what each changed, for programs; words from outside cleaned, only web addresses.</summary>
internal static class ArticleJson
{
    public static object Of(ArticleDetail a) => new
    {
        a.Id,
        Address = OutsideText.Address(a.Address),
        Source = a.SourceId,
        Title = OutsideText.Clean(a.Title),
        a.Language,
        Author = a.Author is null ? null : OutsideText.Clean(a.Author),
        a.Published,
        a.Day,
        a.CollectedAt,
        a.Lost,
        a.LastVisit,
        a.NextVisit,
        Versions = a.Versions.Select((v, i) => Version(v, i == 0 ? null : a.Versions[i - 1])),
        Changes = a.Changes.Select(Change),
        Evidence = a.Evidence.Select(p => new { p.Hash, Address = OutsideText.Address(p.Address), p.FetchedAt, p.ContentType, p.KeptBytes }),
        Copies = a.Copies.Select(c => new { c.Id, Source = c.SourceId, Title = OutsideText.Clean(c.Title), Address = OutsideText.Address(c.Address), c.Published, c.PublicSince, c.IsFirst }),
    };

    public static object Change(ArticleChange c) => new
    {
        c.ArticleId,
        Title = OutsideText.Clean(c.Title),
        Address = OutsideText.Address(c.Address),
        Source = c.SourceId,
        c.Version,
        c.Kind,
        Actor = c.ActorId,
        c.ActorName,
        Before = c.Before is null ? null : OutsideText.Clean(c.Before),
        After = c.After is null ? null : OutsideText.Clean(c.After),
        c.At,
    };

    private static object Version(ArticleVersion v, ArticleVersion? before) => new
    {
        v.Number,
        v.FetchedAt,
        Title = OutsideText.Clean(v.Title),
        Paragraphs = v.Text.Split('\n').Select(OutsideText.Clean),
        v.Published,
        v.AnalyzerVersion,
        v.WatchlistVersion,
        v.Pages,
        ChangedParagraphs = before is null ? null : TextChange.Between(before.Text, v.Text).Paragraphs,
    };
}
