using System.IO.Compression;
using System.Text;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.Core.Tests.Prefilter;

/// <summary>What the prefilter rejects, the slow path must not find relevant: over generated hiding places and over real pages.</summary>
public sealed class LosslessTests
{
    private const int GeneratedPages = 600;

    [Fact]
    public void No_hiding_place_that_a_page_can_make_loses_an_article()
    {
        PrefilterCase both = PrefilterCase.BuiltIn.Value;
        HidingPlaces places = new(new Random(20240912));
        string[][] names = [.. both.Watchlist.Sides.Select(side => NamesOf(both.Watchlist, side))];

        Assert.Empty(Enumerable.Range(0, GeneratedPages).SelectMany(_ =>
        {
            (byte[] body, string? contentType, string html) = places.Page(names);
            return both.Lost(body, contentType).Select(side => $"{side}, {contentType}: {html}");
        }));
    }

    [SharedDataFact]
    public void No_article_of_the_recorded_archives_is_lost()
    {
        PrefilterCase both = PrefilterCase.BuiltIn.Value;
        foreach (string file in Directory.EnumerateFiles(Path.Combine(SharedData.Folder!, "data", "warc"), "*.warc.gz"))
            Assert.Empty(Responses(file).SelectMany(page => both.Lost(page.Body, page.ContentType).Select(side => $"{side}: {page.Address}")));
    }

    private static string[] NamesOf(Watchlist watchlist, string side) =>
    [
        .. watchlist.Actors.Where(actor => actor.Side == side).SelectMany(actor => actor.Names.Values)
            .Concat(watchlist.Offices.Where(office => office.Side == side).SelectMany(office => office.Titles.Values))
            .SelectMany(list => list).Select(name => name.TrimEnd('*')).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The HTTP responses of an archive, read as plainly as can be: the test must not depend on the reader that is used with the prefilter.</summary>
    private static IEnumerable<(string Address, byte[] Body, string? ContentType)> Responses(string file)
    {
        using GZipStream gzip = new(File.OpenRead(file), CompressionMode.Decompress);
        using MemoryStream all = new();
        gzip.CopyTo(all);
        byte[] archive = all.ToArray();
        for (int at = 0; archive.AsSpan(at).IndexOf("WARC/1."u8) is >= 0 and var next;)
        {
            int begin = at + next, head = archive.AsSpan(begin).IndexOf("\r\n\r\n"u8) + 4;
            string header = Encoding.UTF8.GetString(archive, begin, head);
            int length = int.Parse(Field(header, "Content-Length")!, System.Globalization.CultureInfo.InvariantCulture);
            at = begin + head + length;
            if (Field(header, "WARC-Type") != "response")
                continue;
            int content = archive.AsSpan(begin + head, length).IndexOf("\r\n\r\n"u8) + 4;
            string http = Encoding.Latin1.GetString(archive, begin + head, content);
            yield return (Field(header, "WARC-Target-URI")!, archive[(begin + head + content)..at], Field(http, "Content-Type"));
        }
    }

    private static string? Field(string header, string name) =>
        header.Split("\r\n").FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
}
