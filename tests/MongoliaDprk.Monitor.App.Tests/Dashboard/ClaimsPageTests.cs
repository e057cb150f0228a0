using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Tests.Dashboard;

public sealed class ClaimsPageTests(SqliteSite site, EmptySite empty) : IClassFixture<SqliteSite>, IClassFixture<EmptySite>
{
    [Theory]
    [InlineData("named", "True", 61)]
    [InlineData("silent", "False", 1)]
    [InlineData("travel", "Cannot say", 0)]
    [InlineData("more", "Cannot say", 63)]
    public async Task A_claim_shows_verdict_number_and_reason(string id, string verdict, int count)
    {
        IElement claim = (await site.PageAsync("/claims")).GetElementById("claim-" + id)!;
        Assert.Equal(verdict, claim.QuerySelector(".badge")!.TextContent);
        Assert.Equal(count.ToString(CultureInfo.InvariantCulture), claim.QuerySelector($"#found-{id} .count-link, #found-{id} .nothing")!.TextContent);
        Assert.All(claim.QuerySelectorAll("p").Select(p => p.TextContent.Trim()).Where(p => p.Contains(" from 2", StringComparison.Ordinal)), why => Assert.False(char.IsLower(why[0]), why));
        Assert.Equal(verdict == "Cannot say", claim.TextContent.Contains("only", StringComparison.Ordinal) && claim.TextContent.Contains("What was not collected", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_history_of_a_claim_is_that_of_its_nightly_tests()
    {
        Assert.Contains("not yet said by a nightly test", (await site.PageAsync("/claims")).GetElementById("claim-silent")!.TextContent, StringComparison.Ordinal);
        ClaimStore store = site.Services.GetRequiredService<ClaimStore>();
        foreach (int day in new[] { 3, 4 })
            await store.RunAsync(new DateOnly(2026, 3, day), CancellationToken.None);
        IElement claim = (await site.PageAsync("/claims")).GetElementById("claim-silent")!;
        Assert.Contains("since 2026-03-04", claim.TextContent, StringComparison.Ordinal);
        Assert.Equal(["False", "Cannot say"], claim.QuerySelectorAll("tbody tr").Select(r => r.QuerySelector("td")!.TextContent));
    }

    [Fact]
    public async Task A_long_list_of_evidence_is_cut_and_its_number_leads_to_all_of_it()
    {
        IElement claim = (await site.PageAsync("/claims")).GetElementById("claim-named")!;
        Assert.Equal(20, claim.QuerySelectorAll("[data-row=evidence]").Length);
        IHtmlDocument list = await site.PageAsync(claim.QuerySelector("a.count-link")!.GetAttribute("href")!);
        Assert.StartsWith("61 articles", list.QuerySelector(".result")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_sentences_are_only_words()
    {
        IHtmlDocument page = await site.PageAsync("/claims");
        Assert.Contains(TestDesk.Hostile, page.QuerySelector("#claim-named h2")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("img, script"));
    }

    [Fact]
    public async Task Without_claims_the_page_says_how_to_write_one() =>
        Assert.Contains("claims.yaml", (await empty.PageAsync("/claims")).QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
}
