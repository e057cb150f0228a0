using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using MongoliaDprk.Monitor.App.Dashboard.Parts;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Tests.Dashboard;

public sealed class TodayPageTests(SqliteSite site, EmptySite empty) : IClassFixture<SqliteSite>, IClassFixture<EmptySite>
{
    [Fact]
    public async Task An_open_visit_says_what_date_to_wait_for()
    {
        IElement visit = Assert.Single((await site.PageAsync("/")).QuerySelectorAll("section[aria-labelledby=open] [data-row]"));
        Assert.Contains("Anna Alpha", visit.TextContent, StringComparison.Ordinal);
        Assert.Contains("starts 2026-03-10, in 6 days", visit.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stories_lead_to_the_page_of_their_article_and_a_hostile_title_is_only_words()
    {
        IHtmlDocument page = await site.PageAsync("/");
        IElement story = page.QuerySelectorAll("section[aria-labelledby=articles] article h3 a").Single(a => a.TextContent.Contains("Anna", StringComparison.Ordinal));
        Assert.Equal("<script>alert(1)</script> \"Anna\" & others", story.TextContent);
        Assert.StartsWith("/articles/", story.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script, img"));
    }

    [Fact]
    public async Task What_is_awaited_and_what_did_not_come_is_said()
    {
        string coming = (await site.PageAsync("/")).QuerySelector("section[aria-labelledby=coming]")!.TextContent;
        Assert.Contains("First day of spring", coming, StringComparison.Ordinal);
        Assert.Contains("awaited", coming, StringComparison.Ordinal);
        Assert.DoesNotContain("Moon feast", coming, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quiet_day_says_so_and_whether_collection_worked()
    {
        IHtmlDocument page = await site.PageAsync("/?day=2026-02-27");
        string said = page.QuerySelector("[role=status]")!.TextContent;
        Assert.Contains("Nothing new", said, StringComparison.Ordinal);
        Assert.Contains("Every source was collected", said, StringComparison.Ordinal);
        string today = (await site.PageAsync("/")).QuerySelector("[role=status]")!.TextContent;
        Assert.DoesNotContain("Nothing new", today, StringComparison.Ordinal);
        Assert.Contains("1 source of 4 could not be collected", today, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_anything_was_collected_the_page_does_not_pretend_that_nothing_happened()
    {
        IHtmlDocument page = await empty.PageAsync("/");
        Assert.Contains("No source was collected: nothing can be said of this day", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("never polled so far", page.QuerySelector("section[aria-labelledby=collection]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?day=0001-01-01")]
    [InlineData("/?day=9999-12-31")]
    [InlineData("/calendar?month=9999-12")]
    [InlineData("/calendar?month=0001-01")]
    [InlineData("/calendar?month=x")]
    [InlineData("/calendar?year=9999")]
    public async Task A_day_at_the_end_of_time_is_refused_in_words(string address) =>
        Assert.NotEmpty((await site.PageAsync(address)).QuerySelectorAll("[role=alert] p"));

    [Theory]
    [InlineData(VisitStage.Announced, "2026-03-05", null, "starts 2026-03-05, tomorrow")]
    [InlineData(VisitStage.Announced, "2026-03-04", null, "starts today")]
    [InlineData(VisitStage.Announced, "2026-03-01", "2026-03-09", "was due 2026-03-01, 3 days ago; nobody reports it")]
    [InlineData(VisitStage.Invited, "2026-03", null, "planned for 2026-03")]
    [InlineData(VisitStage.Invited, "2026-02", null, "was due 2026-02, 4 days ago; nobody reports it")]
    [InlineData(VisitStage.Invited, null, null, "no date is known")]
    [InlineData(VisitStage.Postponed, "2026-03-01", null, "no new date is known")]
    [InlineData(VisitStage.Postponed, "2026-04-01", null, "starts 2026-04-01, in 28 days")]
    [InlineData(VisitStage.Underway, "2026-03-01", "2026-03-06", "ends 2026-03-06, in 2 days")]
    [InlineData(VisitStage.Underway, "2026-03-01", "2026-03-03", "was to end 2026-03-03, yesterday; nobody reports that it is over")]
    [InlineData(VisitStage.Underway, "2026-03-01", null, "its end is not known")]
    public void The_next_date_of_a_visit_is_told_in_words(VisitStage stage, string? start, string? end, string words)
    {
        DateOnly day = new(2026, 3, 4);
        Assert.Equal(words, NextDate.Words(new VisitItem(1, [], "aa", "bb", null, start, end, stage, false, day, day, 1, 0.9), day));
    }
}
