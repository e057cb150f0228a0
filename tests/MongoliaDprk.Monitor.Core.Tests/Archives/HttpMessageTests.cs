using System.IO.Compression;
using System.Text;
using MongoliaDprk.Monitor.Core.Archives;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.Core.Tests.Archives;

public sealed class HttpMessageTests
{
    private const string Page = "<p>Улаанбаатар and 평양</p>";

    [Fact]
    public void Head_and_body_are_told_apart()
    {
        HttpMessage message = Read(WarcFile.Answer(Page, "content-TYPE:  text/html; charset=utf-8 \r\nX-Other: 1"));
        Assert.Equal(200, message.Status);
        Assert.Equal("text/html; charset=utf-8", message.ContentType);
        Assert.True(message.IsPage);
        Assert.Equal(Page, Content(message));
    }

    [Theory]
    [InlineData("image/png", false)]
    [InlineData("application/xhtml+xml", true)]
    [InlineData("TEXT/HTML", true)]
    public void Only_what_may_be_a_page_is_one(string type, bool page) =>
        Assert.Equal(page, Read(WarcFile.Answer("x", "Content-Type: " + type)).IsPage);

    [Theory]
    [InlineData("5\r\n<p>ab\r\n6;name=value\r\ncdefg\n\r\n0\r\n\r\n", "<p>abcdefg\n")]
    [InlineData("5\n<p>ab\n2\ncd\n0\n\n", "<p>abcd")]
    [InlineData("5\r\n<p>ab\r\nFF\r\ncut off", "<p>abcut off")]
    [InlineData("<p>stored without its chunks</p>", "<p>stored without its chunks</p>")]
    public void Chunks_are_joined_where_there_are_any(string body, string expected) =>
        Assert.Equal(expected, Content(Read(WarcFile.Answer(body, "Transfer-Encoding: chunked"))));

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("BR, gzip")]
    public void A_packed_body_is_unpacked(string codings)
    {
        byte[] body = Encoding.UTF8.GetBytes(Page);
        foreach (string coding in codings.ToLowerInvariant().Split(", "))
            body = Pack(coding, body);
        Assert.Equal(Page, Content(Read(WarcFile.Answer(body, "Content-Encoding: " + codings))));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public void A_body_that_was_stored_unpacked_under_its_old_label_is_the_page(string coding) =>
        Assert.Equal(Page, Content(Read(WarcFile.Answer(Page, "Content-Encoding: " + coding))));

    [Fact]
    public void A_body_that_blows_up_is_refused() =>
        Assert.Null(Read(WarcFile.Answer(Pack("gzip", new byte[5_000_000]), "Content-Encoding: gzip")).Content(1_000_000));

    [Theory]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("")]
    [InlineData("<p>")]
    public void What_is_no_answer_is_none(string block) => Assert.Null(HttpMessage.Read(Encoding.ASCII.GetBytes(block)));

    private static HttpMessage Read(byte[] block) => HttpMessage.Read(block)!;

    private static string Content(HttpMessage message) => Encoding.UTF8.GetString(message.Content(1_000_000)!.Value.Span);

    private static byte[] Pack(string coding, byte[] bytes)
    {
        MemoryStream packed = new();
        using (Stream stream = coding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest),
            _ => new ZLibStream(packed, CompressionLevel.Fastest),
        })
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }
}
