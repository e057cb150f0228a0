using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Tests.Mentions;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Tests;

/// <summary>Every relevant article says in one line why; one that is not says nothing.</summary>
public sealed class RelevanceReasonTests
{
    private static readonly ArticleAnalyzer Analyzer = new(TestWatchlist.Read());

    [Theory]
    [InlineData(null, "Arland wins", "Ola Twin of Borland lost. Borland weeps.", "names both sides: Arland (headline), Borland (lead)")]
    [InlineData("bb", "A win", "Arland won.", "an outlet of Borland names Arland (lead)")]
    [InlineData(null, "Borland", "The President of Arland came.", "names both sides: Jon Aro Dan for Arland (lead, as President of Arland), Borland (headline)")]
    [InlineData(null, "Arland", "Nothing else.", null)]
    [InlineData("bb", "Borland", "Nothing else.", null)]
    public void It_names_the_most_prominent_actor_of_each_side(string? sourceSide, string title, string text, string? reason)
    {
        PublishedDate published = new(new DateTimeOffset(2020, 5, 1, 0, 0, 0, TimeSpan.Zero), DatePrecision.Day, DateOrigin.Meta);

        Analysis analysis = Analyzer.Analyze(new Article(title, text, "en", published, null, null), sourceSide);

        Assert.Equal((reason is not null, reason), (analysis.Relevant, analysis.Reason));
    }

    [Theory]
    [InlineData("aa", true)]
    [InlineData("bb", false)]
    [InlineData(null, false)]
    public void A_home_name_counts_in_outlets_of_its_side_only(string? sourceSide, bool counts)
    {
        Watchlist watchlist = WatchlistReader.Read(
        [
            new WatchlistFile("watchlist.yaml", "name: A – B\nsides: [aa, bb]"),
            new WatchlistFile("languages/en.yaml", "language: en\nname: English\nboundary: both\n"),
            new WatchlistFile("actors/all.yaml", "actors: [{ id: aa, kind: country, side: aa, name: Arland, names: { en: [Arland] }, homeNames: { en: [the isle] } }]"),
        ]);

        IReadOnlyList<Mention> mentions = new MentionFinder(watchlist).Find(new Article("", "On the isle it rained.", null, null, null, null), null, sourceSide);

        Assert.Equal(counts, mentions.Count == 1);
    }
}
