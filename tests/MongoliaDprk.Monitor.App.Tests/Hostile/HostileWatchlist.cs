using System.Globalization;

namespace MongoliaDprk.Monitor.App.Tests.Hostile;

/// <summary>The folder of a watchlist of two invented countries whose outlets stand on a loopback web; some names in it are hostile too.</summary>
internal static class HostileWatchlist
{
    /// <summary>An analyst may copy a name from anywhere.</summary>
    public const string Name = "O'Brien \"'); DROP TABLE Mentions;-- <b onclick=alert(1)>=1+1";

    private const string English = """
        language: en
        name: English
        boundary: both
        suffixes: ["'s"]
        topics: { talks: [talks] }
        visits:
          phrases:
            visit: [visit, visits, travel*]
            announced: [will]
            history: [years ago]
            to: [to, in, visit]
            from: [from]
            of: [of]
            range: [to]
          months: [[January], [February], [March], [April], [May], [June], [July], [August], [September], [October], [November], [December]]
          weekdays: [[Monday], [Tuesday], [Wednesday], [Thursday], [Friday], [Saturday], [Sunday]]
        """;

    private const string Actors = """
        actors:
          - { id: aland, kind: country, side: aa, name: Aland, names: { en: [Aland, Alandic] } }
          - { id: borduria, kind: country, side: bb, name: Borduria, names: { en: [Borduria, Bordurian] } }
          - id: aa-anna
            kind: person
            side: aa
            name: Anna Early
            names: { en: [Anna Early] }
            offices: [{ office: aa-president, from: 2000-01-01 }]
          - { id: aa-hostile, kind: person, side: aa, name: NAME, names: { en: [Obrien Hostile] } }
        offices:
          - { id: aa-president, side: aa, name: President, titles: { en: [President of Aland, Alandic President] } }
        """;

    private const string Calendar = """
        days:
          - { id: friends, date: '06-01', name: NAME, note: NAME }
        """;

    /// <param name="outlets">Id of each and what says where it is read, as a line of YAML.</param>
    /// <param name="subscribers">The file of subscribers.</param>
    public static void Write(string folder, Uri site, IEnumerable<KeyValuePair<string, string>> outlets, string subscribers)
    {
        string quoted = "'" + Name.Replace("'", "''", StringComparison.Ordinal) + "'";
        Write(folder, "watchlist.yaml", "name: \"Aland <i>&</i> Borduria\"\nsides: [aa, bb]\n");
        Write(folder, "languages/en.yaml", English);
        Write(folder, "actors/all.yaml", Actors.Replace("NAME", quoted, StringComparison.Ordinal));
        Write(folder, "calendar.yaml", Calendar.Replace("NAME", quoted, StringComparison.Ordinal));
        Write(folder, "subscribers.yaml", subscribers);
        foreach ((string id, string place) in outlets)
        {
            Write(folder, $"sources/aa/{id}.yaml", string.Create(CultureInfo.InvariantCulture, $"""
                id: {id}
                name: {quoted}
                side: bb
                country: bb
                languages: [en]
                site: {site}
                timeZone: UTC
                delaySeconds: 0
                {place}
                """));
        }
    }

    private static void Write(string folder, string name, string text)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
