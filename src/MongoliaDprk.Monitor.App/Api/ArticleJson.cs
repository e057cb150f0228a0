using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Changes;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Api;

/// <summary>One article with its versions and what each changed, for programs; words from outside cleaned, only web addresses.</summary>
/// <param name="Lost">What became of its page; null = it stands where it stood.</param>
/// <param name="Findings">Null where they were not asked for.</param>
internal sealed record ArticleJson(
    long Id, string? Address, string Source, string Title, string? Language, string? Author, string? Published, DateOnly Day, DateTime CollectedAt,
    ChangeKind? Lost, DateTime? LastVisit, DateTime? NextVisit, IReadOnlyList<ArticleJson.VersionOf> Versions, IReadOnlyList<ArticleJson.ChangeOf> Changes,
    IReadOnlyList<ArticleJson.PageOf> Evidence, IReadOnlyList<ArticleJson.CopyOf> Copies, ArticleJson.FindingsOf? Findings)
{
    /// <summary>One version; changedParagraphs is null for the first.</summary>
    public sealed record VersionOf(
        int Number, DateTime FetchedAt, string Title, IReadOnlyList<string> Paragraphs, string? Published, int AnalyzerVersion, string WatchlistVersion,
        IReadOnlyList<string> Pages, IReadOnlyList<ParagraphChange>? ChangedParagraphs);

    /// <summary>What happened to an article on the outlet's side.</summary>
    public sealed record ChangeOf(
        long ArticleId, string Title, string? Address, string Source, int Version, ChangeKind Kind, string? Actor, string? ActorName, string? Before, string? After, DateTime At);

    /// <summary>A kept page. Its bytes: <c>/articles/{id}/pages/{hash}</c>.</summary>
    public sealed record PageOf(string Hash, string? Address, DateTime FetchedAt, string? ContentType, int KeptBytes);

    /// <summary>An article of the same story.</summary>
    public sealed record CopyOf(long Id, string Source, string Title, string? Address, string? Published, DateTime PublicSince, bool IsFirst);

    /// <summary>What was found in it.</summary>
    public sealed record FindingsOf(
        bool Relevant, string? Reason, DatePrecision? Precision, DateOrigin? PublishedFrom, IReadOnlyList<string> Topics, IReadOnlyList<NamedJson> Mentions, IReadOnlyList<VisitOf> Visits);

    /// <summary>What it says of a visit.</summary>
    public sealed record VisitOf(
        long? VisitId, VisitStage Stage, bool IsNew, IReadOnlyList<string> Visitors, string? From, string? To, string? Place, string? Start, string? End,
        string Sentence, double Confidence, IReadOnlyList<string> Reasons);

    public static ArticleJson Of(ArticleDetail a, ArticleFindings? findings = null) => new(
        a.Id, OutsideText.Address(a.Address), a.SourceId, OutsideText.Clean(a.Title), a.Language, CleanOrNull(a.Author), a.Published, a.Day, a.CollectedAt,
        a.Lost, a.LastVisit, a.NextVisit,
        [.. a.Versions.Select((v, i) => Version(v, i == 0 ? null : a.Versions[i - 1]))],
        [.. a.Changes.Select(Change)],
        [.. a.Evidence.Select(p => new PageOf(p.Hash, OutsideText.Address(p.Address), p.FetchedAt, CleanOrNull(p.ContentType), p.KeptBytes))],
        [.. a.Copies.Select(c => new CopyOf(c.Id, c.SourceId, OutsideText.Clean(c.Title), OutsideText.Address(c.Address), c.Published, c.PublicSince, c.IsFirst))],
        findings is null ? null : Found(findings));

    public static ChangeOf Change(ArticleChange c) => new(
        c.ArticleId, OutsideText.Clean(c.Title), OutsideText.Address(c.Address), c.SourceId, c.Version, c.Kind, c.ActorId, c.ActorName,
        CleanOrNull(c.Before), CleanOrNull(c.After), c.At);

    private static VersionOf Version(ArticleVersion v, ArticleVersion? before) => new(
        v.Number, v.FetchedAt, OutsideText.Clean(v.Title), [.. v.Text.Split('\n').Select(OutsideText.Clean)], v.Published, v.AnalyzerVersion, v.WatchlistVersion, v.Pages,
        before is null ? null : TextChange.Between(before.Text, v.Text).Paragraphs);

    private static FindingsOf Found(ArticleFindings f) => new(
        f.Relevant, f.Reason, f.Precision, f.PublishedFrom, f.Topics, [.. f.Mentions.Select(NamedJson.Of)],
        [.. f.Visits.Select(v => new VisitOf(
            v.VisitId, v.Stage, v.IsNew, [.. v.Visitors.Select(OutsideText.Clean)], v.From, v.To, CleanOrNull(v.Place), v.Start, v.End,
            OutsideText.Clean(v.Sentence), v.Confidence, v.Reasons))]);

    private static string? CleanOrNull(string? words) => words is null ? null : OutsideText.Clean(words);
}
