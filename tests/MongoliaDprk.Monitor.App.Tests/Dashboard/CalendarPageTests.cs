using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace MongoliaDprk.Monitor.App.Tests.Dashboard;

public sealed class CalendarPageTests(SqliteSite site, EmptySite empty) : IClassFixture<SqliteSite>, IClassFixture<EmptySite>
{
    [Theory]
    [InlineData("Day of letters", "came")]
    [InlineData("<img", "did not come")]
    [InlineData("Harvest", "cannot say")]
    [InlineData("First day of spring", "awaited")]
    public async Task What_was_expected_is_told_from_what_could_not_be_seen(string day, string word)
    {
        IHtmlDocument page = await site.PageAsync("/calendar?year=2026");
        IElement row = page.QuerySelectorAll("[data-row=day]").Single(r => r.QuerySelector("td")!.TextContent.Contains(day, StringComparison.Ordinal));
        Assert.Equal(word, row.QuerySelector(".badge")!.TextContent);
    }

    [Fact]
    public async Task A_message_that_came_leads_to_its_articles()
    {
        IHtmlDocument page = await site.PageAsync("/calendar?month=2026-02");
        IElement row = page.QuerySelectorAll("[data-row=day]").Single(r => r.TextContent.Contains("Day of letters", StringComparison.Ordinal));
        string article = row.QuerySelector("a[href^='/articles/']")!.GetAttribute("href")!;
        Assert.Contains("Old article", (await site.PageAsync(article)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_planned_visit_stands_on_each_of_its_days()
    {
        IHtmlDocument page = await site.PageAsync("/calendar?month=2026-03");
        Assert.Equal(["2026-03-10", "2026-03-11", "2026-03-12"], page.QuerySelectorAll("table.month td").Where(d => d.TextContent.Contains("Anna Alpha", StringComparison.Ordinal)).Select(d => d.QuerySelector("time")!.GetAttribute("datetime")));
        Assert.Equal("2026-03-04", page.QuerySelector("td[aria-current=date] time")!.GetAttribute("datetime"));
        Assert.Contains("starts 2026-03-10, in 6 days", page.QuerySelector("[data-row=visit]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("this is about when", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_day_of_a_month_stands_once_under_its_weekday()
    {
        foreach (DateOnly month in Enumerable.Range(2010, 20).SelectMany(year => new[] { new DateOnly(year, 1, 1), new DateOnly(year, 2, 1) }))
        {
            IHtmlDocument page = await site.PageAsync($"/calendar?month={month:yyyy-MM}");
            string[] heads = [.. page.QuerySelectorAll("table.month thead th").Select(h => h.TextContent)];
            var days = page.QuerySelectorAll("table.month tbody tr").SelectMany(w => w.QuerySelectorAll("td").Select((d, i) => (Day: d.QuerySelector("time")?.GetAttribute("datetime"), Head: heads[i])))
                .Where(d => d.Day is not null).ToArray();
            Assert.Equal(Enumerable.Range(0, DateTime.DaysInMonth(month.Year, month.Month)).Select(d => month.AddDays(d).ToString("yyyy-MM-dd", null)), days.Select(d => d.Day));
            Assert.All(days, d => Assert.Equal(DateOnly.Parse(d.Day!, null).DayOfWeek.ToString(), d.Head));
        }
    }

    [Fact]
    public async Task Hostile_names_are_only_words()
    {
        IHtmlDocument page = await site.PageAsync("/calendar?month=2026-02");
        Assert.Contains(TestDesk.Hostile, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("img"));
    }

    [Fact]
    public async Task Without_a_calendar_the_page_says_how_to_write_one() =>
        Assert.Contains("calendar.yaml", (await empty.PageAsync("/calendar")).QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
}
