using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Copies;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Storage.Rows;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.Storage.Tests.Copies;

/// <summary>Years of findings move to another database: nothing may be lost, changed, or numbered anew.</summary>
public abstract class DatabaseCopyTests(DatabaseKind from, DatabaseKind to) : DatabaseTests(from), IAsyncLifetime
{
    private static readonly Decider Analyst = new("ann", "I asked them");
    private TestDatabase? target;

    private MonitorDatabase Target => target!.Database;

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        target = await TestDatabase.CreateAsync(to);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await target!.DisposeAsync();
        await DisposeAsync();
    }

    [Fact]
    public async Task Every_row_of_every_table_is_the_same_in_the_copy()
    {
        await FillAsync();

        IReadOnlyList<CopiedTable> copied = await DatabaseCopy.RunAsync(Database, Target, null, None);

        Dictionary<string, List<string>> original = await RowsAsync(Database), copy = await RowsAsync(Target);
        Assert.Equal(original.Keys.Order(), copy.Keys.Order());
        Assert.All(original, table => Assert.Equal(table.Value, copy[table.Key]));
        Assert.Equal(original.ToDictionary(t => t.Key, t => (long)t.Value.Count), copied.ToDictionary(t => t.Name, t => t.Rows));
        Assert.Contains(copied, t => t is { Name: "visit_decision", Rows: 1 });
    }

    [Fact]
    public async Task Counts_and_words_are_found_as_before()
    {
        await FillAsync();
        TrendQuery query = new(TrendBy.Actor, TrendPer.Month, new MentionFilter());
        IReadOnlyList<TrendPoint> before = await new TrendQueries(Database).CountAsync(query, None);

        await DatabaseCopy.RunAsync(Database, Target, null, None);

        Assert.Equal(before, await new TrendQueries(Target).CountAsync(query, None));
        Assert.Equal(2, await new MentionQueries(Target).CountAsync(new MentionFilter(Text: "방북"), None));
        await ExactCounts.AssertAsync(Target);
    }

    [Fact]
    public async Task The_number_of_a_deleted_row_is_not_given_again()
    {
        await FillAsync();
        long deleted;
        await using (MonitorDbContext context = Database.Open())
        {
            AlertRow last = await context.Alerts.OrderByDescending(a => a.Id).FirstAsync();
            deleted = last.Id;
            context.Remove(last);
            await context.SaveChangesAsync();
        }

        await DatabaseCopy.RunAsync(Database, Target, null, None);

        await using MonitorDbContext copy = Target.Open();
        AlertRow made = copy.Add(new AlertRow { Key = "new", Title = "", Text = "", Kind = Core.Alerts.AlertKind.NewVisit, Subject = "", CreatedAt = Time.Now }).Entity;
        await copy.SaveChangesAsync();
        Assert.True(made.Id > deleted);
    }

    [Fact]
    public async Task A_database_that_holds_something_is_refused_and_left_as_it_is()
    {
        await FillAsync();
        await using (MonitorDbContext context = Target.Open())
        {
            context.Add(new ChannelRow { Name = "desk/email" });
            await context.SaveChangesAsync();
        }

        Dictionary<string, List<string>> before = await RowsAsync(Target);
        DatabaseException refused = await Assert.ThrowsAsync<DatabaseException>(() => DatabaseCopy.RunAsync(Database, Target, null, None));
        Assert.Contains("not empty", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await RowsAsync(Target));
    }

    [Fact]
    public async Task What_is_written_while_it_runs_neither_waits_nor_is_in_it()
    {
        await FillAsync();
        Dictionary<string, List<string>> before = await RowsAsync(Database);
        bool wrote = false;

        await DatabaseCopy.RunAsync(
            Database, Target,
            (_, _) =>
            {
                if (!wrote)
                    SaveAsync("meanwhile", Sample.Analysis(new DateOnly(2024, 3, 1))).GetAwaiter().GetResult();
                wrote = true;
            },
            None);

        Assert.True(wrote);
        Assert.Equal(before, await RowsAsync(Target));
    }

    private async Task FillAsync()
    {
        await SavedArticles.SeedAsync(this);
        DateOnly day = new(2024, 3, 14);
        await SaveAsync("visit", Sample.Analysis(day, visits: [Sample.Visit(start: "2024-03-20")], title: "\"방북\" 소식 \U0001F600", text: "Line\nline\ttab’s"));
        await EndPollAsync("a-news", "broken | quoted \"text\"");
        VisitItem visit = Assert.Single(await new VisitQueries(Database, Sample.Watchlist).ListAsync(true, None));
        await new VisitDecisions(Database, Sample.Watchlist, Time).ConfirmAsync(new ShownVisit(visit.Id), Analyst, None);
    }

    /// <summary>By table: every row as JSON, in an order of its own.</summary>
    private static async Task<Dictionary<string, List<string>>> RowsAsync(MonitorDatabase database)
    {
        await using MonitorDbContext context = database.Read();
        Dictionary<string, List<string>> tables = [];
        foreach (IEntityType table in context.Model.GetEntityTypes())
        {
            IProperty[] columns = [.. table.GetProperties().Where(p => p.Name != nameof(ArticleRow.Bigrams)).OrderBy(p => p.Name, StringComparer.Ordinal)];
            IQueryable<object> rows = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(table.ClrType).Invoke(context, null)!;
            tables[table.GetTableName()!] = [.. (await rows.ToListAsync())
                .Select(r => JsonSerializer.Serialize(columns.ToDictionary(c => c.Name, c => c.PropertyInfo!.GetValue(r)))).Order(StringComparer.Ordinal)];
        }

        return tables;
    }
}

public sealed class SqliteToSqliteCopyTests() : DatabaseCopyTests(DatabaseKind.Sqlite, DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class SqliteToPostgresCopyTests() : DatabaseCopyTests(DatabaseKind.Sqlite, DatabaseKind.Postgres);

[Trait("Category", "Postgres")]
public sealed class PostgresToSqliteCopyTests() : DatabaseCopyTests(DatabaseKind.Postgres, DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresToPostgresCopyTests() : DatabaseCopyTests(DatabaseKind.Postgres, DatabaseKind.Postgres);
