using System.Text;
using System.Text.Json;
#pragma warning disable IDE0005 // projects for the web have it by themselves
using Microsoft.AspNetCore.Http;
#pragma warning restore IDE0005
using Microsoft.AspNetCore.WebUtilities;
using MongoliaDprk.Monitor.App.Api;
using MongoliaDprk.Monitor.App.Commands;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Archives;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Watchlists;
using static MongoliaDprk.Monitor.Tests.Fuzzing.FuzzFaultException;

namespace MongoliaDprk.Monitor.Tests.Fuzzing;

/// <summary>Readers of files and of what callers send.</summary>
internal static class FileParsers
{
    private const int MostBlock = 100_000;

    private static readonly DateTime Otherwise = new(2026, 3, 3, 12, 0, 0, DateTimeKind.Utc);

    public static IEnumerable<FuzzParser> All { get; } =
    [
        new("warc", Archives(), ["WARC/1.1\r\n", "WARC/1.0\r\n", "Content-Length: ", "WARC-Type: response\r\n", "\r\n\r\n", "\n\n", "WARC-Date: ", "Transfer-Encoding: chunked\r\n", "Content-Encoding: gzip\r\n", "HTTP/1.1 200 OK\r\n", "-1", "ffffffff\r\n", "0\r\n\r\n"], Warc),
        new("http", [WarcFile.Answer("<p>x"), "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n<p>x\r\n0\r\n\r\n"u8.ToArray()], ["\r\n", "HTTP/1.0", "Content-Type:", ": ", "chunked", "7fffffff\r\n", "-5\r\n", ";a=b"], Http, typeof(InvalidDataException)),
        new("watchlist", [.. FuzzSeeds.Watchlist.Select(f => Encoding.UTF8.GetBytes(f.Text))], FuzzSeeds.WatchlistWords, Watchlist, typeof(WatchlistException)),
        new("lines", ["""{"id":"1","lang":"en","source":"paper","sourceSide":"aa","published":"2026-03-02","title":"T","text":"Aland and Borduria"}"""u8.ToArray()], ["null", "[]", "1e999", "\"\\ud800\"", "\"id\":", "{", "}", "\"published\":\"2026-03\""], Lines, typeof(CommandException)),
        new("decision", ["""{"kind":"correct","why":"because","version":1,"into":2,"articles":[1],"visitors":["a"],"from":"aa","to":"bb","place":"P","start":"2026-03-02","end":"2026-03-04","stage":"announced","note":"n"}"""u8.ToArray()], ["null", "[]", "1e999", "\"\\ud800\"", "99999999999999999999", "{", "}"], Decision, typeof(JsonException)),
        FuzzParser.OfText("query", ["from=2026-01-01&to=2026-03-01&actor=aland&source=paper&language=en&salience=lead&text=x+y&unit=hit&by=office&stories=true&page=2", "month=2026-03&year=2026&limit=10&offset=5&stage=announced&direction=aa-bb"], ["%", "%00", "%ff", "%ed%a0%80", "&", "=", "page=", "text=", "limit=-1", "offset=99999999999", "from=0001-01-01", "to=9999-12-31", "month=9999-12", "unit=7", "%E2%80%AE"], Query),
    ];

    private static void Warc(byte[] file)
    {
        using WarcReader reader = new(new MemoryStream(file), _ => { }, MostBlock);
        long before = -1;
        while (reader.Read() is { } record)
        {
            Unless(reader.Offset > before, "the reader stands still");
            before = reader.Offset;
            if (RecordPage.Read(record, MostBlock, Otherwise, anyType: false, out FetchedPage? page) == RecordKind.Page)
                Unless(page!.Body.Length <= MostBlock && page.Address.Scheme is "http" or "https", "a page that is too large or not of the web");
        }

        Written(file);
    }

    /// <summary>Any bytes, written as a page, are read again as they were.</summary>
    private static void Written(byte[] bytes)
    {
        MemoryStream to = new();
        string words = Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(40, bytes.Length)));
        FetchedPage page = new(new Uri("http://paper.test/1"), bytes, "text/html; x=" + words, Otherwise);
        new WarcWriter(to).Write(page, new KeptFacts(words, Otherwise, LinkDate.FeedItem, false, 0), isResource: false);
        using WarcReader reader = new(new MemoryStream(to.ToArray()), d => throw new FuzzFaultException("damaged: " + d.Reason), MostBlock);
        WarcRecord? record;
        do
            record = reader.Read();
        while (record is { Type: not WarcType.Response });
        Unless(record is not null && HttpMessage.Read(record.Block)?.Body.Span.SequenceEqual(bytes) == true, "a page comes back otherwise than it was written");
    }

    private static void Http(byte[] block)
    {
        if (HttpMessage.Read(block) is { } message)
            Unless(message.Content(MostBlock) is not { Length: > MostBlock }, "more than was allowed");
    }

    private static void Watchlist(byte[] bytes)
    {
        string text = Encoding.UTF8.GetString(bytes);
        // the file that the text looks like most; the others as they are
        int like = Enumerable.Range(0, FuzzSeeds.Watchlist.Length).MaxBy(i => FuzzSeeds.Watchlist[i].Text.Split(['\n', ' ']).Distinct().Count(w => w.Length > 2 && text.Contains(w, StringComparison.Ordinal)) / (double)FuzzSeeds.Watchlist[i].Text.Split(['\n', ' ']).Distinct().Count());
        WatchlistReader.Read([.. FuzzSeeds.Watchlist.Select((f, i) => new WatchlistFile(f.Path, i == like ? text : f.Text))]);
    }

    private static void Lines(byte[] bytes)
    {
        TextLine line = TextLine.Parse("file", 1, Encoding.UTF8.GetString(bytes));
        line.Article();
    }

    private static void Decision(byte[] body) => JsonSerializer.Deserialize<DecisionJson>(body, ApiAnswer.Format);

    private static void Query(string text)
    {
        QueryReader query = new(new QueryCollection(QueryHelpers.ParseQuery(text)));
        query.List();
        query.DayToShow("from");
        query.MonthToShow("month");
        query.Number("page", 1, 1, 1000);
        query.RefuseOthers(["from"]);
        foreach (string error in query.Errors)
            Unless(!error.Any(c => char.IsControl(c) || c is (>= '\u202A' and <= '\u202E')), "an error that shows a control character");
    }

    private static byte[][] Archives()
    {
        WarcFile file = new WarcFile().AddPage("http://paper.test/1", "<p>one").Add("response", "http://paper.test/2", WarcFile.Answer(WarcFile.Gzip("<p>two"u8.ToArray()), "Content-Type: text/html\r\nContent-Encoding: gzip"))
            .Add("metadata", "http://paper.test/2", "monitor-kept-page: 1\r\n"u8.ToArray()).Add("revisit", "http://paper.test/3", WarcFile.Answer(""));
        return [file.Plain(), file.OneMember(), file.MemberPerRecord()];
    }
}
