using Microsoft.Data.Sqlite;
using MongoliaDprk.Monitor.Storage;
using Npgsql;

namespace MongoliaDprk.Monitor.Benchmarks;

/// <summary>Fills an empty database with <see cref="TrendData"/>: COPY on PostgreSQL, one prepared insert per table on SQLite.</summary>
internal static class TrendLoad
{
    private static readonly string[] ArticleColumns =
    [
        "id", "address_hash", "address", "source_id", "source_side", "title", "text", "language", "published", "day", "collected_at", "relevant", "countries",
        "search_text", "story_id", "is_first", "public_since", "analyzer_version", "watchlist_version",
    ];

    public static async Task FillAsync(MonitorDatabase database, TrendData data)
    {
        bool postgres = database.Kind == DatabaseKind.Postgres;
        Func<string, string[], IEnumerable<object[]>, Task> write = postgres
            ? (table, columns, rows) => CopyAsync(database.ConnectionString, table, columns, rows)
            : (table, columns, rows) => InsertAsync(database.ConnectionString, table, columns, rows);
        string? bigrams = postgres ? await DropBigramsAsync(database.ConnectionString) : null;
        await write("article", [.. ArticleColumns, .. postgres ? ["bigrams"] : Array.Empty<string>()], data.Articles().Select(a => Article(a, postgres)));
        await write("article_version", ["id", "article_id", "number", "title", "published", "fetched_at", "page_hashes", "analyzer_version", "watchlist_version"],
            data.Articles().Select(a => new object[]
            {
                a.Id, a.Id, 1, a.Text[..40], $"{a.Day:yyyy-MM-dd}", a.Day.ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc), postgres ? Array.Empty<string>() : "[]", 1, "bench",
            }));
        await write("mention", ["id", "article_id", "actor_id", "actor_name", "side", "salience", "count", "day", "source_id", "evidence", "surface", "hits"], Mentions(data).Select(Mention));
        await write("mention_office", ["mention_id", "office_id", "held", "hits", "headline"],
            Mentions(data).Where(m => m.Mention.Office is not null).Select(m => new object[] { m.Id, m.Mention.Office!, true, m.Mention.Count, m.Mention.Salience == "Headline" }));
        await write("topic", ["article_id", "topic", "source_id", "day"],
            data.Articles().SelectMany(a => a.Topics.Select(t => new object[] { a.Id, t, TrendData.Source(a.Source), a.Day })));
        await write("collected_day", ["source_id", "day", "collected", "relevant"],
            TrendData.Collected().Select(c => new object[] { TrendData.Source(c.Source), c.Day, c.Collected, 0 }));
        await write("poll_day", ["source_id", "day", "polls", "worked", "broken"], TrendData.Polled().Select(p => new object[] { TrendData.Source(p.Source), p.Day, 24, p.Worked ? 24 : 0, 0 }));
        if (postgres)
        {
            string[] numbered = ["article", "article_version", "mention"];
            await ExecuteAsync(database.ConnectionString, [bigrams!, .. numbered.Select(t => $"SELECT setval(pg_get_serial_sequence('{t}', 'id'), (SELECT max(id) FROM {t}))")]);
        }

        await CountAsync(database);
    }

    /// <summary>The kept counts are made as an upgrade makes them.</summary>
    private static async Task CountAsync(MonitorDatabase database)
    {
        const string forget = "DELETE FROM data_step WHERE name LIKE 'keep-counts%'";
        if (database.Kind == DatabaseKind.Postgres)
            await ExecuteAsync(database.ConnectionString, [forget]);
        else
            await SqliteAsync(database.ConnectionString, forget);
        await database.MigrateAsync(CancellationToken.None);
    }

    /// <summary>What a database in use has done by itself.</summary>
    public static async Task SettleAsync(MonitorDatabase database)
    {
        if (database.Kind == DatabaseKind.Postgres)
        {
            await ExecuteAsync(database.ConnectionString, ["VACUUM (ANALYZE)"]);
            return;
        }

        await SqliteAsync(database.ConnectionString, "ANALYZE");
    }

    private static async Task SqliteAsync(string connectionString, string statement)
    {
        await using SqliteConnection connection = new(connectionString);
        await connection.OpenAsync();
        await using SqliteCommand command = new(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static object[] Article(TrendArticle a, bool postgres)
    {
        object[] row =
        [
            a.Id, $"{a.Id:x}", $"https://{TrendData.Source(a.Source)}.example/{a.Id}", TrendData.Source(a.Source), a.Side, a.Text[..40], a.Text, a.Language,
            $"{a.Day:yyyy-MM-dd}", a.Day, a.Day.ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc), true, postgres ? Array.Empty<string>() : "[]",
            a.Text, a.Story, a.First, a.Day.ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc), 1, "bench",
        ];
        return postgres ? [.. row, Bigrams(a.Text)] : row;
    }

    /// <summary>As the store makes them of a text without surrogates.</summary>
    private static string[] Bigrams(string text) =>
        [.. Enumerable.Range(0, text.Length - 1).Where(i => text[i] != ' ' && text[i + 1] != ' ').Select(i => text.Substring(i, 2)).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<(long Id, TrendArticle Article, TrendMention Mention)> Mentions(TrendData data)
    {
        long id = 0;
        foreach (TrendArticle article in data.Articles())
        {
            foreach (TrendMention mention in article.Mentions)
                yield return (++id, article, mention);
        }
    }

    private static object[] Mention((long Id, TrendArticle Article, TrendMention Mention) m) =>
    [
        m.Id, m.Article.Id, TrendData.Actor(m.Mention.Actor), $"Actor {m.Mention.Actor}", m.Mention.Side, m.Mention.Salience, m.Mention.Count, m.Article.Day,
        TrendData.Source(m.Article.Source), m.Article.Text[..120], "Actor", """[{"start":0,"length":5,"surface":"Actor"}]""",
    ];

    private static async Task CopyAsync(string connectionString, string table, string[] columns, IEnumerable<object[]> rows)
    {
        await using NpgsqlConnection connection = new(connectionString);
        await connection.OpenAsync();
        await using NpgsqlBinaryImporter copy = await connection.BeginBinaryImportAsync($"COPY {table} ({string.Join(", ", columns)}) FROM STDIN (FORMAT BINARY)");
        foreach (object[] row in rows)
            await copy.WriteRowAsync(default, row);
        await copy.CompleteAsync();
    }

    private static async Task InsertAsync(string connectionString, string table, string[] columns, IEnumerable<object[]> rows)
    {
        await using SqliteConnection connection = new(connectionString);
        await connection.OpenAsync();
        await using SqliteTransaction transaction = connection.BeginTransaction();
        await using SqliteCommand insert = new($"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"$p{i}"))})", connection, transaction);
        SqliteParameter[] parameters = [.. columns.Select((_, i) => insert.Parameters.AddWithValue($"$p{i}", 0))];
        foreach (object[] row in rows)
        {
            for (int i = 0; i < row.Length; i++)
                parameters[i].Value = row[i];
            await insert.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    /// <summary>The index on pairs of letters is built faster afterwards; returns how.</summary>
    private static async Task<string> DropBigramsAsync(string connectionString)
    {
        await using NpgsqlConnection connection = new(connectionString);
        await connection.OpenAsync();
        await using NpgsqlCommand find = new("SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'article' AND indexdef LIKE '%gin%'", connection);
        await using NpgsqlDataReader reader = await find.ExecuteReaderAsync();
        await reader.ReadAsync();
        (string name, string made) = (reader.GetString(0), reader.GetString(1));
        await reader.CloseAsync();
        await ExecuteAsync(connectionString, [$"DROP INDEX \"{name}\""]);
        return made;
    }

    private static async Task ExecuteAsync(string connectionString, string[] statements)
    {
        await using NpgsqlConnection connection = new(connectionString);
        await connection.OpenAsync();
        foreach (string statement in statements)
        {
            await using NpgsqlCommand command = new(statement, connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync();
        }
    }
}
