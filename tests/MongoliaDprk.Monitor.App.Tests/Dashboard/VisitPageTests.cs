using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace MongoliaDprk.Monitor.App.Tests.Dashboard;

/// <summary>What the pages of visits show, and that nobody else can speak through them.</summary>
public sealed class VisitPageTests : OwnLedgerTests
{
    [Fact]
    public async Task The_token_s_cookie_is_out_of_reach_of_scripts_and_of_other_sites()
    {
        using HttpResponseMessage shown = await Client.GetAsync("/visits/1");
        string cookie = shown.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("form-action 'self'", shown.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_threshold_lists_the_visits_that_are_shown_with_it_and_no_surer_ones()
    {
        Assert.Equal((0, 1, 1), (await ListedAsync("/review?below=89"), await ListedAsync("/review?below=90"), await ListedAsync("/review?below=100")));
        IHtmlDocument wrong = await PageAsync("/review?below=much");
        Assert.Contains("'much' is not a number", wrong.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_board_says_who_confirmed_who_is_silent_and_who_was_first()
    {
        IHtmlDocument page = await PageAsync("/visits/1");
        string[] rows = [.. page.QuerySelectorAll("section[aria-labelledby=board] tbody tr").Select(r => string.Join(' ', r.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
        Assert.StartsWith("aa confirms Alpha News 2026-03-04", rows[0], StringComparison.Ordinal);
        Assert.Contains("the first", rows[0], StringComparison.Ordinal);
        Assert.StartsWith("Bravo silent", rows[1], StringComparison.Ordinal);
        Assert.Contains("Not confirmed by both sides", page.QuerySelector("section[aria-labelledby=board]")!.TextContent, StringComparison.Ordinal);
        IElement stage = page.QuerySelector("section[aria-labelledby=history] li")!;
        Assert.Equal("/articles/1", stage.QuerySelector("a[href^='/articles']")!.GetAttribute("href"));
        Assert.Equal("https://alpha.example/1", stage.QuerySelector("a[rel~=external]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Words_of_outlets_and_of_analysts_are_only_words()
    {
        const string hostile = "</textarea><script>alert(1)</script>\u202E";
        await SplitableAsync(hostile);
        await DecideAsync("/visits/1", ("kind", "correct"), ("why", hostile), ("by", hostile), ("visitors", hostile), ("place", hostile), ("note", hostile));
        foreach (string address in new[] { "/visits", "/visits/1", "/visits/1?done=true", "/review?below=100" })
        {
            string html = await Client.GetStringAsync(address);
            Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("alert(1)", new HtmlParser().ParseDocument(html).Body!.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/visits?stage=announced", 1)]
    [InlineData("/visits?stage=concluded", 0)]
    [InlineData("/visits?direction=aa-bb", 1)]
    [InlineData("/visits?direction=bb-aa", 0)]
    [InlineData("/visits?direction=-bb", 0)]
    [InlineData("/visits?direction=aa", 1)]
    [InlineData("/visits?actor=aa-minister", 1)]
    [InlineData("/visits?actor=bb", 0)]
    [InlineData("/visits?from=2026-03-12&to=2026-03-31", 1)]
    [InlineData("/visits?from=2026-03-13", 0)]
    [InlineData("/visits?year=2026", 1)]
    [InlineData("/visits?year=2025", 0)]
    [InlineData("/visits?unreviewed=true", 1)]
    public async Task Each_filter_gives_the_same_list_to_readers_and_programs(string address, int visits)
    {
        Assert.Equal(visits, await ListedAsync(address));
        string json = await Client.GetStringAsync("/api/v1" + address);
        Assert.Contains($"\"count\":{visits},", json.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visit_that_the_ledger_does_not_have_is_not_found_whether_asked_for_or_decided_on()
    {
        using HttpResponseMessage none = await Client.GetAsync("/visits/99");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Contains("The ledger has no visit 99", await none.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using HttpResponseMessage decided = await SendAsync(await PageAsync("/visits/1"), "/visits/99", ("kind", "confirm"), ("why", "x"));
        Assert.False(decided.IsSuccessStatusCode);
        Assert.NotEmpty(await decided.Content.ReadAsStringAsync());
    }
}
