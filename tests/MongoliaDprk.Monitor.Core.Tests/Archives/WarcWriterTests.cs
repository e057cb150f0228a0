using System.IO.Compression;
using System.Text;
using MongoliaDprk.Monitor.Core.Archives;
using MongoliaDprk.Monitor.Core.Feeds;

namespace MongoliaDprk.Monitor.Core.Tests.Archives;

public sealed class WarcWriterTests
{
    private static readonly DateTime At = new DateTime(2024, 8, 12, 9, 35, 18, DateTimeKind.Utc).AddTicks(1234567);
    private static readonly KeptFacts Facts = new("A title, \"told\"\r\nby a feed", At.AddHours(-3), LinkDate.NewsSitemap, DayOnly: true, FurtherPages: 2);

    [Fact]
    public void What_is_written_is_read_again()
    {
        (WarcRecord[] records, byte[][] blocks) = Read(Written(new FetchedPage(new Uri("https://news.example/%D1%83?a=b"), "<p>평양"u8.ToArray(), "text/html; charset=utf-8", At)));
        Assert.Equal([WarcType.WarcInfo, WarcType.Metadata, WarcType.Response], records.Select(r => r.Type));
        Assert.Equal("https://news.example/%D1%83?a=b", records[2].Address!.AbsoluteUri);
        Assert.Equal(At, records[2].Date);
        HttpMessage message = HttpMessage.Read(blocks[2])!;
        Assert.Equal((200, "text/html; charset=utf-8"), (message.Status, message.ContentType));
        Assert.Equal("<p>평양", Encoding.UTF8.GetString(message.Body.Span));
    }

    [Fact]
    public void What_the_feed_said_is_read_again()
    {
        (WarcRecord[] records, byte[][] blocks) = Read(Written(new FetchedPage(new Uri("https://news.example/1"), "<p>"u8.ToArray(), null, At)));
        KeptFacts? read = KeptFacts.Read(records[1] with { Block = blocks[1] });
        Assert.Equal(Facts with { Title = "A title, \"told\" by a feed" }, read);
        Assert.Null(KeptFacts.Read(records[0] with { Block = blocks[0] }));
    }

    [Fact]
    public void Each_record_is_a_member_of_its_own()
    {
        byte[] file = Written(new FetchedPage(new Uri("https://news.example/1"), "<p>"u8.ToArray(), null, At));
        int members = Enumerable.Range(0, file.Length - 2).Count(i => file[i] == 0x1F && file[i + 1] == 0x8B && file[i + 2] == 0x08);
        Assert.Equal(3, members);
    }

    [Fact]
    public void The_digest_is_the_one_that_other_tools_compute()
    {
        string text = Unpacked(Written(new FetchedPage(new Uri("https://news.example/1"), "abc"u8.ToArray(), null, At)));
        Assert.Contains("WARC-Payload-Digest: sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5\r\n", text, StringComparison.Ordinal);  // FIPS 180 test vector "abc"
        Assert.Contains("WARC-Date: 2024-08-12T09:35:18.1234567Z\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_outlet_sent_writes_no_fields_of_its_own()
    {
        string text = Unpacked(Written(new FetchedPage(new Uri("https://news.example/1"), "<p>"u8.ToArray(), "text/html\r\nWARC-Type: conversion", At)));
        Assert.DoesNotContain("\nWARC-Type: conversion", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_evidence_is_written_the_same_each_time()
    {
        FetchedPage page = new(new Uri("https://news.example/1"), "<p>"u8.ToArray(), null, At);
        Assert.Equal(Written(page), Written(page));
    }

    private static byte[] Written(FetchedPage page)
    {
        MemoryStream to = new();
        WarcWriter writer = new(to);
        writer.WriteInfo(At, [("software", "ours")]);
        writer.Write(page, Facts, isResource: false);
        return to.ToArray();
    }

    private static (WarcRecord[] Records, byte[][] Blocks) Read(byte[] file)
    {
        using WarcReader reader = new(new MemoryStream(file), damage => Assert.Fail(damage.Reason), 1_000_000);
        List<WarcRecord> records = [];
        List<byte[]> blocks = [];
        while (reader.Read() is { } record)
        {
            records.Add(record);
            blocks.Add(record.Block.ToArray());
        }

        return ([.. records], [.. blocks]);
    }

    private static string Unpacked(byte[] file)
    {
        using GZipStream unpacked = new(new MemoryStream(file), CompressionMode.Decompress);
        using StreamReader reader = new(unpacked);
        return reader.ReadToEnd();
    }
}
