using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Storage.Copies;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.Storage.Tests;

/// <summary>
/// Databases as earlier programs left them, kept as SQL in <c>Fixtures/Migrations</c>: brought up to date, each lists and counts what it did. A program
/// that adds a migration adds a fixture first: this test with MONITOR_WRITE_FIXTURES=1 writes that of the newest migration. Fixtures are never written anew.
/// </summary>
public abstract class MigrationFixtureTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly DateOnly Day = new(2024, 3, 14);

    private static string Folder => Path.Combine(ProjectFolder.Top, "tests", "MongoliaDprk.Monitor.Storage.Tests", "Fixtures", "Migrations");

    [Fact]
    public async Task What_an_earlier_program_stored_is_listed_and_counted_as_it_was()
    {
        if (Environment.GetEnvironmentVariable("MONITOR_WRITE_FIXTURES") is not null)
            await WriteAsync();
        string[] fixtures = Directory.GetFiles(Folder, $"*.{Kind}.sql");
        Assert.NotEmpty(fixtures);
        foreach (string fixture in fixtures.Order(StringComparer.Ordinal))
        {
            string migration = Path.GetFileName(fixture).Split('.')[0];
            await OnEmptyAsync(async database =>
            {
                await using (MonitorDbContext old = database.Open())
                {
                    await old.GetService<IMigrator>().MigrateAsync(migration);
                    await ExecuteAsync(old, await File.ReadAllTextAsync(fixture));
                }

                await database.MigrateAsync(None);

                Assert.Equal(await File.ReadAllLinesAsync(Path.Combine(Folder, migration + ".txt")), await WhatIsCounted.ReadAsync(database));
                await ExactCounts.AssertAsync(database);
            });
        }
    }

    /// <summary>A program may stop after any migration; the next one goes on from there with the data in it.</summary>
    [Fact]
    public async Task Stopping_after_any_migration_makes_no_difference()
    {
        string fixture = Directory.GetFiles(Folder, $"*.{Kind}.sql").Order(StringComparer.Ordinal).First();
        string first = Path.GetFileName(fixture).Split('.')[0];
        await OnEmptyAsync(async database =>
        {
            await using (MonitorDbContext old = database.Open())
            {
                await old.GetService<IMigrator>().MigrateAsync(first);
                await ExecuteAsync(old, await File.ReadAllTextAsync(fixture));
                foreach (string next in await old.Database.GetPendingMigrationsAsync())
                    await old.GetService<IMigrator>().MigrateAsync(next);
            }

            await database.MigrateAsync(None);
            Assert.Equal(await File.ReadAllLinesAsync(Path.Combine(Folder, first + ".txt")), await WhatIsCounted.ReadAsync(database));
        });
    }

    private async Task OnEmptyAsync(Func<MonitorDatabase, Task> test)
    {
        if (Kind == DatabaseKind.Postgres)
        {
            PgServer server = await PgServer.SharedAsync();
            string connection = await server.CreateEmptyAsync();
            await test(new MonitorDatabase(connection));
            await server.DropAsync(connection);
            return;
        }

        string folder = Directory.CreateTempSubdirectory("monitor-fixture-").FullName;
        await test(new MonitorDatabase($"Data Source={Path.Combine(folder, "monitor.db")};Pooling=false"));
        Directory.Delete(folder, recursive: true);
    }

    private async Task WriteAsync()
    {
        await SaveAsync("1", Sample.Analysis(Day, topics: ["trade"], visits: [Sample.Visit(start: "2024-03-20")]));
        await SaveAsync("2", Sample.Analysis(Day.AddDays(1), [Sample.Mention(Sample.Anna), Sample.Mention(Sample.Bob, hits: 3)], title: "Second", text: "A second text on 'quotes', and a line\nbreak.", visits: [Sample.Visit(VisitStage.Underway, start: "2024-03-20")]));
        await SaveAsync("1", Sample.Analysis(Day.AddDays(40), title: "몽골 Монгол", text: "다른 글 Өөр бичвэр."), "b-news");
        await SaveAsync("rain", Sample.Analysis(Day, title: "Rain", text: "Rain falls.", relevant: false));
        await Store.AddLinksAsync("world", [Sample.Link("waiting", "world")], null, None);
        await EndPollAsync("a-news");
        await EndPollAsync("b-news", "timeout");
        await using MonitorDbContext context = Database.Open();
        string migration = (await context.Database.GetAppliedMigrationsAsync()).Last().Split('_')[1];
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, $"{migration}.{Kind}.sql"), await DumpAsync(context));
        await File.WriteAllLinesAsync(Path.Combine(Folder, migration + ".txt"), await WhatIsCounted.ReadAsync(Database));
    }

    /// <summary>One INSERT for each row, in the order of the references.</summary>
    private static async Task<string> DumpAsync(MonitorDbContext context)
    {
        StringBuilder sql = new();
        await context.Database.OpenConnectionAsync();
        foreach (TableCopy table in TableCopy.InOrder(context, context))
        {
            string[] columns = [.. (await RowsAsync(context, ColumnsSql(context, table.Name))).Select(r => r[0])];
            string values = string.Join(", ", columns.Select(c => context is PostgresMonitorDbContext ? $"quote_nullable(\"{c}\"::text)" : $"quote(\"{c}\")"));
            foreach (string[] row in await RowsAsync(context, $"SELECT {values} FROM {table.Name} ORDER BY 1"))
                sql.Append(CultureInfo.InvariantCulture, $"INSERT INTO {table.Name} ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", row)});\n");
        }

        return sql.ToString();
    }

    private static string ColumnsSql(MonitorDbContext context, string table) => context is PostgresMonitorDbContext
        ? $"SELECT column_name FROM information_schema.columns WHERE table_name = '{table}' AND table_schema = 'public' AND is_generated = 'NEVER' ORDER BY ordinal_position"
        : $"SELECT name FROM pragma_table_info('{table}') ORDER BY cid";

    private static async Task<List<string[]>> RowsAsync(MonitorDbContext context, string sql)
    {
        await using DbCommand command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        List<string[]> rows = [];
        while (await reader.ReadAsync())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return rows;
    }

    private static async Task ExecuteAsync(MonitorDbContext context, string sql)
    {
        await context.Database.OpenConnectionAsync();
        await using DbCommand command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}

public sealed class SqliteMigrationFixtureTests() : MigrationFixtureTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresMigrationFixtureTests() : MigrationFixtureTests(DatabaseKind.Postgres);
