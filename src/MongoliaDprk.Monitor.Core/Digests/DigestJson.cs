using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Visits;

namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>
/// The JSON shape of a digest; keys are camel case, enums are their names in camel case, absent values are null, instants are UTC.
/// Within a version keys are only ever added. <c>counts</c> are the lengths of the lists beside them; lists are whole.
/// </summary>
/// <param name="Version">Of this shape; higher when a key goes or means something else.</param>
/// <param name="Day">ISO day.</param>
/// <param name="From">Found from this instant; null = the articles that count for the day, whenever they were found.</param>
/// <param name="To">Found until this instant.</param>
/// <param name="Week">Null where numbers are not compared.</param>
public sealed record DigestJson(
    int Version, DateOnly Day, DateTime? From, DateTime? To, string Subject, DigestJson.CountsOf Counts, IReadOnlyList<DigestJson.VisitOf> Visits,
    IReadOnlyList<DigestJson.ArticleOf> Articles, IReadOnlyList<DigestActor> Actors, DigestWeek? Week, IReadOnlyList<DigestNews> Anomalies,
    IReadOnlyList<DigestChange> Changes, IReadOnlyList<DigestClaim> Claims, IReadOnlyList<DigestJson.SourceOf> Sources,
    IReadOnlyList<DigestNews> SourceNews, IReadOnlyList<DigestAlert> Alerts, IReadOnlyList<DigestExpected> Expected, IReadOnlyList<DigestComing> Coming,
    IReadOnlyList<DigestJson.StepOf> Funnel)
{
    /// <summary>The version that this program writes.</summary>
    public const int Current = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Lengths of the lists; <c>newVisits</c>, <c>stories</c> and the states count parts of them.</summary>
    public sealed record CountsOf(
        int Visits, int NewVisits, int Articles, int Stories, int Actors, int Sources, int Missing, int Silent, int SourceNews, int Changes, int Alerts);

    /// <summary>A visit. Visitors are names; was is the stage before, where it changed; witnesses are the outlets that report it; voices what each side says; address is null when it is not a web address; confidence 0 to 1.</summary>
    public sealed record VisitOf(
        long Id, bool IsNew, IReadOnlyList<string> Visitors, string? From, string? To, string? Place, string? Start, string? End,
        string Stage, string Sentence, string? Address, string Source, double Confidence, string? Was, IReadOnlyList<WitnessOf> Witnesses,
        IReadOnlyList<VoiceOf> Voices);

    /// <summary>An outlet; side is a country code or null.</summary>
    public sealed record WitnessOf(string Source, string? Side);

    /// <summary>A side, null = third parties. Standing: confirmed, denied, mentioned, silent or notWatched; outlets report the visit.</summary>
    public sealed record VoiceOf(string? Side, SideStanding Standing, IReadOnlyList<string> Outlets);

    /// <summary>An article. Published is ISO 8601 in its known precision, or null; story is equal for copies of one text, isFirst true for one of them.</summary>
    public sealed record ArticleOf(
        long Id, string Title, string? Address, string Source, string? Language, string? Published, string Salience,
        IReadOnlyList<string> Actors, IReadOnlyList<string> Topics, string Evidence, DateOnly Day, DateTime FoundAt, long Story, bool IsFirst, int OtherCopies);

    /// <summary>A step from link to alert in the polls of these days; leftOut = what took it went no further.</summary>
    public sealed record StepOf(string Step, bool LeftOut, int Count);

    /// <summary>A source. State: collected, silent, notPolled, neverPolled or failing; lastSuccess in UTC.</summary>
    public sealed record SourceOf(string Id, string Name, CollectionState State, int Collected, int Relevant, DateTime? LastSuccess, string? LastError);

    /// <summary>Makes the shape of a digest.</summary>
    public static DigestJson Of(Digest digest) => new(
        Current, digest.Day, digest.Span?.From, digest.Span?.To, OutsideText.Clean(digest.Subject), CountsFor(digest),
        [.. DigestWords.Visits(digest).Select(v => Visit(v, digest))],
        [.. digest.Articles.Select(a => Article(a, digest))],
        [.. digest.Actors.Select(a => a with { Name = OutsideText.Clean(a.Name) })],
        digest.Week,
        [.. digest.Anomalies.Select(News)],
        [.. digest.Changes.Select(Change)],
        [.. digest.Claims.Select(c => c with { Sentence = OutsideText.Clean(c.Sentence), Evidence = Clean(c.Evidence), Address = OutsideText.Address(c.Address) })],
        [.. digest.Sources.Select(s => Source(s, digest))],
        [.. digest.SourceNews.Select(News)],
        [.. digest.Alerts.Select(a => new DigestAlert(OutsideText.Clean(a.Title), OutsideText.Clean(a.Text), OutsideText.Address(a.Address), Utc(a.At)))],
        [.. digest.Expected.Select(e => e with { Name = OutsideText.Clean(e.Name), Evidence = Clean(e.Evidence), Address = OutsideText.Address(e.Address) })],
        [.. digest.Coming.Select(c => c with { Name = OutsideText.Clean(c.Name), Note = Clean(c.Note) })],
        [.. FunnelStages.Rows(digest.Funnel).Select(r => new StepOf(Camel(r.Step), r.IsLeftOut, r.Count))]);

    internal static string Render(Digest digest) => JsonSerializer.Serialize(Of(digest), Options) + "\n";

    private static CountsOf CountsFor(Digest digest) => new(
        digest.Visits.Count, digest.Visits.Count(v => v.IsNew), digest.Articles.Count, DigestStory.Of(digest.Articles).Count, digest.Actors.Count,
        digest.Sources.Count, DigestWords.Missing(digest).Count(), DigestWords.Silent(digest).Count(), digest.SourceNews.Count, digest.Changes.Count, digest.Alerts.Count);

    private static VisitOf Visit(DigestVisit visit, Digest digest) => new(
        visit.Id, visit.IsNew, [.. visit.Visitors.Select(v => DigestWords.Name(v, digest))], Clean(visit.From), Clean(visit.To),
        Clean(visit.Place), Clean(visit.Start), Clean(visit.End), Camel(visit.Stage), OutsideText.Clean(visit.Sentence),
        OutsideText.Address(visit.Address), OutsideText.Clean(visit.SourceName), visit.Confidence, visit.Was is { } was ? Camel(was) : null,
        [.. visit.Witnesses.Select(w => new WitnessOf(OutsideText.Clean(w.SourceName), w.Side))],
        [.. visit.Voices.Select(v => new VoiceOf(v.Side, v.Standing, [.. v.Outlets.Select(OutsideText.Clean)]))]);

    private static ArticleOf Article(DigestArticle article, Digest digest) => new(
        article.Id, OutsideText.Clean(article.Title), OutsideText.Address(article.Address), OutsideText.Clean(article.SourceName),
        Clean(article.Language), Clean(article.Published), Camel(article.Salience),
        [.. article.Actors.Select(a => DigestWords.Name(a, digest))], [.. article.Topics.Select(OutsideText.Clean)], OutsideText.Clean(article.Evidence),
        article.Day, Utc(article.FoundAt), article.StoryId, article.IsFirst, article.OtherCopies);

    private static DigestChange Change(DigestChange change) => change with
    {
        Subject = Clean(change.Subject),
        Title = OutsideText.Clean(change.Title),
        Address = OutsideText.Address(change.Address) ?? "",
        SourceName = OutsideText.Clean(change.SourceName),
        Before = Clean(change.Before),
        After = Clean(change.After),
        At = Utc(change.At),
    };

    private static DigestNews News(DigestNews news) => news with { Title = OutsideText.Clean(news.Title), Text = OutsideText.Clean(news.Text) };

    private static SourceOf Source(DigestSource source, Digest digest) => new(
        source.Id, OutsideText.Clean(source.Name), DigestWords.State(source, digest), source.Collected, source.Relevant,
        source.LastSuccess is { } at ? Utc(at) : null, Clean(source.LastError));

    private static DateTime Utc(DateTime at) => DateTime.SpecifyKind(at, DateTimeKind.Utc);

    private static string? Clean(string? text) => text is null ? null : OutsideText.Clean(text);

    private static string Camel(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
