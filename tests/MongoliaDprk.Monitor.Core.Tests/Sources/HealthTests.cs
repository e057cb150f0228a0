using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Sources;

namespace MongoliaDprk.Monitor.Core.Tests.Sources;

public sealed class HealthTests
{
    private static readonly DateTime Now = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly Rhythm Known = Enumerable.Range(0, 40).Aggregate(Rhythm.Unknown, (r, _) => r.With(TimeSpan.FromHours(6)));
    private static readonly SourceState Good = new("paper")
    {
        LastPoll = Now,
        LastSuccess = Now,
        LastNewArticle = Now,
        NextPoll = Now.AddMinutes(30),
        Rhythm = Known,
    };

    public static TheoryData<SourceState?, Health> Cases() => new()
    {
        { null, Health.NeverPolled },
        { new SourceState("paper") { LastNewArticle = Now }, Health.NeverPolled },
        { Good, Health.Healthy },
        { Good with { Silent = TimeSpan.FromHours(6) }, Health.Healthy },
        { Good with { Silent = TimeSpan.FromHours(9) }, Health.Quiet },
        { Good with { Silent = TimeSpan.FromDays(90), Rhythm = Rhythm.Unknown.With(TimeSpan.FromDays(9)) }, Health.Healthy }, // too little is known
        { Good with { LastError = "404", Errors = 3 }, Health.PartlyFailing },
        { Good with { LastError = "404", Errors = 3, LastSuccess = Now.AddHours(-1) }, Health.Failing },
        { Good with { LastError = "no link", Errors = 3, LastSuccess = Now.AddHours(-1), Layout = "no link" }, Health.LayoutBroken },
        { Good with { Layout = "five pages without text" }, Health.LayoutBroken },
        { Good with { LastSuccess = null, LastError = "DNS", Errors = 9 }, Health.NeverWorked },
        { Good with { LastNewArticle = null }, Health.NeverWorked },
        { Good with { LastPoll = Now.AddDays(-3), LastSuccess = Now.AddDays(-3), NextPoll = Now.AddDays(-3).AddMinutes(30) }, Health.Late },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_source_fares_as_its_polls_say(SourceState? state, Health expected) => Assert.Equal(expected, HealthRules.Judge(state, Now));

    [Fact]
    public void Trouble_is_told_at_its_second_poll_once_and_its_end_at_the_second_good_one()
    {
        List<HealthNews?> news = Run("good good FAIL good good FAIL FAIL FAIL FAIL good FAIL good good good");
        Assert.Equal([6, 12], Told(news));
        Assert.Equal(new HealthNews(Health.Failing, false, Now.AddMinutes(5 * 30)), news[6]);
        Assert.Equal(new HealthNews(Health.Failing, true, Now.AddMinutes(11 * 30)), news[12]);
    }

    [Fact]
    public void What_gets_worse_is_told_again_and_what_gets_better_but_not_good_is_not()
    {
        List<HealthNews?> news = Run("part part part FAIL FAIL part part part good good");
        Assert.Equal([1, 4, 9], Told(news));
        Assert.Equal([Health.PartlyFailing, Health.Failing, Health.Failing], news.OfType<HealthNews>().Select(n => n.Trouble));
    }

    [Fact]
    public void A_silence_is_told_when_it_is_twice_as_long_as_usual()
    {
        SourceState state = Good;
        int told = 0;
        for (int hour = 1; hour <= 60; hour++)
        {
            state = state.Polled(new PollOutcome(true, null, Now.AddHours(hour + 1)), Now.AddHours(hour));
            (state, HealthNews? news) = HealthWatch.Observe(state, Now.AddHours(hour));
            if (news is null)
                continue;
            told++;
            Assert.Equal(Health.Quiet, news.Trouble);
            Assert.InRange(state.Silent.TotalHours, 12, 24);
        }

        Assert.Equal(1, told);
    }

    [Fact]
    public void A_week_in_which_the_monitor_was_off_makes_no_source_quiet()
    {
        SourceState state = Good.Polled(new PollOutcome(true, null, Now.AddDays(7).AddMinutes(30)), Now.AddDays(7));
        Assert.Equal(Health.Healthy, HealthRules.Judge(state, Now.AddDays(7)));
        Assert.Equal(TimeSpan.FromHours(1), state.Silent);
    }

    [Fact]
    public void Pages_without_text_or_all_with_the_same_are_a_broken_layout()
    {
        LayoutWatch blank = Enumerable.Range(0, 5).Aggregate(new LayoutWatch(0, null), (w, _) => w.After(Article("  ")));
        Assert.NotNull(blank.Problem);
        Assert.Null(blank.After(Article("A text.")).Problem);
        LayoutWatch notice = Enumerable.Range(0, 6).Aggregate(new LayoutWatch(0, null), (w, _) => w.After(Article("Please accept cookies.")));
        Assert.NotNull(notice.Problem);
        LayoutWatch missed = Enumerable.Range(0, 5).Aggregate(
            new LayoutWatch(0, null), (w, i) => w.After(Article($"Menu and text {i}.") with { MissedSelectors = ["body"] }));
        Assert.NotNull(missed.Problem);
        LayoutWatch pictures = Enumerable.Range(0, 20).Aggregate(new LayoutWatch(0, null), (w, i) => w.After(Article(i % 4 == 0 ? $"Text {i}." : "")));
        Assert.Null(pictures.Problem);
    }

    [Fact]
    public void The_words_of_an_alert_say_what_since_when_and_what_it_means()
    {
        SourceState state = Good with { LastError = "503 <b>\u0007", Errors = 2, LastSuccess = Now.AddHours(-1) };
        HealthNews news = new(Health.Failing, false, Now);
        Assert.StartsWith("2 polls in a row: 503 <b>", HealthWords.Text(news, state, Now), StringComparison.Ordinal);
        Assert.Contains("since 2026-03-01 12:00 UTC", HealthWords.Text(news, state, Now), StringComparison.Ordinal);
        Assert.StartsWith("new every 6 hours", HealthWords.Rhythm(Known), StringComparison.Ordinal);
    }

    private static Article Article(string text) => new("Title", text, null, null, null, null);

    private static int[] Told(List<HealthNews?> news) => [.. Enumerable.Range(0, news.Count).Where(i => news[i] is not null)];

    /// <summary>Polls half an hour apart.</summary>
    private static List<HealthNews?> Run(string polls)
    {
        SourceState state = Good;
        List<HealthNews?> news = [];
        foreach (string poll in polls.Split(' '))
        {
            DateTime at = Now.AddMinutes(30 * news.Count);
            state = state.Polled(new PollOutcome(poll != "FAIL", poll == "good" ? null : "503", at.AddMinutes(30)), at);
            (state, HealthNews? one) = HealthWatch.Observe(state, at);
            news.Add(one);
        }

        return news;
    }
}
