using AngleSharp.Html.Dom;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Tests.Dashboard;

/// <summary>A search for a word that is everywhere says that it was not counted to the end, and counts it when asked to.</summary>
public sealed class SearchCountTests(SqliteSite site) : IClassFixture<SqliteSite>
{
    private const int Copies = 1200;

    [Fact]
    public async Task A_list_that_was_not_counted_to_the_end_says_so_and_can_be_read_to_the_end()
    {
        await CopyAsync("Yesterday's news");

        IHtmlDocument page = await site.PageAsync("/mentions?unit=article&text=yesterday");
        Assert.StartsWith("more than 400 articles, newest day first, page 1.", Result(page), StringComparison.Ordinal);
        Assert.Equal("Page 1", page.QuerySelector("nav.pager span")!.TextContent);
        Assert.Equal(50, page.QuerySelectorAll("article").Length);

        string exact = page.QuerySelector("p.result a")!.GetAttribute("href")!;
        Assert.StartsWith("1,201 articles, newest day first, page 1 of 25", Result(await site.PageAsync(exact)), StringComparison.Ordinal);

        HashSet<string> seen = [];
        string? next = "/mentions?unit=article&text=yesterday";
        for (int number = 1; next is not null; number++)
        {
            page = await site.PageAsync(next);
            Assert.True(number <= 25, "the pages do not end");
            seen.UnionWith(page.QuerySelectorAll("article h3 a, article h2 a").Select(a => a.GetAttribute("href")!).Where(a => a.StartsWith("/articles/", StringComparison.Ordinal)));
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(Copies + 1, seen.Count);
        Assert.StartsWith("1,201 articles, newest day first, page 25 of 25", Result(page), StringComparison.Ordinal);
    }

    private static string Result(IHtmlDocument page) => page.QuerySelector("p.result")!.TextContent.Trim();

    /// <summary>The article and its mentions once more, many times, a day apart.</summary>
    private async Task CopyAsync(string title)
    {
        await using SqliteConnection connection = new(site.Services.GetRequiredService<MonitorDatabase>().ConnectionString);
        await connection.OpenAsync();
        await ExecuteAsync(connection, await CopyOfAsync(connection, "article", $"t.title = '{title.Replace("'", "''", StringComparison.Ordinal)}'", new()
        {
            ["id"] = "100000 + n.i",
            ["address_hash"] = "'copy-' || n.i",
            ["address"] = "'https://copies.example/' || n.i",
            ["story_id"] = "100000 + n.i",
            ["day"] = "date(t.day, '-' || (n.i / 4) || ' days')",
        }));
        await ExecuteAsync(connection, await CopyOfAsync(connection, "mention", "t.article_id = (SELECT a.id FROM article a WHERE a.title LIKE 'Yesterday%' AND a.id < 100000)", new()
        {
            ["id"] = "100000 + n.i",
            ["article_id"] = "100000 + n.i",
            ["day"] = "date(t.day, '-' || (n.i / 4) || ' days')",
        }));
    }

    private static async Task<string> CopyOfAsync(SqliteConnection connection, string table, string which, Dictionary<string, string> changed)
    {
        List<string> columns = [];
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
        await using SqliteDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            columns.Add(reader.GetString(0));
        return $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Copies})
            INSERT INTO {table} ({string.Join(", ", columns)}) SELECT {string.Join(", ", columns.Select(c => changed.GetValueOrDefault(c, $"t.{c}")))} FROM {table} t, n WHERE {which}
            """;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(Copies, await command.ExecuteNonQueryAsync());
    }
}
