using System.Text;
using MongoliaDprk.Monitor.Core.Archives;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.Core.Tests.Archives;

public sealed class RecordPageTests
{
    private const int Most = 1000;
    private static readonly DateTime Otherwise = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_page_has_its_address_type_and_the_time_of_its_record()
    {
        RecordKind kind = Read(new WarcFile().AddPage("https://news.example/1", "<p>one"), out FetchedPage? page);
        Assert.Equal(RecordKind.Page, kind);
        Assert.Equal("https://news.example/1", page!.Address.AbsoluteUri);
        Assert.Equal("text/html; charset=utf-8", page.ContentType);
        Assert.Equal("<p>one", Encoding.UTF8.GetString(page.Body.Span));
        Assert.Equal(new DateTime(2024, 8, 12, 9, 35, 18, DateTimeKind.Utc), page.FetchedAt);
    }

    [Fact]
    public void Where_the_record_has_no_time_another_one_is_taken()
    {
        Read(new WarcFile { Date = "some day" }.AddPage("https://news.example/1", "<p>one"), out FetchedPage? page);
        Assert.Equal(Otherwise, page!.FetchedAt);
    }

    [Fact]
    public void A_resource_is_its_own_page()
    {
        WarcFile file = new WarcFile().AddRaw(Raw("WARC-Type: resource\r\nWARC-Target-URI: https://news.example/1\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<p>one"));
        Assert.Equal(RecordKind.Page, Read(file, out FetchedPage? page));
        Assert.Equal("<p>one", Encoding.UTF8.GetString(page!.Body.Span));
    }

    [Theory]
    [InlineData("request", "https://news.example/1", "GET / HTTP/1.1\r\n\r\n", RecordKind.Other)]
    [InlineData("warcinfo", "", "software: x", RecordKind.Other)]
    [InlineData("metadata", "https://news.example/1", "a: b", RecordKind.Other)]
    [InlineData("revisit", "https://news.example/1", "HTTP/1.1 200 OK\r\n\r\n", RecordKind.Revisit)]
    [InlineData("response", "https://news.example/1", "HTTP/1.1 301 Moved\r\nLocation: /2\r\n\r\n", RecordKind.Status)]
    [InlineData("response", "https://news.example/1", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>", RecordKind.Status)]
    [InlineData("response", "https://news.example/1", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n<p>", RecordKind.Content)]
    [InlineData("response", "dns:news.example", "20240812 news.example. A 1.2.3.4", RecordKind.Content)]
    [InlineData("response", "no address", "HTTP/1.1 200 OK\r\n\r\n<p>", RecordKind.Damaged)]
    [InlineData("response", "https://news.example/1", "no answer", RecordKind.Damaged)]
    [InlineData("response", "https://news.example/1", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\u0001\u0002\u0003", RecordKind.Damaged)]
    public void What_is_no_page_is_told_by_its_reason(string type, string address, string block, RecordKind expected)
    {
        Assert.Equal(expected, Read(new WarcFile().Add(type, address, Encoding.Latin1.GetBytes(block)), out FetchedPage? page));
        Assert.Null(page);
    }

    [Fact]
    public void A_page_too_large_is_no_page_packed_or_not()
    {
        string large = new('x', Most + 1);
        Assert.Equal(RecordKind.TooLarge, Read(new WarcFile().AddPage("https://news.example/1", large), out _));
        byte[] packed = WarcFile.Answer(WarcFile.Gzip(Encoding.UTF8.GetBytes(large)), "Content-Encoding: gzip");
        Assert.Equal(RecordKind.TooLarge, Read(new WarcFile().Add("response", "https://news.example/1", packed), out _));
    }

    private static RecordKind Read(WarcFile file, out FetchedPage? page)
    {
        WarcReader reader = new(new MemoryStream(file.Plain()), damage => Assert.Fail(damage.Reason), 1_000_000);
        return RecordPage.Read(reader.Read()!, Most, Otherwise, anyType: false, out page);
    }

    private static byte[] Raw(string fields) => Encoding.UTF8.GetBytes("WARC/1.1\r\n" + fields + "\r\n\r\n");
}
