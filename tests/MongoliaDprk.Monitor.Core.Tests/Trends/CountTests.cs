using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Tests.Trends;

public sealed class CountTests
{
    private static readonly DateOnly Day = new(2013, 10, 28);

    [Fact]
    public void A_digest_is_the_SHA_256_of_the_sorted_lines()
    {
        CountedItem[] items = [Item("b", 2), Item("a", 1), Item("a", 1)];

        // printf 'article\t2013-10-28\ta\ta\thttps://x.example/1\narticle\t…/1\narticle\t2013-10-28\tb\tb\thttps://x.example/2\n' | sha256sum
        Assert.Equal("f427c6302b20d4ed5b215031bd6863be4c22ab498e898e16e09f5d75582b157c", CountDigest.Of(items));
        Assert.Equal(CountDigest.Of(items), CountDigest.Of(items.Reverse()));
    }

    [Fact]
    public void A_digest_tells_lists_apart_that_differ_in_one_day_address_actor_unit_or_repetition()
    {
        CountedItem one = Item("a", 1);
        string[] digests =
        [
            .. new CountedItem[][]
            {
                [], [one], [one, one], [one with { Day = Day.AddDays(1) }], [one with { Address = "https://x.example/2" }], [one with { Actors = ["b"] }],
                [one with { Key = "b" }], [one with { Unit = CountUnit.Headline }],
            }.Select(CountDigest.Of),
        ];

        Assert.Equal(digests.Length, digests.Distinct().Count());
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", digests[0]);
    }

    [Fact]
    public void A_table_has_the_highest_count_first_and_tells_who_stood_behind_it()
    {
        CountedItem[] items = [Item("a", 1), Item("b", 2), Item("b", 3) with { Day = Day.AddDays(9), Actors = ["x", "y"] }, Item("b", 4) with { Actors = ["y"] }];

        CountRow[] rows = [.. CountTable.Of(items, null)];

        Assert.Equal([("b", 3, Day, Day.AddDays(9)), ("a", 1, Day, Day)], rows.Select(r => (r.Key, r.Count, r.First, r.Last)));
        Assert.Equal([new CountShare("y", 2), new CountShare("b", 1), new CountShare("x", 1)], rows[0].Actors);
        Assert.Equal([new DateOnly(2013, 10, 1), new DateOnly(2013, 10, 1), new DateOnly(2013, 11, 1)], CountTable.Of(items, TrendPer.Month).Select(r => r.Step));
    }

    [Theory]
    [InlineData(CountUnit.Hit, TrendBy.Actor, "In The Paper from 1 January 2011 to 31 December 2013, Country was named 104 times, President nine times, Minister twice and Premier once.")]
    [InlineData(CountUnit.Article, TrendBy.Office, "In The Paper from 1 January 2011 to 31 December 2013, the Country was named in 104 articles, the President in nine articles, the Minister in two articles and the Premier in one article.")]
    [InlineData(CountUnit.Headline, TrendBy.Source, "In The Paper from 1 January 2011 to 31 December 2013, Country had 104 headlines, President nine headlines, Minister two headlines and Premier one headline.")]
    public void A_count_is_summed_up_in_the_sentence_that_is_quoted(CountUnit unit, TrendBy by, string sentence)
    {
        CountRow[] rows = [Row("Country", 104), Row("President", 9), Row("Minister", 2), Row("Premier", 1)];
        CountQuery query = new(by, unit, new MentionFilter(new DateOnly(2011, 1, 1), new DateOnly(2013, 12, 31)));

        Assert.Equal(sentence, CountSentence.Of(query, "The Paper", rows, key => key));
    }

    [Fact]
    public void A_sentence_on_nothing_and_one_on_many_are_sentences()
    {
        CountQuery query = new(TrendBy.Actor, CountUnit.Hit, new MentionFilter());

        Assert.Equal("In all outlets, nothing was counted.", CountSentence.Of(query, null, [], key => key));
        Assert.EndsWith(", and two others no more often.", CountSentence.Of(query, null, [.. Enumerable.Range(0, 7).Select(i => Row($"a{i}", 9))], key => key), StringComparison.Ordinal);
    }

    [Fact]
    public void An_office_counts_where_its_title_stands_and_where_its_holder_of_the_day_is_named()
    {
        Hit name = new(0, 3, "Ann"), title = new(40, 8, "minister", HitKind.Office, "minister");
        Actor holder = Actor(new OfficeTerm("president", Day, Day.AddDays(9)), new OfficeTerm("minister", null, Day.AddDays(-1)));

        Assert.Equal([("minister", false, 1), ("president", true, 2)], Named(holder, Day));
        Assert.Equal([("minister", true, 2)], Named(holder, Day.AddDays(-1)));
        Assert.Equal([("minister", false, 1)], Named(holder, null));

        IEnumerable<(string, bool, int)> Named(Actor actor, DateOnly? day) =>
            OfficeNaming.Of(new Mention(actor, Salience.Body, [name, title], ""), day).Select(o => (o.OfficeId, o.Held, o.Hits.Count));
    }

    private static CountedItem Item(string actor, int article) =>
        new(CountUnit.Article, Day, actor, [actor], $"https://x.example/{article}", "x", "Title", null, new AnalysisVersion(1, "w"));

    private static CountRow Row(string key, int count) => new(null, key, count, Day, Day, []);

    private static Actor Actor(params OfficeTerm[] offices) =>
        new("a", ActorKind.Person, "aa", "Ann", new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, IReadOnlyList<string>>(), offices);
}
