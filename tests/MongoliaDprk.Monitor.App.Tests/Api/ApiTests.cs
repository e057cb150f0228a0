using System.Net;
using System.Text.Json;
using MongoliaDprk.Monitor.App.Tests.Dashboard;

namespace MongoliaDprk.Monitor.App.Tests.Api;

public abstract class ApiTests(TestSite site)
{
    [Theory]
    [InlineData("/api/v1/mentions", 64)]
    [InlineData("/api/v1/articles", 63)]
    [InlineData("/api/v1/headlines", 1)]
    [InlineData("/api/v1/articles?actor=bb&with=aa-minister", 1)]
    [InlineData("/api/v1/actors", 2)]
    [InlineData("/api/v1/mentions?actor=bb", 2)]
    [InlineData("/api/v1/mentions?salience=HEADLINE", 1)]
    [InlineData("/api/v1/mentions?language=ko&from=2026-03-04&to=2026-03-04", 1)]
    [InlineData("/api/v1/mentions?source=alpha&from=2026-03-04", 2)]
    [InlineData("/api/v1/mentions?text=yesterday", 1)]
    [InlineData("/api/v1/visits", 1)]
    [InlineData("/api/v1/sources", 4)]
    [InlineData("/api/v1/changes?since=2026-03-01", 0)]
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
        JsonElement answer = await JsonAsync("/api/v1/mentions?offset=60&limit=50");
        Assert.Equal(64, answer.GetProperty("count").GetInt32());
        Assert.Equal(4, answer.GetProperty("items").GetArrayLength());
    }

    [Theory]
    [InlineData("/api/v1/actors", 1, 1)]
    [InlineData("/api/v1/actors", 2, 0)]
    [InlineData("/api/v1/sources", 2, 2)]
    public async Task A_page_of_a_short_list_is_that_part_of_it(string address, int offset, int length)
    {
        JsonElement whole = await JsonAsync(address), part = await JsonAsync($"{address}?offset={offset}&limit=2");
        Assert.Equal(whole.GetProperty("count").GetInt32(), part.GetProperty("count").GetInt32());
        Assert.Equal(length, part.GetProperty("items").GetArrayLength());
        Assert.Equal(whole.GetProperty("items").EnumerateArray().Skip(offset).Take(2).Select(i => i.GetRawText()), part.GetProperty("items").EnumerateArray().Select(i => i.GetRawText()));
    }

    [Fact]
    public async Task An_article_is_told_with_its_versions_by_its_number_and_by_its_address()
    {
        JsonElement mention = (await JsonAsync("/api/v1/mentions?limit=1")).GetProperty("items")[0];
        JsonElement byNumber = await JsonAsync($"/api/v1/articles/{mention.GetProperty("articleId").GetInt64()}");
        JsonElement byAddress = await JsonAsync($"/api/v1/article?address={Uri.EscapeDataString(mention.GetProperty("address").GetString()!)}");

        Assert.Equal(byNumber.GetRawText(), byAddress.GetRawText());
        Assert.Equal(1, byNumber.GetProperty("versions").GetArrayLength());
        Assert.Equal(byNumber.GetProperty("evidence")[0].GetProperty("hash").GetString(), byNumber.GetProperty("versions")[0].GetProperty("pages")[0].GetString());
        using HttpResponseMessage none = await site.Client.GetAsync("/api/v1/articles/999999");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task The_csv_has_exactly_the_mentions_of_the_filter()
    {
        using HttpResponseMessage response = await site.Client.GetAsync("/api/v1/mentions.csv?actor=aa-minister");
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
        JsonElement digest = await JsonAsync("/api/v1/digest?day=2026-03-04");
        Assert.Equal(2, digest.GetProperty("counts").GetProperty("articles").GetInt32());
        Assert.Equal("announced", digest.GetProperty("visits")[0].GetProperty("stage").GetString());
        Assert.True(digest.GetProperty("visits")[0].GetProperty("isNew").GetBoolean());
    }

    [Fact]
    public async Task Trends_take_the_filters_of_the_page()
    {
        JsonElement answer = await JsonAsync("/api/v1/trends?by=country&per=month&from=2026-03-01");
        Assert.Equal("country", answer.GetProperty("filter").GetProperty("by").GetString());
        string list = answer.GetProperty("items").EnumerateArray().First(i => i.GetProperty("key").GetString() == "aa").GetProperty("lists").GetProperty("articles").GetString()!;
        Assert.Equal(2, (await JsonAsync(list)).GetProperty("count").GetInt32());
        Assert.All(answer.GetProperty("items").EnumerateArray(), i => Assert.Equal("2026-03-01", i.GetProperty("step").GetString()));
        Assert.Equal(2, answer.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("key").GetString() == "aa").GetProperty("articles").GetInt32());
    }

    [Theory]
    [InlineData("/api/v1/trends?per=month", "2025-12-01")]
    [InlineData("/api/v1/trends?per=month&to=2026-02-28", "2025-11-01")]
    [InlineData("/api/v1/trends?per=month&from=", null)]
    public async Task Trends_without_a_first_day_are_of_the_last_quarter_and_name_it_and_an_empty_one_is_the_beginning(string address, string? from)
    {
        JsonElement answer = await JsonAsync(address + "&limit=1");

        Assert.Equal(from, answer.GetProperty("filter").TryGetProperty("from", out JsonElement named) ? named.GetString() : null);
        Assert.True(answer.GetProperty("next").GetString() is not { } next || next.Contains($"from={from}&", StringComparison.Ordinal));
        Assert.True(string.CompareOrdinal(answer.GetProperty("items")[0].GetProperty("step").GetString(), from) >= 0);
    }

    [Theory]
    [InlineData("/api/v1/mentions?from=2026-13-01")]
    [InlineData("/api/v1/mentions.csv?salience=loud")]
    [InlineData("/api/v1/mentions?limit=0")]
    [InlineData("/api/v1/mentions?from=2026-03-02&to=2026-03-01")]
    [InlineData("/api/v1/trends?by=shoes")]
    [InlineData("/api/v1/article?address=ftp://paper.example/1")]
    [InlineData("/api/v1/mentions?actr=bb")]
    [InlineData("/api/v1/mentions?stories=maybe")]
    [InlineData("/api/v1/changes?since=noon")]
    [InlineData("/api/v1/digest?day=4.3.2026")]
    public async Task A_filter_that_cannot_be_read_is_refused_and_not_ignored(string address)
    {
        using HttpResponseMessage response = await site.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        JsonElement problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(400, problem.GetProperty("status").GetInt32());
        Assert.NotEqual("", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task An_address_that_the_API_does_not_have_is_told_as_a_problem()
    {
        using HttpResponseMessage unknown = await site.Client.GetAsync("/api/v1/nothing");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal("application/problem+json", unknown.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Following_next_gives_every_item_once()
    {
        List<string> seen = [];
        string? address = "/api/v1/mentions?actor=aa-minister&limit=25";
        for (; address is not null; address = seen.Count > 500 ? null : address)
        {
            JsonElement page = await JsonAsync(address);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("address").GetString()!));
            address = page.GetProperty("next").GetString();
        }

        Assert.Equal(62, seen.Count);
        Assert.Equal(62, seen.Distinct().Count());
    }

    [Theory]
    [InlineData("/api/v1/mentions?actor=bb")]
    [InlineData("/api/v1/visits")]
    [InlineData("/api/v1/openapi.json")]
    public async Task Who_has_the_answer_already_is_not_sent_it_again(string address)
    {
        using HttpResponseMessage first = await site.Client.GetAsync(address);
        using HttpRequestMessage again = new(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using HttpResponseMessage second = await site.Client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
        using HttpRequestMessage other = new(HttpMethod.Get, address);
        other.Headers.IfNoneMatch.Add(new System.Net.Http.Headers.EntityTagHeaderValue("\"old\""));
        using HttpResponseMessage third = await site.Client.SendAsync(other);
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
    }

    [Fact]
    public async Task The_feed_has_one_entry_per_row_of_the_list_and_a_title_from_outside_is_only_words()
    {
        using HttpResponseMessage response = await site.Client.GetAsync("/api/v1/mentions.atom?from=2026-03-04");
        Assert.Equal("application/atom+xml", response.Content.Headers.ContentType?.MediaType);
        var feed = System.Xml.Linq.XDocument.Parse(await response.Content.ReadAsStringAsync());
        System.Xml.Linq.XNamespace atom = "http://www.w3.org/2005/Atom";
        System.Xml.Linq.XElement[] entries = [.. feed.Root!.Elements(atom + "entry")];
        Assert.Equal(3, entries.Length);
        Assert.Equal(3, entries.Select(e => e.Element(atom + "id")!.Value).Distinct().Count());
        Assert.Contains(entries, e => e.Element(atom + "title")!.Value.EndsWith("<script>alert(1)</script> \"Anna\" & others", StringComparison.Ordinal));
        Assert.All(entries, e => Assert.EndsWith("Z", e.Element(atom + "updated")!.Value, StringComparison.Ordinal));
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
