using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace MongoliaDprk.Monitor.App.Tests.Dashboard;

public abstract class DashboardTests(TestSite site)
{
    public static TheoryData<string> Pages => new("/", "/?day=2026-03-03", "/?day=1999-01-01", "/mentions", "/mentions?text=x", "/visits", "/visits?historical=true", "/visits?stage=denied", "/visits/1", "/review", "/review?below=100", "/trends", "/trends?by=country&per=year&from=", "/trends?by=topic&per=month&measure=share&average=3&year=true",
        "/mentions?unit=article", "/mentions?unit=hit&actor=bb", "/mentions?unit=headline&actor=bb", "/actors", "/actors?name=zzz", "/actors/aa-minister", "/actors/bb", "/articles/1", "/sources", "/sources?state=quiet", "/sources/alpha", "/sources/broken",
        "/calendar", "/calendar?month=2026-02", "/calendar?year=2026", "/calendar?year=1999", "/claims", "/alerts", "/alerts?kind=newVisit&state=due");

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_works_without_scripts_and_can_be_found_ones_way_in_by_ear(string address)
    {
        IHtmlDocument page = await site.PageAsync(address);
        Assert.Empty(page.QuerySelectorAll("script, [style], style, [onclick], iframe"));
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.EndsWith("Alpha & Bravo", page.Title, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main#content"));
        Assert.Equal("#content", page.QuerySelector("a")?.GetAttribute("href"));
        Assert.Equal(address.StartsWith("/articles", StringComparison.Ordinal) ? 0 : 1, page.QuerySelectorAll("nav[aria-label=Main] a[aria-current]").Length);
        Assert.All(page.QuerySelectorAll("section"), s => Assert.NotNull(page.GetElementById(s.GetAttribute("aria-labelledby")!)));
        Assert.All(page.QuerySelectorAll("a"), a => Assert.NotEqual("", a.GetAttribute("aria-label") ?? a.TextContent.Trim()));
        int level = 1;
        foreach (IElement heading in page.QuerySelectorAll("h1, h2, h3"))
        {
            Assert.True(heading.LocalName[1] - '0' <= level + 1, $"{address}: {heading.TextContent}");
            level = heading.LocalName[1] - '0';
        }

        Assert.All(page.QuerySelectorAll("table"), t => Assert.NotNull(t.QuerySelector("caption")));
        Assert.All(page.QuerySelectorAll("thead th"), th => Assert.Equal("col", th.GetAttribute("scope")));
        Assert.All(page.QuerySelectorAll("input:not([type=hidden]), select, textarea"), i => Assert.NotNull(page.QuerySelector($"label[for={i.Id}]")));
        Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(e => e.Id).Distinct().Count());
        Assert.All(page.QuerySelectorAll("a[href^=http]"), a => Assert.Contains("noopener", a.GetAttribute("rel"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_forbid_scripts_and_set_no_cookie()
    {
        using HttpResponseMessage response = await site.Client.GetAsync("/");
        string policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task The_style_sheet_that_the_page_names_is_there_and_may_be_kept()
    {
        IHtmlDocument page = await site.PageAsync("/");
        using HttpResponseMessage css = await site.Client.GetAsync(page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href"));
        Assert.Equal("text/css", css.Content.Headers.ContentType?.MediaType);
        Assert.Contains("immutable", css.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Todays_numbers_are_the_lengths_of_the_lists_below_them()
    {
        IHtmlDocument page = await site.PageAsync("/");
        Dictionary<string, string> numbers = page.QuerySelectorAll("dl.numbers div").ToDictionary(d => d.QuerySelector("dt")!.TextContent, d => d.QuerySelector("dd")!.TextContent.Trim());
        Assert.Equal("2", numbers["Articles"]);
        Assert.Equal(2, page.QuerySelectorAll("section[aria-labelledby=articles] article").Length);
        Assert.Equal("3", numbers["Mentions in them"]);
        Assert.Equal(3, page.QuerySelectorAll("section[aria-labelledby=articles] .names a").Length);
        Assert.Equal("1", numbers["Visits reported"]);
        Assert.Single(page.QuerySelectorAll("section[aria-labelledby=visits] article"));
        IHtmlDocument list = await site.PageAsync(page.QuerySelector("dl.numbers a[href^='/mentions?from']")!.GetAttribute("href")!);
        Assert.Equal(3, list.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task Evidence_stands_once_with_every_name_marked_in_its_own_language()
    {
        IHtmlDocument page = await site.PageAsync("/");
        IElement article = page.QuerySelectorAll("section[aria-labelledby=articles] article").Single(a => a.TextContent.Contains("next week", StringComparison.Ordinal));
        Assert.Equal("Minister Anna Alpha will visit Bravo next week.", article.QuerySelector("blockquote")!.TextContent.Trim());
        Assert.Equal(["Anna Alpha", "Bravo"], article.QuerySelectorAll("mark").Select(m => m.TextContent));
        Assert.Equal("안나 알파", page.QuerySelector("blockquote [lang=ko] mark")?.TextContent);
        Assert.Equal("친선의 정", page.QuerySelector("h3 a[lang=ko]")?.TextContent);
    }

    [Fact]
    public async Task A_hostile_title_is_only_words()
    {
        IHtmlDocument page = await site.PageAsync("/mentions?from=2026-03-04&actor=bb");
        Assert.Equal("<script>alert(1)</script> \"Anna\" & others", page.QuerySelector("td.evidence a.title")?.TextContent);
        Assert.Equal("https://alpha.example/1", page.QuerySelector("td.evidence a[rel~=external]")?.GetAttribute("href"));
    }

    [Fact]
    public async Task What_is_new_since_the_day_before_is_said_on_top()
    {
        IHtmlDocument page = await site.PageAsync("/");
        string news = page.QuerySelector("section[aria-labelledby=new]")!.TextContent;
        Assert.Contains("new visit", news, StringComparison.Ordinal);
        Assert.Contains("Anna Alpha", news, StringComparison.Ordinal);
        Assert.DoesNotContain("Bravo", news, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_source_is_told_from_a_silent_one_and_comes_first()
    {
        IHtmlDocument page = await site.PageAsync("/sources");
        string[] states = [.. page.QuerySelector("table")!.QuerySelectorAll("tbody tr").Select(r => r.QuerySelector(".badge")!.TextContent)];
        Assert.Equal(["failing", "never worked", "healthy", "healthy"], states);
        Assert.Contains("HTTP 503 <b>", page.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["1 failing", "1 never worked", "2 healthy"], page.QuerySelectorAll(".result .state").Select(s => string.Join(' ', s.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
    }

    [Fact]
    public async Task Pages_of_mentions_hold_each_mention_once()
    {
        IHtmlDocument first = await site.PageAsync("/mentions?to=2026-02-28&actor=aa-minister");
        Assert.StartsWith("60 mentions", first.QuerySelector(".result")!.TextContent.Trim(), StringComparison.Ordinal);
        IHtmlDocument second = await site.PageAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        IEnumerable<string?> links = first.QuerySelectorAll("td.evidence a[rel~=external]").Concat(second.QuerySelectorAll("td.evidence a[rel~=external]")).Select(a => a.GetAttribute("href"));
        Assert.Equal(TestFindings.OldArticles, links.Distinct().Count());
        Assert.Null(second.QuerySelector("a[rel=next]"));
        Assert.Equal("aa-minister", second.QuerySelector<IHtmlSelectElement>("#actor")?.Value);
    }

    [Fact]
    public async Task A_visit_shows_stage_direction_dates_and_its_reports()
    {
        IHtmlDocument page = await site.PageAsync("/visits");
        IElement visit = page.QuerySelector("article[data-row=visit]")!;
        Assert.Equal("Anna Alpha", visit.QuerySelector("h2")!.TextContent);
        Assert.Equal("announced", visit.QuerySelector(".badge")!.TextContent);
        Assert.Contains("2026-03-10 to 2026-03-12, Bravo City", visit.TextContent, StringComparison.Ordinal);
        Assert.Contains("will visit Bravo next week", visit.QuerySelector("blockquote")!.TextContent, StringComparison.Ordinal);
        IHtmlDocument reports = await site.PageAsync(visit.QuerySelector("a.count-link")!.GetAttribute("href")!);
        Assert.Single(reports.QuerySelectorAll("[data-row=report]"));
        using HttpResponseMessage old = await site.Client.GetAsync("/visits?id=1");
        Assert.Equal("/visits/1", old.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_trend_is_a_picture_with_words_and_a_table()
    {
        IHtmlDocument page = await site.PageAsync("/trends?by=actor&per=week&from=2026-02-01&to=2026-03-04");
        IElement chart = page.QuerySelector("svg[role=group]")!;
        Assert.Equal("Anna Alpha", chart.QuerySelector("title")?.TextContent);
        Assert.Contains("62 in all", chart.QuerySelector("desc")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(["62", "2"], page.QuerySelectorAll("tr.sum:first-child td.number a").Select(d => d.TextContent));
    }

    [Fact]
    public async Task What_cannot_be_read_in_an_address_is_said_and_breaks_nothing()
    {
        IHtmlDocument page = await site.PageAsync("/mentions?from=yesterday&salience=7&page=-1");
        string problems = page.QuerySelector("[role=alert]")!.TextContent;
        Assert.Contains("'yesterday' is not a day", problems, StringComparison.Ordinal);
        Assert.Contains("salience: '7'", problems, StringComparison.Ordinal);
        Assert.Contains("page: '-1'", problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_page_is_not_found_and_leads_back()
    {
        using HttpResponseMessage response = await site.Client.GetAsync("/nowhere");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("No such page", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}

public sealed class SqliteDashboardTests(SqliteSite site) : DashboardTests(site), IClassFixture<SqliteSite>;

[Trait("Category", "Postgres")]
public sealed class PostgresDashboardTests(PostgresSite site) : DashboardTests(site), IClassFixture<PostgresSite>;
