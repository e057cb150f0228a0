using System.Net;

namespace MongoliaDprk.Monitor.App.Tests.Dashboard;

/// <summary>A page must not ask the database once per row: that is fast on the first day and slow after a year.</summary>
public sealed class PageCostTests(SqliteSite site) : IClassFixture<SqliteSite>
{
    /// <summary>One query says whom the page is for.</summary>
    private const int WhoAsks = 1;

    [Theory]
    [InlineData("/", 34)]
    [InlineData("/?day=2026-02-02", 28)]
    [InlineData("/alerts", 4)]
    [InlineData("/calendar", 9)]
    [InlineData("/claims", 16)]
    [InlineData("/calendar?year=2026", 9)]
    [InlineData("/mentions", 2)]
    [InlineData("/mentions?unit=article", 4)]
    [InlineData("/mentions?unit=hit", 4)]
    [InlineData("/mentions?unit=hit&by=office&office=x", 5)]
    [InlineData("/articles/1", 12)]
    [InlineData("/trends", 7)]
    [InlineData("/trends?by=source&per=day&from=2026-02-01&to=2026-03-04&average=7&year=true", 7)]
    [InlineData("/visits", 6)]
    [InlineData("/visits?historical=true", 6)]
    [InlineData("/visits/1", 6)]
    [InlineData("/review?below=100", 8)]
    [InlineData("/api/v1/visits", 5)]
    [InlineData("/actors", 1)]
    [InlineData("/actors/aa-minister", 8)]
    [InlineData("/sources", 5)]
    [InlineData("/sources/broken", 9)]
    [InlineData("/api/v1/articles?limit=1000", 4)]
    [InlineData("/api/v1/actors", 1)]
    public async Task A_page_needs_few_queries_however_long_its_list_is(string address, int most)
    {
        int queries = await QueryCount.OfAsync(async () =>
        {
            using HttpResponseMessage response = await site.Client.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        });
        Assert.InRange(queries, 1, most + WhoAsks);
    }

    [Theory]
    [MemberData(nameof(DashboardTests.Pages), MemberType = typeof(DashboardTests))]
    [InlineData("/site.css")]
    [InlineData("/api/v1/mentions")]
    [InlineData("/healthz")]
    public async Task Asking_only_for_the_head_is_answered_as_the_page_is_without_its_body(string address)
    {
        using HttpResponseMessage page = await site.Client.GetAsync(address);
        using HttpRequestMessage head = new(HttpMethod.Head, address);
        using HttpResponseMessage response = await site.Client.SendAsync(head);
        Assert.Equal(page.StatusCode, response.StatusCode);
        Assert.Equal(page.Content.Headers.ContentType, response.Content.Headers.ContentType);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }
}
