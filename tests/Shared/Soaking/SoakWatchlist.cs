using System.Globalization;

namespace MongoliaDprk.Monitor.Tests.Soaking;

/// <summary>A watchlist of two invented countries whose sources are the rude outlets and whose subscriber has the rude receivers.</summary>
internal static class SoakWatchlist
{
    private static readonly Dictionary<string, string> Files = new()
    {
        ["watchlist.yaml"] = "name: Aland – Borduria\nsides: [aa, bb]\n",
        ["languages/en.yaml"] = """
            language: en
            name: English
            boundary: both
            suffixes: ["'s"]
            visits:
              phrases: { visit: [visit, visits], announced: [will], to: [to, in, visit], from: [from], of: [of], range: [to] }
              months: [[January], [February], [March], [April], [May], [June], [July], [August], [September], [October], [November], [December]]
              weekdays: [[Monday], [Tuesday], [Wednesday], [Thursday], [Friday], [Saturday], [Sunday]]
            """,
        ["actors/all.yaml"] = """
            actors:
              - { id: aland, kind: country, side: aa, name: Aland, names: { en: [Aland] } }
              - { id: borduria, kind: country, side: bb, name: Borduria, names: { en: [Borduria] } }
              - { id: aa-anna, kind: person, side: aa, name: Anna Early, names: { en: [Anna Early] }, offices: [{ office: aa-president, from: 2000-01-01 }] }
            offices:
              - { id: aa-president, side: aa, name: President, titles: { en: [President of Aland] } }
            """,
    };

    public static void Write(string folder, RudeOutlets outlets, RudeReceivers receivers)
    {
        foreach ((string name, string text) in Files)
            Write(folder, name, text);
        foreach ((string id, string yaml) in outlets.Sources())
            Write(folder, $"sources/bb/{id}.yaml", yaml);
        Write(folder, "subscribers.yaml", string.Create(CultureInfo.InvariantCulture, $"""
            subscribers:
              - id: desk
                name: Desk
                channels:
                  - kind: email
                    to: [desk@news.test]
                    from: monitor@news.test
                    server: 127.0.0.1
                    port: {receivers.MailPort}
                    security: none
                  - kind: webhook
                    address: '{receivers.Hook}'
                    timeoutSeconds: 5
                alerts:
                  - kinds: [newVisit, stageChanged, visitCancelled]
            """));
    }

    private static void Write(string folder, string name, string text)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
