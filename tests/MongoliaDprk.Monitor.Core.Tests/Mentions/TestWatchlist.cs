using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Tests.Mentions;

/// <summary>Two invented countries with two persons who share a surname.</summary>
internal static class TestWatchlist
{
    private const string English = """
        language: en
        name: English
        boundary: both
        suffixes: ["'s"]
        notHolders: [vice, former]
        notNames: [Upper Arland]
        topics: { aid: [food aid], sanctions: [sanction*] }
        """;

    private const string Russian = """
        language: ru
        name: Russian
        boundary: both
        suffixes: [и, ей]
        droppedEndings: [я]
        """;

    private const string Actors = """
        actors:
          - { id: aa, kind: country, side: aa, name: Arland, names: { en: [Arland], ko: [아를란드], zh: [亚兰国], mn: [Арланд], ru: [Арландия] } }
          - { id: bb, kind: country, side: bb, name: Borland, names: { en: [Borland] } }
          - { id: cc, kind: country, side: cc, name: C, names: { en: [Cland] } }
          - { id: dd, kind: country, side: dd, name: D, names: { en: [Dland] } }
          - { id: ee, kind: country, side: ee, name: E, names: { en: [Eland] } }
          - { id: ff, kind: country, side: ff, name: F, names: { en: [Fland] } }
          - { id: gg, kind: country, side: gg, name: G, names: { en: [Gland] } }
          - { id: aa-embassy, kind: institution, side: aa, name: Embassy, names: { en: [Embassy of Arland in Borland] } }
          - id: aa-dan
            kind: person
            side: aa
            name: Jon Aro Dan
            names: { en: [Jon Aro Dan] }
            shortNames: { en: [Dan] }
            offices: [{ office: aa-president, from: 2018-07-10 }]
          - id: aa-eva
            kind: person
            side: aa
            name: Eva Dan
            names: { en: [Eva Dan] }
            shortNames: { en: [Dan, Lady Jon] }
            offices: [{ office: aa-president, from: 2010, to: 2018-07-10 }]
          - { id: bb-judge, kind: person, side: bb, name: Ola Twin, names: { en: [Ola Twin, Judge Ola Twin] }, offices: [{ office: bb-judge, from: 2010, to: 2012 }] }
          - { id: bb-mayor, kind: person, side: bb, name: Ola Twin, names: { en: [Ola Twin] }, offices: [{ office: bb-mayor, from: 2012, to: 2015 }] }
        offices:
          - { id: bb-judge, side: bb, name: Judge, bareTitles: { en: [Chief Judge] } }
          - { id: bb-mayor, side: bb, name: Mayor, bareTitles: { en: [Mayor] } }
          - { id: aa-president, side: aa, name: President, titles: { en: [President of Arland, President Jon, Chief Eva Dan] }, bareTitles: { en: [President] } }
        """;

    public static Watchlist Read() => WatchlistReader.Read(
    [
        new WatchlistFile("watchlist.yaml", "name: A – B\nsides: [aa, bb]"),
        new WatchlistFile("languages/en.yaml", English),
        new WatchlistFile("languages/ru.yaml", Russian),
        new WatchlistFile("languages/mn.yaml", "language: mn\nname: Mongolian\nboundary: both\nsuffixes: [ыг]"),
        new WatchlistFile("languages/ko.yaml", "language: ko\nname: Korean\nboundary: left"),
        new WatchlistFile("languages/zh.yaml", "language: zh\nname: Chinese\nboundary: none"),
        new WatchlistFile("actors/all.yaml", Actors),
    ]);
}
