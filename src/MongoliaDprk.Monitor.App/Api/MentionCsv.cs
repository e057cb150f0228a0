using System.Globalization;
using System.Text;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Api;

/// <summary>
/// Mentions as <see cref="Csv"/>, with a byte order mark so that spreadsheets read it as UTF-8.
/// </summary>
internal static class MentionCsv
{
    private const int Step = 2000;

    public const string Head = "articleId,day,published,source,language,title,address,actor,actorName,side,salience,count,surface,evidence\r\n";

    /// <summary>Writes the whole list in steps, so that its length does not matter.</summary>
    public static async Task WriteAsync(Stream output, MentionQueries mentions, MentionFilter filter, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteAsync(Head.AsMemory(), cancellationToken);
        for (int skip = 0; ; skip += Step)
        {
            IReadOnlyList<MentionItem> items = await mentions.ListAsync(filter, skip, Step, cancellationToken);
            foreach (MentionItem item in items)
                await writer.WriteAsync(Row(item).AsMemory(), cancellationToken);
            if (items.Count < Step)
                return;
        }
    }

    public static string Row(MentionItem item) => string.Join(
        ',',
        Whole(item.ArticleId), QueryText.Day(item.Day), Csv.Field(item.Published), Csv.Field(item.SourceId), Csv.Field(item.Language), Csv.Field(item.Title),
        Csv.Field(OutsideText.Address(item.Address)), Csv.Field(item.ActorId), Csv.Field(item.ActorName), Csv.Field(item.Side),
        item.Salience.ToString().ToLowerInvariant(), Whole(item.Count), Csv.Field(item.Surface), Csv.Field(item.Evidence)) + "\r\n";

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);
}
