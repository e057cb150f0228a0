using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace MongoliaDprk.Monitor.App.Tests.Fetching;

/// <summary>The real program polls hostile outlets and a good one at the same time.</summary>
public sealed class HostilePollTests : IDisposable
{
    /// <summary>Memory the whole process may ever have resident.</summary>
    /// <summary>A good 100 MB are the program itself; a single bomb or feed that is held whole takes more than the rest.</summary>
    private const double MostMb = 240;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("monitor-hostile-");

    public void Dispose() => folder.Delete(recursive: true);

    /// <param name="crowd">With a feed of 100,000 items, which are read and kept.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Hostile_outlets_neither_stop_the_good_one_nor_fill_the_memory(bool crowd)
    {
        await using LoopbackWeb web = await LoopbackWeb.StartAsync();
        Dictionary<string, string> outlets = Serve(web);
        if (!crowd)
            outlets.Remove("crowd");
        string watchlist = Watchlist(web, outlets.Keys);
        Dictionary<string, string> settings = new()
        {
            ["Monitor__Fetching__AllowPrivateAddresses"] = "true",
            ["Monitor__Fetching__Timeout"] = "00:00:05",
            ["Monitor__Polling__MaxPagesPerPoll"] = "3",
        };

        using Process program = MonitorProcess.Start(["poll", "--watchlist", watchlist, "--data", folder.FullName], settings);
        Task<double> peak = PeakMbAsync(program);
        MonitorProcess.Ended ended = await MonitorProcess.EndAsync(program);

        Assert.Equal(0, ended.Code);
        Assert.Equal(1, web.Count("/news/1"));
        foreach ((string id, string told) in outlets.Where(o => o.Value.Length > 0))
            Assert.Contains(ended.ErrorLines, l => l.StartsWith($"monitor: {id}: ", StringComparison.Ordinal) && l.Contains(told, StringComparison.Ordinal));
        Assert.InRange(await peak, 1, MostMb);
    }

    /// <returns>What is told of each outlet; empty = nothing, for it can be read.</returns>
    private static Dictionary<string, string> Serve(LoopbackWeb web)
    {
        web.Serve("/good", Rss(web.At("/news/1").AbsoluteUri), "application/rss+xml");
        web.Serve("/news/1", Polling.PollWorld.Page("News"));
        web.Serve("/crowd", Rss([.. Enumerable.Range(0, 100_000).Select(i => $"/n/{i}")]), "application/rss+xml");
        web.Serve("/laughs", Laughs(), "application/rss+xml");
        web.Serve("/gzip", Gzip(new byte[200_000_000]), "application/rss+xml");
        web.Before("/gzip", http => http.Response.Headers.ContentEncoding = "gzip");
        web.On("/endless", async http =>
        {
            byte[] piece = new byte[100_000];
            while (!http.RequestAborted.IsCancellationRequested)
                await http.Response.Body.WriteAsync(piece, CancellationToken.None);
        });
        web.On("/slow", async http =>
        {
            await http.Response.Body.WriteAsync("<rss"u8.ToArray());
            await http.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        });
        web.Redirect("/loop", "/loop");
        web.Redirect("/file", "file:///etc/passwd");
        return new Dictionary<string, string>
        {
            ["good"] = "",
            ["crowd"] = "",
            ["laughs"] = "",
            ["gzip"] = "larger than 10000000 bytes",
            ["endless"] = "larger than 10000000 bytes",
            ["slow"] = "within 5 s",
            ["loop"] = "more than 5 redirects",
            ["file"] = "not an http address",
        };
    }

    private static string Laughs()
    {
        StringBuilder xml = new("<!DOCTYPE rss [<!ENTITY l0 \"laugh\"><!ENTITY x SYSTEM \"file:///etc/passwd\">");
        for (int i = 1; i < 12; i++)
            xml.Append(CultureInfo.InvariantCulture, $"<!ENTITY l{i} \"{string.Concat(Enumerable.Repeat($"&l{i - 1};", 10))}\">");
        return xml.Append("]><rss version=\"2.0\"><channel><title>&l11;&x;</title></channel></rss>").ToString();
    }

    private static string Rss(params string[] links) =>
        $"<rss version=\"2.0\"><channel><title>F</title>{string.Concat(links.Select(l => $"<item><link>{l}</link></item>"))}</channel></rss>";

    private static byte[] Gzip(byte[] body)
    {
        MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
            gzip.Write(body);
        return packed.ToArray();
    }

    private string Watchlist(LoopbackWeb web, IEnumerable<string> outlets)
    {
        DirectoryInfo root = folder.CreateSubdirectory("watchlist");
        File.WriteAllText(Path.Combine(root.FullName, "watchlist.yaml"), "name: Aland – Borduria\nsides: [aa, bb]\n");
        File.WriteAllText(Path.Combine(root.CreateSubdirectory("languages").FullName, "en.yaml"), "language: en\nname: English\nboundary: both\n");
        File.WriteAllText(
            Path.Combine(root.CreateSubdirectory("actors").FullName, "c.yaml"),
            "actors:\n  - { id: aland, kind: country, side: aa, name: Aland, names: { en: [Aland] } }\n  - { id: borduria, kind: country, side: bb, name: Borduria, names: { en: [Borduria] } }\n");
        string sources = root.CreateSubdirectory("sources/aa").FullName;
        foreach (string id in outlets)
        {
            File.WriteAllText(
                Path.Combine(sources, id + ".yaml"),
                $"id: {id}\nname: Paper\nside: aa\ncountry: aa\nlanguages: [en]\nsite: {web.At("/")}\ntimeZone: UTC\ndelaySeconds: 0\nfeeds: [{web.At("/" + id)}]\n");
        }

        return root.FullName;
    }

    /// <summary>The most memory the process ever had resident, as the kernel counts it; 1 where there is no /proc.</summary>
    private static async Task<double> PeakMbAsync(Process program)
    {
        double peak = 1;
        string status = $"/proc/{program.Id}/status";
        while (!program.HasExited)
        {
            try
            {
                if (File.Exists(status) && File.ReadLines(status).FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)) is { } line)
                    peak = double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
            }
            catch (IOException)
            {
                break; // it ended between the two looks
            }

            await Task.WhenAny(program.WaitForExitAsync(), Task.Delay(20));
        }

        return peak;
    }
}
