using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace MongoliaDprk.Monitor.Storage.Tests;

public abstract partial class RevisitCostTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private const int Articles = 10_000;

    [Fact]
    public async Task Among_ten_thousand_articles_those_due_are_found_through_one_index()
    {
        await SaveAsync("1", Sample.Analysis(null));
        await using MonitorDbContext context = Database.Open();
        await context.Database.OpenConnectionAsync();
        string day = Kind == DatabaseKind.Postgres ? "'2024-03-15 00:00:00+00'::timestamptz + make_interval(mins => n)" : "datetime('2024-03-15 00:00:00', n || ' minutes')";
        string many = $"WITH RECURSIVE many(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM many WHERE n < {Articles})";
        await FillAsync(context, $"{many} INSERT INTO link (id, address_hash, address, source_id, found_at, state, attempts, next_try", "link",
            $"SELECT n, 'h' || n, 'https://a-news.example/' || n, 'a-news', {day}, 'Done', 0, {day}");
        await FillAsync(context, $"{many} INSERT INTO article (id, address_hash, address", "article", "SELECT n, 'h' || n, 'https://a-news.example/' || n");
        await FillAsync(context, $"{many} INSERT INTO revisit (article_id, link_id, next_visit", "revisit", $"SELECT n, n, {day}");
        await context.Database.ExecuteSqlRawAsync("ANALYZE");
        Time.Now = Time.Now.AddDays(5);

        string plan = string.Join('\n', await PlanAsync(context, RevisitStore.Due(context, "a-news", Time.Now, 20).ToQueryString()));

        Assert.Contains("IX_revisit_source_id_next_visit", plan, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)seq scan|scan [rl]\\b", plan);
        Assert.Equal(20, (await new RevisitStore(Database, Sample.Watchlist, Time).DueAsync("a-news", 20, None)).Count);
    }

    /// <summary>Rows like the first one, but for the columns given.</summary>
    private static async Task FillAsync(MonitorDbContext context, string insert, string table, string select)
    {
        string[] given = insert[(insert.LastIndexOf('(') + 1)..].Split(", ");
        string[] others = [.. context.Model.GetEntityTypes().Single(t => t.GetTableName() == table).GetProperties().Select(p => p.GetColumnName()).Except(given)];
        string all = string.Concat(others.Select(o => $", \"{o}\""));
        string like = string.Concat(others.Select(o => o == "story_id" ? ", n" : $", first.\"{o}\""));
        await using DbCommand command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"{insert}{all}) {select}{like} FROM many, (SELECT * FROM {table} LIMIT 1) first";
        Assert.Equal(Articles - 1, await command.ExecuteNonQueryAsync());
    }

    private async Task<List<string>> PlanAsync(MonitorDbContext context, string query)
    {
        foreach (Match parameter in Parameter().Matches(query))
            query = query.Replace(parameter.Value, "", StringComparison.Ordinal).Replace("@" + parameter.Groups["name"].Value, $"'{parameter.Groups["value"].Value}'", StringComparison.Ordinal);
        await using DbCommand command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = (Kind == DatabaseKind.Postgres ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + query;
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        List<string> lines = [];
        while (await reader.ReadAsync())
            lines.Add(reader.GetValue(reader.FieldCount - 1).ToString()!);
        return lines;
    }

    [GeneratedRegex(@"^(?:\.param set |-- )@(?<name>\w+)[ =]'?(?<value>[^'\r\n]*)'?.*$", RegexOptions.Multiline)]
    private static partial Regex Parameter();
}

public sealed class SqliteRevisitCostTests() : RevisitCostTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresRevisitCostTests() : RevisitCostTests(DatabaseKind.Postgres);
