using System.Net;
using System.Text.Json;
using MongoliaDprk.Monitor.App.Tests.Dashboard;

namespace MongoliaDprk.Monitor.App.Tests.Api;

public abstract class ApiTests(TestSite site)
{
    [Theory]
    [InlineData("/api/mentions", 64)]
    [InlineData("/api/mentions?actor=bb", 2)]
    [InlineData("/api/mentions?salience=HEADLINE", 1)]
    [InlineData("/api/mentions?language=ko&from=2026-03-04&to=2026-03-04", 1)]
    [InlineData("/api/mentions?source=alpha&from=2026-03-04", 2)]
    [InlineData("/api/mentions?text=yesterday", 1)]
    [InlineData("/api/visits", 1)]
    [InlineData("/api/sources", 4)]
    [InlineData("/api/changes?since=2026-03-01", 0)]
    public async Task A_count_is_the_length_of_the_list_it_returns(string address, int count)
    {
        JsonElement answer = await JsonAsync(address);
        Assert.Equal(count, answer.GetProperty("count").GetInt32());
        Assert.Equal(count, answer.GetProperty("items").GetArrayLength());
        Assert.NotEqual("", answer.GetProperty("unit").GetString());
        Assert.Equal(JsonValueKind.Object, answer.GetProperty("filter").ValueKind);
    }

    [Fact]
    public async Task A_page_of_mentions_names_the_whole_count()
    {
        JsonElement answer = await JsonAsync("/api/mentions?skip=60&most=50");
        Assert.Equal(64, answer.GetProperty("count").GetInt32());
        Assert.Equal(4, answer.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task An_article_is_told_with_its_versions_by_its_number_and_by_its_address()
    {
        JsonElement mention = (await JsonAsync("/api/mentions?most=1")).GetProperty("items")[0];
        JsonElement byNumber = await JsonAsync($"/api/article?id={mention.GetProperty("articleId").GetInt64()}");
        JsonElement byAddress = await JsonAsync($"/api/article?address={Uri.EscapeDataString(mention.GetProperty("address").GetString()!)}");

        Assert.Equal(byNumber.GetRawText(), byAddress.GetRawText());
        Assert.Equal(1, byNumber.GetProperty("versions").GetArrayLength());
        Assert.Equal(byNumber.GetProperty("evidence")[0].GetProperty("hash").GetString(), byNumber.GetProperty("versions")[0].GetProperty("pages")[0].GetString());
        using HttpResponseMessage none = await site.Client.GetAsync("/api/article?id=999999");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task The_csv_has_exactly_the_mentions_of_the_filter()
    {
        using HttpResponseMessage response = await site.Client.GetAsync("/api/mentions.csv?actor=aa-minister");
        Assert.Equal("attachment; filename=mentions.csv; filename*=UTF-8''mentions.csv", response.Content.Headers.ContentDisposition?.ToString());
        byte[] bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        string[] rows = System.Text.Encoding.UTF8.GetString(bytes).Split("\r\n");
        Assert.Equal(1 + 62 + 1, rows.Length);
        Assert.All(rows[2..^1].Where(r => r.Contains("Old article", StringComparison.Ordinal)), r => Assert.Contains(",'=Old article", r, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_digest_of_a_day_is_the_one_that_is_sent()
    {
        JsonElement digest = await JsonAsync("/api/digest?day=2026-03-04");
        Assert.Equal(2, digest.GetProperty("counts").GetProperty("articles").GetInt32());
        Assert.Equal("announced", digest.GetProperty("visits")[0].GetProperty("stage").GetString());
        Assert.True(digest.GetProperty("visits")[0].GetProperty("isNew").GetBoolean());
    }

    [Fact]
    public async Task Trends_take_the_filters_of_the_page()
    {
        JsonElement answer = await JsonAsync("/api/trends?by=country&per=month&from=2026-03-01");
        Assert.Equal("country", answer.GetProperty("filter").GetProperty("by").GetString());
        Assert.All(answer.GetProperty("items").EnumerateArray(), i => Assert.Equal("2026-03-01", i.GetProperty("step").GetString()));
        Assert.Equal(2, answer.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("key").GetString() == "aa").GetProperty("articles").GetInt32());
    }

    [Theory]
    [InlineData("/api/mentions?from=2026-13-01")]
    [InlineData("/api/mentions.csv?salience=loud")]
    [InlineData("/api/mentions?most=0")]
    [InlineData("/api/mentions?from=2026-03-02&to=2026-03-01")]
    [InlineData("/api/trends?by=shoes")]
    [InlineData("/api/article?address=ftp://paper.example/1")]
    [InlineData("/api/article?id=x")]
    [InlineData("/api/changes?since=noon")]
    [InlineData("/api/digest?day=4.3.2026")]
    public async Task A_filter_that_cannot_be_read_is_refused_and_not_ignored(string address)
    {
        using HttpResponseMessage response = await site.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("error", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_reads_the_database()
    {
        Assert.Equal("reachable", (await JsonAsync("/health")).GetProperty("database").GetString());
        using HttpResponseMessage unknown = await site.Client.GetAsync("/api/nothing");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private async Task<JsonElement> JsonAsync(string address)
    {
        using HttpResponseMessage response = await site.Client.GetAsync(address);
        string words = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, words);
        return JsonDocument.Parse(words).RootElement;
    }
}

public sealed class SqliteApiTests(SqliteSite site) : ApiTests(site), IClassFixture<SqliteSite>;

[Trait("Category", "Postgres")]
public sealed class PostgresApiTests(PostgresSite site) : ApiTests(site), IClassFixture<PostgresSite>;
