using System.Collections.Concurrent;
using System.Security;
using System.Text;
using System.Text.Json;

namespace MongoliaDprk.Monitor.App.Tests;

/// <summary>Recorded pages served as the articles of several outlets, each on a port of its own with a feed of one of the three families, and a watchlist for them.</summary>
internal sealed class RecordedOutlets : IAsyncDisposable
{
    private readonly List<LoopbackWeb> webs = [];
    private readonly ConcurrentDictionary<string, int> served = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, TaskCompletionSource> waiting = new();
    private int count;

    private RecordedOutlets(string watchlist) => Watchlist = watchlist;

    /// <summary>The watchlist's folder.</summary>
    public string Watchlist { get; }

    /// <summary>The paths of all pages; unique over all outlets.</summary>
    public IReadOnlyList<string> Paths { get; private set; } = [];

    /// <summary>How often each page was asked for; pages never asked for are absent.</summary>
    public IReadOnlyDictionary<string, int> Served => new Dictionary<string, int>(served, StringComparer.Ordinal);

    public static async Task<RecordedOutlets> StartAsync(IReadOnlyList<KeyValuePair<string, byte[]>> pages, int outlets)
    {
        RecordedOutlets all = new(Directory.CreateTempSubdirectory("monitor-outlets-").FullName);
        all.Paths = [.. pages.Select(p => $"/article/{p.Key}")];
        all.Write("watchlist.yaml", "name: Two large countries\nsides: [us, cn]\n");
        all.Write("languages/en.yaml", "language: en\nname: English\nboundary: both\nsuffixes: [\"'s\", \"’s\"]\n");
        all.Write("actors/countries.yaml", """
            actors:
              - { id: us-country, kind: country, side: us, name: United States, names: { en: [United States, American] } }
              - { id: cn-country, kind: country, side: cn, name: China, names: { en: [China, Chinese] } }
            """);
        for (int i = 0; i < outlets; i++)
            await all.AddOutletAsync(i, [.. pages.Where((_, n) => n % outlets == i)]);
        return all;
    }

    /// <summary>Completes when so many pages were asked for.</summary>
    public Task ServedAsync(int pages) => waiting.GetOrAdd(pages, _ => new()).Task;

    public async ValueTask DisposeAsync()
    {
        foreach (LoopbackWeb web in webs)
            await web.DisposeAsync();
        Directory.Delete(Watchlist, recursive: true);
    }

    private async Task AddOutletAsync(int number, KeyValuePair<string, byte[]>[] pages)
    {
        LoopbackWeb web = await LoopbackWeb.StartAsync();
        webs.Add(web);
        foreach ((string name, byte[] body) in pages)
        {
            string path = $"/article/{name}";
            web.On(path, async http =>
            {
                served.AddOrUpdate(path, 1, (_, n) => n + 1);
                if (waiting.TryGetValue(Interlocked.Increment(ref count), out TaskCompletionSource? reached))
                    reached.TrySetResult();
                http.Response.ContentType = "text/html";
                await http.Response.Body.WriteAsync(body);
            });
        }

        string[] addresses = [.. pages.Select(p => web.At($"/article/{p.Key}").AbsoluteUri)];
        (string type, string feed) = (number % 3) switch
        {
            0 => ("application/rss+xml", Rss(addresses)),
            1 => ("application/atom+xml", Atom(addresses)),
            _ => ("application/feed+json", JsonFeed(addresses)),
        };
        web.Serve("/feed", feed, type);
        Write($"sources/xx/outlet-{number}.yaml", $"""
            id: outlet-{number}
            name: Outlet {number}
            side: xx
            country: xx
            languages: [en]
            site: {web.At("/")}
            timeZone: Europe/London
            delaySeconds: 1
            feeds: [{web.At("/feed")}]
            """);
    }

    private void Write(string path, string text)
    {
        string file = Path.Combine(Watchlist, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private static string Rss(string[] addresses) =>
        $"<rss version=\"2.0\"><channel><title>t</title>{Each(addresses, a => $"<item><title>x</title><link>{a}</link></item>")}</channel></rss>";

    private static string Atom(string[] addresses) =>
        $"<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>t</title>{Each(addresses, a => $"<entry><title>x</title><id>{a}</id><link href=\"{a}\"/></entry>")}</feed>";

    private static string JsonFeed(string[] addresses) => JsonSerializer.Serialize(new
    {
        version = "https://jsonfeed.org/version/1.1",
        title = "t",
        items = addresses.Select(a => new { id = a, url = a }),
    });

    private static string Each(string[] addresses, Func<string, string> entry) =>
        addresses.Aggregate(new StringBuilder(), (text, a) => text.Append(entry(SecurityElement.Escape(a)!))).ToString();
}
