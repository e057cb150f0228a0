using System.Text;
using MongoliaDprk.Monitor.App.Commands;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Archives;

namespace MongoliaDprk.Monitor.App.Importing;

/// <summary>Makes items of the records of WARC files. What the monitor itself exported stands in several records: facts, a page, further pages.</summary>
/// <param name="mostPageBytes">Bytes a page may have.</param>
/// <param name="otherwise">When pages were fetched as long as no record says it, UTC.</param>
internal sealed class RecordItems(int mostPageBytes, DateTime otherwise)
{
    private DateTime fetchedAt = otherwise;
    private KeptFacts? facts;

    /// <param name="next">Reads the next record.</param>
    public ArchiveItem Item(WarcRecord record, Func<WarcRecord?> next)
    {
        if (KeptFacts.Read(record) is { } read)
        {
            facts = read;
            return new ArchiveItem(record.Number, RecordKind.Other);
        }

        KeptFacts? known = facts;
        facts = null;
        RecordKind kind = Page(record, known is not null, out FetchedPage? page);
        if (kind == RecordKind.Content && known is not null && OfText(record) is { } text)
            return text;
        ArchiveItem item = new(record.Number, kind, page) { Facts = known };
        return page is not null && known is { FurtherPages: > 0 and var further } ? WithFurther(item, further, next) : item;
    }

    private RecordKind Page(WarcRecord record, bool anyType, out FetchedPage? page)
    {
        RecordKind kind = RecordPage.Read(record, mostPageBytes, fetchedAt, anyType, out page);
        fetchedAt = record.Date ?? fetchedAt;  // the last one known is nearer to the truth than the file's
        return kind;
    }

    private static ArchiveItem? OfText(WarcRecord record)
    {
        try
        {
            byte[] line = record.Block.ToArray();
            TextLine text = TextLine.Parse("", 0, Encoding.UTF8.GetString(line));
            return new ArchiveItem(record.Number, RecordKind.Page, new FetchedPage(TextOutlet.Address(text), line, TextOutlet.ContentType, record.Date ?? default), text);
        }
        catch (CommandException)
        {
            return null;  // some other thing that was kept
        }
    }

    private ArchiveItem WithFurther(ArchiveItem item, int further, Func<WarcRecord?> next)
    {
        item = item with { Page = item.Page! with { Body = item.Page.Body.ToArray() } };
        List<FetchedPage> pages = [];
        long number = item.Number;
        while (pages.Count < further && next() is { } record)
        {
            number = record.Number;
            if (Page(record, anyType: true, out FetchedPage? page) == RecordKind.Page)
                pages.Add(page! with { Body = page.Body.ToArray() });
        }

        return item with { Number = number, Further = pages };
    }
}
