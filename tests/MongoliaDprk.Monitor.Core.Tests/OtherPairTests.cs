using System.Text;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Tests;

/// <summary>The same program with another watchlist watches another relationship: no domain word stands in the code.</summary>
public sealed class OtherPairTests
{
    private const string English = """
        language: en
        name: English
        boundary: both
        suffixes: ["'s"]
        topics: { energy: [geothermal*] }
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
          - { id: is, kind: country, side: is, name: Iceland, names: { en: [Iceland, Icelandic] } }
          - { id: bt, kind: country, side: bt, name: Bhutan, names: { en: [Bhutan, Bhutanese] } }
          - { id: is-reykjavik, kind: place, side: is, name: Reykjavik, names: { en: [Reykjavik] } }
          - { id: np, kind: country, side: np, name: Nepal, names: { en: [Nepal] } }
          - { id: no, kind: country, side: 'no', name: Norway, names: { en: [Norway] } }
          - { id: fi, kind: country, side: fi, name: Finland, names: { en: [Finland] } }
          - id: is-early
            kind: person
            side: is
            name: Sigrun Early
            names: { en: [Sigrun Early] }
            offices: [{ office: is-president, from: 2008-08-01, to: 2016-07-31 }]
          - id: is-late
            kind: person
            side: is
            name: Halla Late
            names: { en: [Halla Late] }
            offices: [{ office: is-president, from: 2016-08-01 }]
        offices:
          - { id: is-president, side: is, name: President, titles: { en: [President of Iceland, Icelandic President] } }
        """;

    private const string Outlet = """
        id: valley-post
        name: Valley Post
        side: bt
        country: bt
        languages: [en]
        site: https://post.example/
        timeZone: Asia/Thimphu
        feeds: [https://post.example/rss]
        """;

    private static readonly Lazy<Watchlist> Pair = new(() => WatchlistReader.Read(
    [
        new WatchlistFile("watchlist.yaml", "name: Iceland – Bhutan\nsides: [is, bt]"),
        new WatchlistFile("languages/en.yaml", English),
        new WatchlistFile("actors/all.yaml", Actors),
        new WatchlistFile("sources/bt/valley-post.yaml", Outlet),
    ]));

    private static readonly Lazy<ArticleAnalyzer> Analyzer = new(() => new ArticleAnalyzer(Pair.Value));

    [Fact]
    public void A_page_becomes_mentions_an_office_holder_of_its_day_and_a_new_visit()
    {
        Analysis analysis = Analyze(
            "Icelandic President will visit Bhutan",
            "2014-04-20",
            "THIMPHU – The President of Iceland will visit Bhutan from 3 to 5 May 2014, the foreign ministry announced.",
            "Talks on geothermal energy are planned, officials said after the ministry had published the programme of the visit.");

        Assert.True(analysis.Relevant);
        Assert.Equal(["energy"], analysis.Topics);
        Assert.Equal(["is-early", "bt"], analysis.Mentions.Select(mention => mention.Actor.Id).Where(id => id != "is").Take(2));
        Mention president = analysis.Mentions.Single(mention => mention.Actor.Id == "is-early");
        Assert.Equal(Salience.Headline, president.Salience);
        Assert.All(president.Hits, hit => Assert.Equal(hit.Surface, analysis.Article.FullText.Substring(hit.Start, hit.Length)));
        VisitReport visit = Assert.Single(analysis.Visits, visit => visit.IsNew);
        Assert.Equal(("is", "bt", VisitStage.Announced, "2014-05-03", "2014-05-05"), (visit.From, visit.To, visit.Stage, visit.Start, visit.End));
        Assert.Contains("is-early", visit.Visitors);
    }

    [Fact]
    public void The_same_words_ten_years_later_mean_the_next_holder()
    {
        Analysis analysis = Analyze("Greetings", "2024-04-20", "The President of Iceland sent a message to the people of Bhutan on Saturday.");

        Assert.Contains(analysis.Mentions, mention => mention.Actor.Id == "is-late");
        Assert.DoesNotContain(analysis.Mentions, mention => mention.Actor.Id == "is-early");
    }

    [Fact]
    public void An_outlet_of_one_side_needs_only_the_other_side_an_unknown_one_needs_both()
    {
        const string text = "Snow fell in Reykjavik for the third day in a row, and schools stayed closed, the weather office said on Monday.";

        Assert.True(Analyze("Snow", "2020-01-06", Pair.Value.Sources[0], text).Relevant);
        Assert.False(Analyze("Snow", "2020-01-06", text).Relevant);
    }

    [Theory]
    [InlineData("Norway won nine medals and Finland won four.\nIceland won two.\nNepal won one, and Bhutan won none.", false)]
    [InlineData("Iceland: two doses for everybody.\nBhutan: one dose.\nNepal: none so far.", false)]
    [InlineData("Norway, Finland, Nepal and Iceland met. Iceland and Bhutan signed a treaty.", true)]
    [InlineData("Iceland spoke for Nepal. Bhutan answered.", true)]
    [InlineData("Norway won nine, Finland four, Nepal one. Iceland won two. Iceland was glad. Iceland sang. Bhutan won none.", true)]
    public void A_mere_list_of_countries_is_no_text_about_two_of_them(string text, bool relevant) =>
        Assert.Equal(relevant, Analyzer.Value.Analyze(new("Final table", text, "en", null, null, null), null).Relevant);

    private static Analysis Analyze(string title, string day, params string[] paragraphs) => Analyze(title, day, null, paragraphs);

    private static Analysis Analyze(string title, string day, Source? source, params string[] paragraphs)
    {
        string html = $"""
            <!DOCTYPE html><html lang="en"><head><title>{title}</title><meta property="article:published_time" content="{day}T09:00:00+06:00"></head>
            <body><nav><a href="/">Home</a></nav><article><h1>{title}</h1>{string.Concat(paragraphs.Select(paragraph => $"<p>{paragraph}</p>"))}</article></body></html>
            """;
        FetchedPage page = new(new Uri("https://post.example/a/1"), Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        return Analyzer.Value.Analyze(page, source, null);
    }
}
