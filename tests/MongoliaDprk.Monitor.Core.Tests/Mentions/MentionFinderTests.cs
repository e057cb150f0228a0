using System.Globalization;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Mentions;

namespace MongoliaDprk.Monitor.Core.Tests.Mentions;

public sealed class MentionFinderTests
{
    private static readonly DateOnly Day = new(2020, 5, 1);

    private static readonly Lazy<MentionFinder> Finder = new(() => new MentionFinder(TestWatchlist.Read()));

    [Theory]
    [InlineData("Arlandese cuisine")]
    [InlineData("The marland coast")]
    [InlineData("Upper Arland is a province elsewhere.")]
    [InlineData("arland without its capital")]
    [InlineData("내아를란드 자치구")]
    [InlineData("Бывший Арландск")]
    public void A_name_inside_a_longer_word_or_a_look_alike_is_not_a_hit(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("Arland's coast", "Arland")]
    [InlineData("ARLAND", "ARLAND")]
    [InlineData("Ａｒｌａｎｄ", "Ａｒｌａｎｄ")]
    [InlineData("Ar\u00ADland", "Ar\u00ADland")]
    [InlineData("A\u0301rland", "A\u0301rland")]
    [InlineData("Borland-Arland talks", "Arland")]
    [InlineData("아를란드에서", "아를란드")]
    [InlineData("在亚兰国的", "亚兰国")]
    [InlineData("Арландыг", "Арланд")]
    [InlineData("в Арландии", "Арландии")]
    [InlineData("с Арландией", "Арландией")]
    public void A_name_is_found_however_it_is_written_and_inflected(string text, string surface)
    {
        Hit hit = Assert.Single(Of("aa", Find(text)).Hits);

        Assert.Equal(surface, hit.Surface);
        Assert.Equal(surface, ("\n" + text).Substring(hit.Start, hit.Length));
    }

    [Fact]
    public void A_name_is_not_put_together_from_the_title_and_the_body()
    {
        IReadOnlyList<Mention> mentions = Finder.Value.Find(Article("Talks with Jon Aro", "Dan said no."), Day);

        Assert.Empty(mentions);
    }

    [Fact]
    public void Every_occurrence_is_counted_and_each_offset_gives_the_words_of_the_text()
    {
        Article article = Article("Arland and Borland", "Arland – so it\u00ADself.\nBor\u200Bland came; Jon  Aro-Dan of Arland left.");

        IReadOnlyList<Mention> mentions = Finder.Value.Find(article, Day);

        Assert.Equal(["aa", "bb", "aa-dan"], mentions.Select(mention => mention.Actor.Id));
        Assert.Equal([3, 2, 1], mentions.Select(mention => mention.Hits.Count));
        Assert.All(mentions.SelectMany(mention => mention.Hits), hit => Assert.Equal(hit.Surface, article.FullText.Substring(hit.Start, hit.Length)));
        Assert.Equal("Jon  Aro-Dan", Of("aa-dan", mentions).Hits[0].Surface);
    }

    [Fact]
    public void A_short_name_counts_only_beside_a_full_name_or_office_of_the_same_person()
    {
        Assert.Empty(Find("Dan went home. Then Dan slept."));
        Assert.Equal(2, Of("aa-dan", Find("Dan went home. Jon Aro Dan slept.")).Hits.Count);
        Assert.Equal(HitKind.ShortName, Assert.Single(Of("aa-dan", Find("President Dan slept.")).Hits).Kind);
        Assert.Single(Of("aa-dan", Find("Jon Aro Dan met Dan Brown.")).Hits);
    }

    [Fact]
    public void A_shared_short_name_goes_to_the_person_whom_the_text_names_in_full()
    {
        IReadOnlyList<Mention> mentions = Find("Eva Dan spoke. Dan was glad.");

        Assert.Equal(2, Of("aa-eva", mentions).Hits.Count);
        Assert.DoesNotContain(mentions, mention => mention.Actor.Id == "aa-dan");
    }

    [Theory]
    [InlineData("2015-06-01", "aa-eva")]
    [InlineData("2018-07-10", "aa-dan")]
    [InlineData("2020-05-01", "aa-dan")]
    [InlineData("2009-01-01", "aa")]
    [InlineData(null, "aa")]
    public void A_title_means_its_holder_on_the_day_and_the_country_when_nobody_is_known(string? day, string actor)
    {
        DateOnly? on = day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        Mention mention = Assert.Single(Finder.Value.Find(Article("", "The president of Arland slept."), on));

        Assert.Equal(actor, mention.Actor.Id);
        Assert.Equal((HitKind.Office, "aa-president"), (mention.Hits[0].Kind, mention.Hits[0].OfficeId));
    }

    [Theory]
    [InlineData("The vice president of Arland slept.")]
    [InlineData("Former President of Arland, now old, slept.")]
    [InlineData("The President of Arland Tom Stranger slept.")]
    public void A_title_that_is_somebody_elses_is_not_laid_at_the_holders_door(string text) =>
        Assert.Equal("aa", Assert.Single(Find(text)).Actor.Id);

    [Theory]
    [InlineData("President of Arland Eva Dan slept.")]
    [InlineData("Eva Dan, President of Arland, slept.")]
    [InlineData("Chief Eva Dan slept.")]
    public void Name_and_office_side_by_side_are_one_hit_of_one_person(string text)
    {
        Hit hit = Assert.Single(Assert.Single(Find(text)).Hits);

        Assert.Equal("Eva Dan", hit.Surface);
    }

    [Fact]
    public void A_full_name_wins_over_a_short_name_that_runs_into_it()
    {
        Mention mention = Assert.Single(Find("Lady Jon Aro Dan spoke."));

        Assert.Equal(("aa-dan", "Jon Aro Dan"), (mention.Actor.Id, Assert.Single(mention.Hits).Surface));
    }

    [Theory]
    [InlineData("2011-05-01", "Ola Twin spoke.", "bb-judge")]
    [InlineData("2014-05-01", "Ola Twin spoke.", "bb-mayor")]
    [InlineData("2012-05-01", "Ola Twin spoke.", null)]
    [InlineData("2012-05-01", "Mayor Ola Twin spoke.", "bb-mayor")]
    [InlineData("2012-05-01", "Judge Ola Twin spoke.", "bb-judge")]
    [InlineData("2014-05-01", "Judge Ola Twin spoke. Ola Twin was glad.", "bb-judge")]
    [InlineData("2020-05-01", "Ola Twin spoke.", null)]
    [InlineData(null, "Ola Twin spoke.", null)]
    public void Of_two_persons_of_one_name_the_title_the_text_or_the_day_tells_which_else_nobody(string? day, string text, string? actor)
    {
        DateOnly? on = day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        Assert.Equal(actor, Finder.Value.Find(Article("", text), on).SingleOrDefault()?.Actor.Id);
    }

    [Theory]
    [InlineData("President Dan Brown spoke.")]
    [InlineData("President Dan-Brown spoke.")]
    [InlineData("President M.Dan spoke.")]
    public void The_surname_of_somebody_unlisted_is_nobodys_even_beside_a_title(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("2009-12-31", null)]
    [InlineData("2012-01-01", "aa-eva")]
    [InlineData("2020-01-01", "aa-dan")]
    public void A_title_beside_a_short_name_means_who_has_held_it_by_then(string day, string? actor)
    {
        IReadOnlyList<Mention> mentions = Finder.Value.Find(Article("", "President Dan spoke."), DateOnly.Parse(day, CultureInfo.InvariantCulture));

        Assert.Equal(actor, mentions.SingleOrDefault()?.Actor.Id);
    }

    [Fact]
    public void A_headline_in_small_letters_tells_a_longer_name_a_title_cased_one_does_not()
    {
        Assert.Empty(Finder.Value.Find(Article("President Dan Brown travels abroad again", ""), Day));
        Assert.Single(Finder.Value.Find(Article("President Dan Visits Market", ""), Day));
    }

    [Fact]
    public void The_country_inside_an_institutions_name_counts_when_it_is_the_other_side()
    {
        IReadOnlyList<Mention> mentions = Find("He left the Embassy of Arland in Borland.");

        Assert.Equal(["aa-embassy", "bb"], mentions.Select(mention => mention.Actor.Id));
    }

    [Fact]
    public void Salience_tells_headline_lead_body_rollcall_and_quotation_apart()
    {
        const string lead = "PORT, May 1 – The weather of Borland was discussed at some length by everybody who was there. It rained.\n";
        const string rest = "Jon Aro Dan slept. \"We in long sentences thank Eva Dan for the soup,\" he said. "
            + "Cland, Dland, Eland, Fland and Gland were there.";

        IReadOnlyList<Mention> mentions = Finder.Value.Find(Article("Arland sleeps", lead + rest), Day);

        Assert.Equal(Salience.Headline, Of("aa", mentions).Salience);
        Assert.Equal(Salience.Lead, Of("bb", mentions).Salience);
        Assert.Equal(Salience.Body, Of("aa-dan", mentions).Salience);
        Assert.Equal(Salience.Quote, Of("aa-eva", mentions).Salience);
        Assert.Equal(Salience.Rollcall, Of("gg", mentions).Salience);
        Assert.Equal("Jon Aro Dan slept.", Of("aa-dan", mentions).Evidence);
    }

    [Fact]
    public void Words_run_together_by_a_bad_copy_do_not_hide_a_full_name_but_a_longer_syllable_is_another_name()
    {
        Assert.Single(Find("ComradeJon Aro Danhas slept."));
        Assert.Empty(Find("Jon Aro Dang slept."));
    }

    [Fact]
    public void Topics_are_alphabetical_and_need_their_phrase()
    {
        Assert.Equal(["aid", "sanctions"], Finder.Value.Topics(Article("Sanctioned", "Food aid came.")));
        Assert.Empty(Finder.Value.Topics(Article("", "Raided")));
    }

    private static IReadOnlyList<Mention> Find(string text) => Finder.Value.Find(Article("", text), Day);

    private static Mention Of(string actor, IReadOnlyList<Mention> mentions) => Assert.Single(mentions, mention => mention.Actor.Id == actor);

    private static Article Article(string title, string text) => new(title, text, null, null, null, null);
}
