using System.Globalization;

namespace MongoliaDprk.Monitor.Tests.Cluster;

/// <summary>The watchlist of a <see cref="NewsFarm"/>: two invented countries, people that may travel, its outlets, and two subscribers.</summary>
internal static class ClusterWatchlist
{
    /// <summary>Seconds between two requests to a host.</summary>
    public const int Delay = 1;

    /// <summary>Minutes between two polls of an outlet: thousands of them every minute are too many for a machine that has other work.</summary>
    public static int Every(int sources) => sources > 500 ? 3 : 1;

    /// <param name="phrases">The program's own <c>languages/en.yaml</c>: the words in which visits are announced.</param>
    /// <param name="digests">When subscribers get their digest, one each, UTC.</param>
    public static void Write(string folder, NewsFarm farm, NewsReceivers receivers, string phrases, IReadOnlyList<TimeOnly> digests)
    {
        Write(folder, "watchlist.yaml", "name: Aland – Borduria\nsides: [aa, bb]\n");
        Directory.CreateDirectory(Path.Combine(folder, "languages"));
        File.Copy(phrases, Path.Combine(folder, "languages", "en.yaml"), overwrite: true);
        Write(folder, "actors/all.yaml", """
            actors:
              - { id: aland, kind: country, side: aa, name: Aland, names: { en: [Aland] } }
              - { id: borduria, kind: country, side: bb, name: Borduria, names: { en: [Borduria] } }

            """ + string.Concat(Enumerable.Range(0, NewsPages.People).Select(i =>
                string.Create(CultureInfo.InvariantCulture, $"  - {{ id: person-{i}, kind: person, side: aa, name: {NewsPages.Person(i)}, names: {{ en: [{NewsPages.Person(i)}] }} }}\n"))));
        for (int i = 0; i < farm.Sources; i++)
        {
            Write(folder, $"sources/aa/s{i}.yaml", string.Create(CultureInfo.InvariantCulture, $"""
                id: s{i}
                name: Paper {i}
                side: aa
                country: aa
                languages: [en]
                site: {farm.Site(i)}
                timeZone: UTC
                everyMinutes: {Every(farm.Sources)}
                atMostMinutes: {Every(farm.Sources)}
                delaySeconds: {Delay}
                feeds: ['{farm.Site(i)}feed.xml']
                """));
        }

        Write(folder, "subscribers.yaml", digests.Count == 0 ? "subscribers: []\n" : "subscribers:\n" + string.Concat(digests.Select((at, i) => Subscriber(receivers, at, i))));
    }

    /// <summary>The first one is told all alerts, the others only get digests.</summary>
    private static string Subscriber(NewsReceivers receivers, TimeOnly at, int number) => string.Create(CultureInfo.InvariantCulture, $$"""
          - id: reader{{number}}
            name: Reader {{number}}
            channels:
              - { kind: webhook, address: '{{receivers.Hook}}' }
              - { kind: email, to: [reader@news.test], from: monitor@news.test, server: 127.0.0.1, port: '{{receivers.MailPort}}', security: none }
            {{(number == 0 ? "" : "alerts: []")}}
            digest: { at: '{{at:HH:mm}}' }

        """);

    private static void Write(string folder, string name, string text)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
