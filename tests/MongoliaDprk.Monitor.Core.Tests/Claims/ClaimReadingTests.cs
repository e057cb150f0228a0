using MongoliaDprk.Monitor.Core.Claims;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Tests.Claims;

public sealed class ClaimReadingTests
{
    private const string Good = """
        visitsCover: { from: 1997-01, to: 2024-09 }
        claims:
          - id: first
            sentence: First visit in five years
            says: first
            what: visits
            where: { from: aa, to: bb, actor: aa }
            within: 90 days
            inYears: 5
          - id: more
            sentence: More headlines than a year ago
            says: more
            what: headlines
            where: { country: aa, language: en, topic: trade, salience: headline, stories: true }
            since: 2024-01-31
            than: year-ago
            times: 2
        """;

    [Fact]
    public void Claims_are_read_with_what_they_count_and_when()
    {
        Watchlist watchlist = Read(Good);
        Assert.Equal(new ClaimDays(new(1997, 1, 1), new(2024, 9, 30)), watchlist.VisitsCover);
        Claim first = watchlist.Claims[0], more = watchlist.Claims[1];
        Assert.Equal((ClaimSays.First, ClaimUnit.Visits, 5, true), (first.Says, first.What, first.InYears, first.KnownVisits));
        Assert.Equal((new ClaimVisits("aa", "bb", "aa"), new ClaimSpan(90, ClaimSpanUnit.Days)), (first.Visits, first.Window));
        Assert.Equal((ClaimThan.YearAgo, 2, new DateOnly(2024, 1, 31)), (more.Than, more.Times, more.Since!.Value));
        Assert.Equal(("aa", "trade", true), (more.Texts.Country, more.Texts.Topic, more.Texts.FirstOnly));
    }

    [Fact]
    public void Claims_do_not_make_old_analyses_outdated() => Assert.Equal(Read(null).Version, Read(Good).Version);

    [Theory]
    [InlineData("inYears: 5", "", "claims.yaml:3: a claim that says first needs 'inYears'")]
    [InlineData("within: 90 days", "", "claims.yaml:3: a claim needs either 'within' (90 days) or 'since' (2024-01-31)")]
    [InlineData("within: 90 days", "within: long", "claims.yaml:8: 'long' is no length of time like 90 days, 6 months or 5 years")]
    [InlineData("actor: aa", "actor: nobody", "claims.yaml:7: there is no actor 'nobody'")]
    [InlineData("topic: trade", "topic: fish", "claims.yaml:14: there is no topic 'fish'")]
    [InlineData("to: bb", "tto: bb", "claims.yaml:7: unknown key 'tto'")]
    [InlineData("id: more", "id: first", "claims.yaml:10: the claim 'first' is already at claims.yaml:3")]
    [InlineData("says: more", "says: perhaps", "claims.yaml:12: 'perhaps' must be one of count, none, first, more")]
    public void What_is_wrong_is_told_with_its_line(string text, string instead, string error)
    {
        WatchlistException told = Assert.Throws<WatchlistException>(() => Read(Good.Replace(text, instead, StringComparison.Ordinal)));
        Assert.Contains(told.Errors, e => e.ToString().StartsWith(error, StringComparison.Ordinal));
    }

    private static Watchlist Read(string? claims)
    {
        List<WatchlistFile> files =
        [
            new("watchlist.yaml", "name: A – B\nsides: [aa, bb]\n"),
            new("languages/en.yaml", "language: en\nname: English\nboundary: both\nsuffixes: []\ntopics: { trade: [trade] }\n"),
            new("actors/all.yaml", "actors:\n  - { id: aa, kind: country, side: aa, name: Aland, names: { en: [Aland] } }\n  - { id: bb, kind: country, side: bb, name: Boria, names: { en: [Boria] } }\n"),
        ];
        if (claims is not null)
            files.Add(new("claims.yaml", claims));
        return WatchlistReader.Read(files);
    }
}
