using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using MongoliaDprk.Monitor.App.Digests;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Tests.Dashboard;

/// <summary>The numbers from link to alert add up over what the demonstration's outlets gave, and are those of the lists.</summary>
[Collection(DemoCollection.Name)]
public sealed class FunnelPageTests(DemoSite site)
{
    private FunnelQueries Funnel => site.Services.GetRequiredService<FunnelQueries>();

    [Fact]
    public async Task What_comes_in_goes_on_or_is_left_out_for_a_reason_in_every_source()
    {
        foreach (string? source in site.Services.GetRequiredService<Watchlist>().Sources.Select(s => (string?)s.Id).Append(null))
        {
            IReadOnlyDictionary<FunnelStep, int> counts = await Funnel.SumAsync(source, DateOnly.MinValue, DateOnly.MaxValue, default);
            Assert.All(FunnelStages.All, stage => Assert.True(stage.Balances(counts), $"{source}: {stage.In}"));
        }
    }

    [Fact]
    public async Task The_numbers_are_those_of_the_lists()
    {
        IReadOnlyDictionary<FunnelStep, int> counts = await Funnel.SumAsync(null, DateOnly.MinValue, DateOnly.MaxValue, default);
        ListQueries lists = site.Services.GetRequiredService<ListQueries>();
        Assert.Equal(await lists.CountAsync(new ListQuery(CountUnit.Article, new MentionFilter()), default), counts[FunnelStep.ArticleRelevant]);
        Assert.Equal(await lists.CountAsync(new ListQuery(CountUnit.Mention, new MentionFilter()), default), counts[FunnelStep.Mention]);
        LinkFunnel[] links = await Task.WhenAll(site.Services.GetRequiredService<Watchlist>().Sources.Select(s => site.Services.GetRequiredService<CollectionQueries>().FunnelAsync(s.Id, default)));
        Assert.Equal(links.Sum(l => l.Found), counts[FunnelStep.LinkNew]);
        Assert.Equal(links.Sum(l => l.Done), counts[FunnelStep.PageFetched]);
        Assert.True(counts[FunnelStep.AlertWritten] > 0 && counts[FunnelStep.VisitOpened] > 0);
    }

    [Fact]
    public async Task Page_API_and_CSV_tell_the_same_numbers()
    {
        IReadOnlyDictionary<FunnelStep, int> counts = await Funnel.SumAsync(null, DateOnly.MinValue, DateOnly.MaxValue, default);
        IHtmlDocument page = await site.PageAsync("/sources");
        string[] rows = [.. page.QuerySelectorAll("[aria-labelledby=way] tbody tr").Select(r => r.TextContent)];
        Assert.Equal(FunnelStages.Rows(counts).Count(), rows.Length);
        JsonElement json = await site.Client.GetFromJsonAsync<JsonElement>("/api/v1/funnel?limit=1000");
        Assert.Equal(counts[FunnelStep.LinkNew], json.GetProperty("items").EnumerateArray().Where(i => i.GetProperty("step").GetString() == "linkNew").Sum(i => i.GetProperty("count").GetInt32()));
        string csv = await site.Client.GetStringAsync("/api/v1/funnel.csv");
        Assert.Equal(json.GetProperty("count").GetInt32() + 1, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("From link to alert", (await site.PageAsync("/sources/" + site.Services.GetRequiredService<Watchlist>().Sources[0].Id)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "links seen")]
    [InlineData("mn", "харсан холбоос")]
    [InlineData("ko", "본 링크")]
    public async Task A_digest_tells_the_whole_way_in_one_line_and_in_a_table(string language, string words)
    {
        DateOnly day = (await Funnel.DaysAsync(null, DateOnly.MinValue, DateOnly.MaxValue, default)).Min(c => c.Day);
        Digest digest = await site.Services.GetRequiredService<DigestDesk>().OfDayAsync(day, language, default);
        Assert.NotEmpty(digest.Funnel);
        DigestView view = new(DigestLanguage.Of(language), DigestLinks.None);
        Assert.Contains(words, DigestRenderer.Text(digest, view), StringComparison.Ordinal);
        Assert.Contains(words, DigestRenderer.Markdown(digest, view), StringComparison.Ordinal);
        Assert.Contains(words, DigestRenderer.Html(digest, view), StringComparison.Ordinal);
        Assert.Contains("\"linkShown\"", DigestRenderer.Json(digest), StringComparison.Ordinal);
    }
}
