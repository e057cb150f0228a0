using System.Globalization;
using System.Text;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Api;

/// <summary>
/// Mentions as CSV (RFC 4180, UTF-8 with a byte order mark so that spreadsheets read it). A field that a spreadsheet would take
/// for a formula begins with an apostrophe.
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
        Whole(item.ArticleId), QueryText.Day(item.Day), Field(item.Published), Field(item.SourceId), Field(item.Language), Field(item.Title),
        Field(OutsideText.Address(item.Address)), Field(item.ActorId), Field(item.ActorName), Field(item.Side),
        item.Salience.ToString().ToLowerInvariant(), Whole(item.Count), Field(item.Surface), Field(item.Evidence)) + "\r\n";

    /// <summary>One field from outside: cleaned, guarded, quoted where needed.</summary>
    public static string Field(string? words)
    {
        string clean = OutsideText.Clean(words);
        if (clean.Length > 0 && clean[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' or '|' or '%')
            clean = "'" + clean;
        return clean.AsSpan().IndexOfAny(",\";") < 0 ? clean : $"\"{clean.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);
}
