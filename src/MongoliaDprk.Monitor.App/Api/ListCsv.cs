using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Api;

/// <summary>A list as <see cref="Csv"/>, with a byte order mark so that spreadsheets read it as UTF-8.</summary>
internal static class ListCsv
{
    private const int Step = 1000;
    private const string ArticleHead = "articleId,day,published,source,language,title,address,storyId,isFirst,copies";

    public static string Head(CountUnit unit) => ArticleHead + unit switch
    {
        CountUnit.Mention => ",actor,actorName,side,salience,count,surface,evidence",
        CountUnit.Hit => ",actor,actorName,side,kind,office,start,surface,context",
        _ => ",topics,actors,reason",
    } + "\r\n";

    /// <summary>Writes the whole list in steps, so that its length does not matter.</summary>
    public static async Task WriteAsync(Stream output, ListQueries lists, ListQuery list, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteAsync(Head(list.Unit).AsMemory(), cancellationToken);
        await foreach (string row in list.Unit is CountUnit.Article or CountUnit.Headline ? ArticlesAsync(lists, list, cancellationToken) : MentionsAsync(lists, list, cancellationToken))
            await writer.WriteAsync((row + "\r\n").AsMemory(), cancellationToken);
    }

    private static async IAsyncEnumerable<string> ArticlesAsync(ListQueries lists, ListQuery list, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<ArticleItem> articles = [];
        do
        {
            articles = await lists.ArticlesAfterAsync(list, articles.LastOrDefault(), Step, cancellationToken);
            foreach (ArticleItem article in articles)
                yield return Row(article);
        }
        while (articles.Count == Step);
    }

    private static async IAsyncEnumerable<string> MentionsAsync(ListQueries lists, ListQuery list, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<MentionItem> mentions = [];
        do
        {
            mentions = await lists.MentionsAfterAsync(list, mentions.LastOrDefault()?.Cursor, Step, cancellationToken);
            foreach (string row in list.Unit == CountUnit.Mention ? mentions.Select(Row) : (await ListedHit.OfAsync(lists, list, mentions, cancellationToken)).Select(Row))
                yield return row;
        }
        while (mentions.Count == Step);
    }

    private static string Row(ArticleItem a) => Line(
        Article(a.Id, a.Day, a.Published, a.SourceId, a.Language, a.Title, a.Address, a.StoryId, a.IsFirst, a.Copies),
        Csv.Row(string.Join(' ', a.Topics), string.Join(' ', a.Mentions.Where(m => m.Matched).Select(m => m.ActorId)), a.Reason));

    private static string Row(MentionItem m) => Line(
        Article(m), Csv.Row(m.ActorId, m.ActorName, m.Side, m.Salience.ToString().ToLowerInvariant()), Whole(m.Count), Csv.Row(m.Surface, m.Evidence));

    private static string Row(ListedHit h) => Line(
        Article(h.Mention), Csv.Row(h.Mention.ActorId, h.Mention.ActorName, h.Mention.Side, Kind(h.Hit.Kind), h.Hit.OfficeId), Whole(h.Hit.Start),
        Csv.Row(h.Hit.Surface, h.Context.ToString()));

    private static string Article(MentionItem m) => Article(m.ArticleId, m.Day, m.Published, m.SourceId, m.Language, m.Title, m.Address, m.StoryId, m.IsFirst, m.Copies);

    private static string Article(
        long id, DateOnly day, string? published, string source, string? language, string title, string address, long story, bool first, int copies) => Line(
            Whole(id), Csv.Row(QueryText.Day(day), published, source, language, title, OutsideText.Address(address)), Whole(story), first ? "true" : "false", Whole(copies));

    private static string Kind(HitKind kind) => kind switch { HitKind.ShortName => "shortName", HitKind.Office => "office", _ => "name" };

    private static string Line(params IEnumerable<string> parts) => string.Join(',', parts);

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);
}
