using System.Globalization;
using System.IO.Compression;
using System.Text;
using MongoliaDprk.Monitor.App.Tests.Fetching;

namespace MongoliaDprk.Monitor.App.Tests.Hostile;

/// <summary>Outlets that cannot be read, each in its own way; what they say of it reaches errors, logs and the page of sources.</summary>
internal sealed class BrokenOutlets(LoopbackWeb web, RawServer raw)
{
    private const int Deep = 100_000;
    private const string Escape = "\u001b[2J\u001b]0;owned\u0007<script>alert(1)</script>";

    /// <summary>What the wire server says to each path.</summary>
    public static Task SayAsync(RawExchange exchange) => exchange.Path switch
    {
        "/reason" => exchange.SayAsync($"HTTP/1.1 503 {Escape}\r\nContent-Length: 0\r\nRetry-After: {Escape}\r\n\r\n"),
        "/where" => exchange.SayAsync($"HTTP/1.1 302 Found\r\nLocation: javascript:alert(1)//{Escape}\r\nContent-Length: 0\r\n\r\n"),
        "/type" => exchange.SayAsync($"HTTP/1.1 200 OK\r\nContent-Type: {Escape}; charset={Escape}\r\nETag: \"{Escape}\"\r\nLast-Modified: {Escape}\r\nContent-Length: 4\r\n\r\nnone"),
        _ => exchange.SayAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"),
    };

    /// <returns>As <see cref="HostileOutlets.Serve"/>.</returns>
    public IReadOnlyList<KeyValuePair<string, string>> Serve()
    {
        string rss = "<rss version='2.0'><channel><title>x</title>", end = "</channel></rss>", item = $"<item><title>x</title><link>{web.At("/one")}</link></item>";
        web.Serve("/one", "<p>" + string.Concat(Enumerable.Repeat("<b>", Deep)) + "Aland and Borduria met.");
        Xml("/quadratic", $"<!DOCTYPE rss [<!ENTITY a \"{new string('a', 50_000)}\">]>{rss}{string.Concat(Enumerable.Repeat("&a;", 50_000))}{end}");
        Xml("/external", $"<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/hostname\"><!ENTITY % p SYSTEM \"{web.At("/stolen")}\"> %p;]>{rss}<item><title>&x;</title><link>{web.At("/one")}</link></item>{end}");
        Xml("/deep", rss + string.Concat(Enumerable.Repeat("<item>", Deep)) + item);
        Xml("/attributes", $"<rss version='2.0' {string.Concat(Enumerable.Range(0, Deep).Select(i => string.Create(CultureInfo.InvariantCulture, $"a{i}='1' ")))}><channel>{item}{end}");
        Packed("/brotli", "br", s => new BrotliStream(s, CompressionLevel.Fastest));
        Packed("/zlib", "deflate", s => new ZLibStream(s, CompressionLevel.Fastest));
        web.Redirect("/loop", "/loop");
        web.Serve("/json", new string('[', Deep), "application/feed+json");
        web.Serve("/nul", new byte[200_000], "text/html");
        string[] served = ["quadratic", "external", "deep", "attributes", "brotli", "zlib", "loop", "json", "nul"];
        return
        [
            .. served.Select(id => new KeyValuePair<string, string>("broken-" + id, $"feeds: [{web.At("/" + id)}]")),
            .. new[] { "reason", "where", "type" }.Select(id => new KeyValuePair<string, string>("wire-" + id, $"feeds: [{raw.At("/" + id)}]\nhosts: [127.0.0.1]")),
        ];
    }

    private void Xml(string path, string body) => web.Serve(path, body, "application/rss+xml");

    /// <summary>200 MB in a few bytes, twice packed.</summary>
    private void Packed(string path, string coding, Func<Stream, Stream> pack)
    {
        MemoryStream packed = new();
        using (Stream stream = pack(packed))
        {
            byte[] zeros = Encoding.ASCII.GetBytes(new string(' ', 1_000_000));
            for (int i = 0; i < 200; i++)
                stream.Write(zeros);
        }

        web.Serve(path, packed.ToArray(), "application/rss+xml");
        web.Before(path, http => http.Response.Headers.ContentEncoding = coding);
    }
}
