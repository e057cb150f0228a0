using System.Globalization;
using System.Text;
using MongoliaDprk.Monitor.Core.Feeds;

namespace MongoliaDprk.Monitor.Core.Archives;

/// <summary>
/// What is known of a kept page beside its bytes: what its feed said, and how many pages its article goes on over. It stands in a metadata
/// record of its own before the page (WARC 1.1 §6.6, application/warc-fields), so that an import finds what the monitor found.
/// </summary>
/// <param name="FurtherPages">Records that follow and belong to the same article.</param>
public sealed record KeptFacts(string? Title, DateTime? Published, LinkDate DateFrom, bool DayOnly, int FurtherPages)
{
    /// <summary>Of the record.</summary>
    public const string ContentType = "application/warc-fields";

    private const string Mark = "monitor-kept-page: 1\r\n";

    /// <summary>The record's block.</summary>
    public byte[] ToBlock()
    {
        StringBuilder fields = new(Mark);
        if (Title is not null)
            fields.Append(CultureInfo.InvariantCulture, $"link-title: {Line(Title)}\r\n");
        if (Published is { } published)
            fields.Append(CultureInfo.InvariantCulture, $"link-published: {published:O}\r\nlink-date-from: {DateFrom}\r\nlink-day-only: {(DayOnly ? 1 : 0)}\r\n");
        if (FurtherPages > 0)
            fields.Append(CultureInfo.InvariantCulture, $"further-pages: {FurtherPages}\r\n");
        return Encoding.UTF8.GetBytes(fields.ToString());
    }

    /// <summary>Null = it is no such record.</summary>
    public static KeptFacts? Read(WarcRecord record)
    {
        ReadOnlySpan<byte> block = record.Block.Span;
        if (record.Type != WarcType.Metadata || !block.StartsWith(Encoding.ASCII.GetBytes(Mark)))
            return null;
        WarcFields fields = new(block);
        DateTime? published = DateTime.TryParse(fields.Text("link-published"u8), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime at) ? at.ToUniversalTime() : null;
        return new KeptFacts(
            fields.Text("link-title"u8), published, Enum.TryParse(fields.Text("link-date-from"u8), out LinkDate from) ? from : default,
            fields.Count("link-day-only"u8) == 1, (int)Math.Clamp(fields.Count("further-pages"u8) ?? 0, 0, 100));
    }

    /// <summary>The link that the page is read with.</summary>
    public Link Link(Uri address) => new(address, Title, Published) { DateFrom = DateFrom, DayOnly = DayOnly };

    private static string Line(string text) => text.ReplaceLineEndings(" ");
}
