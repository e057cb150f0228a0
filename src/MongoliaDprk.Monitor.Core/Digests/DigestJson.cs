using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>
/// The JSON shape of a digest; keys are camel case, enums are their names in camel case, absent values are null, keys are only
/// ever added. <c>counts</c> are the lengths of the lists beside them.
/// </summary>
/// <param name="Day">ISO day.</param>
public sealed record DigestJson(
    DateOnly Day, string Subject, DigestJson.CountsOf Counts, IReadOnlyList<DigestJson.VisitOf> Visits,
    IReadOnlyList<DigestJson.ArticleOf> Articles, IReadOnlyList<DigestActor> Actors, IReadOnlyList<DigestJson.SourceOf> Sources,
    IReadOnlyList<DigestNews> SourceNews)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Lengths of the lists; <c>newVisits</c> and the states count parts of them.</summary>
    public sealed record CountsOf(int Visits, int NewVisits, int Articles, int Actors, int Sources, int Missing, int Silent, int SourceNews);

    /// <summary>A visit. Visitors are names; address is null when it is not a web address; confidence 0 to 1.</summary>
    public sealed record VisitOf(
        long Id, bool IsNew, IReadOnlyList<string> Visitors, string? From, string? To, string? Place, string? Start, string? End,
        string Stage, string Sentence, string? Address, string Source, double Confidence);

    /// <summary>An article. Published is ISO 8601 in its known precision, or null.</summary>
    public sealed record ArticleOf(
        long Id, string Title, string? Address, string Source, string? Language, string? Published, string Salience,
        IReadOnlyList<string> Actors, IReadOnlyList<string> Topics, string Evidence);

    /// <summary>A source. State: collected, silent, notPolled, neverPolled or failing; lastSuccess in UTC.</summary>
    public sealed record SourceOf(string Id, string Name, CollectionState State, int Collected, int Relevant, DateTime? LastSuccess, string? LastError);

    /// <summary>Makes the shape of a digest.</summary>
    public static DigestJson Of(Digest digest) => new(
        digest.Day,
        OutsideText.Clean(digest.Subject),
        new CountsOf(
            digest.Visits.Count, digest.Visits.Count(v => v.IsNew), digest.Articles.Count, digest.Actors.Count, digest.Sources.Count,
            DigestWords.Missing(digest).Count(), DigestWords.Silent(digest).Count(), digest.SourceNews.Count),
        [.. DigestWords.Visits(digest).Select(v => Visit(v, digest))],
        [.. digest.Articles.Select(a => Article(a, digest))],
        [.. digest.Actors.Select(a => a with { Name = OutsideText.Clean(a.Name) })],
        [.. digest.Sources.Select(s => Source(s, digest.Day))],
        [.. digest.SourceNews.Select(n => new DigestNews(OutsideText.Clean(n.Title), OutsideText.Clean(n.Text)))]);

    internal static string Render(Digest digest) => JsonSerializer.Serialize(Of(digest), Options) + "\n";

    private static VisitOf Visit(DigestVisit visit, Digest digest) => new(
        visit.Id, visit.IsNew, [.. visit.Visitors.Select(v => DigestWords.Name(v, digest))], Clean(visit.From), Clean(visit.To),
        Clean(visit.Place), Clean(visit.Start), Clean(visit.End), Camel(visit.Stage), OutsideText.Clean(visit.Sentence),
        OutsideText.Address(visit.Address), OutsideText.Clean(visit.SourceName), visit.Confidence);

    private static ArticleOf Article(DigestArticle article, Digest digest) => new(
        article.Id, OutsideText.Clean(article.Title), OutsideText.Address(article.Address), OutsideText.Clean(article.SourceName),
        Clean(article.Language), Clean(article.Published), Camel(article.Salience),
        [.. article.Actors.Select(a => DigestWords.Name(a, digest))], [.. article.Topics.Select(OutsideText.Clean)], OutsideText.Clean(article.Evidence));

    private static SourceOf Source(DigestSource source, DateOnly day) => new(
        source.Id, OutsideText.Clean(source.Name), DigestWords.State(source, day), source.Collected, source.Relevant,
        source.LastSuccess is { } at ? DateTime.SpecifyKind(at, DateTimeKind.Utc) : null, Clean(source.LastError));

    private static string? Clean(string? text) => text is null ? null : OutsideText.Clean(text);

    private static string Camel(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
