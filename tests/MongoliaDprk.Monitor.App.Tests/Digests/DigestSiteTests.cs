using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Html.Dom;
using MongoliaDprk.Monitor.App.Tests.Dashboard;

namespace MongoliaDprk.Monitor.App.Tests.Digests;

public abstract class DigestSiteTests(TestSite site)
{
    [Fact]
    public async Task The_digest_of_a_day_is_a_page_that_loads_nothing()
    {
        using HttpResponseMessage response = await site.Client.GetAsync("/digests/2026-03-04");
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Contains("style-src 'unsafe-inline'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        IHtmlDocument page = await site.PageAsync("/digests/2026-03-04");
        Assert.Contains("4 March 2026", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("#visits"));
    }

    [Fact]
    public async Task The_same_numbers_stand_in_every_format_and_language()
    {
        using var json = JsonDocument.Parse(await site.Client.GetStringAsync("/digests/2026-03-04?format=json"));
        int articles = json.RootElement.GetProperty("counts").GetProperty("articles").GetInt32();
        Assert.Equal(articles, json.RootElement.GetProperty("articles").GetArrayLength());
        Assert.Equal(1, json.RootElement.GetProperty("version").GetInt32());
        Assert.Contains($"нийтлэл {articles}", Flat(await site.Client.GetStringAsync("/digests/2026-03-04?format=text&language=mn")), StringComparison.Ordinal);
        Assert.Contains($"기사 {articles}건", await site.Client.GetStringAsync("/digests/2026-03-04?format=markdown&language=ko"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_feed_has_the_days_that_are_over()
    {
        XNamespace atom = "http://www.w3.org/2005/Atom";
        XElement feed = XDocument.Parse(await site.Client.GetStringAsync("/digests.atom")).Root!;
        Assert.Equal(14, feed.Elements(atom + "entry").Count());
        Assert.Equal("urn:monitor:digest:en:2026-03-03", feed.Element(atom + "entry")!.Element(atom + "id")!.Value);
    }

    [Theory]
    [InlineData("/digests/2026-03-05", HttpStatusCode.NotFound)]
    [InlineData("/digests/4.3.2026", HttpStatusCode.NotFound)]
    [InlineData("/digests/nobody/2026-03-04", HttpStatusCode.NotFound)]
    [InlineData("/digests/2026-03-04?language=xx", HttpStatusCode.BadRequest)]
    [InlineData("/digests/2026-03-04?format=pdf", HttpStatusCode.BadRequest)]
    [InlineData("/digests.atom?language=xx", HttpStatusCode.BadRequest)]
    public async Task What_is_not_there_is_refused(string address, HttpStatusCode status)
    {
        using HttpResponseMessage response = await site.Client.GetAsync(address);
        Assert.Equal(status, response.StatusCode);
    }

    private static string Flat(string text) => text.Replace('\n', ' ');
}

public sealed class SqliteDigestSiteTests(SqliteSite site) : DigestSiteTests(site), IClassFixture<SqliteSite>;

[Trait("Category", "Postgres")]
public sealed class PostgresDigestSiteTests(PostgresSite site) : DigestSiteTests(site), IClassFixture<PostgresSite>;
