using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Tests;
using Npgsql;

namespace MongoliaDprk.Monitor.Storage.Tests;

/// <summary>What is provisioned for Grafana runs on the database as the role that Grafana has, and that role reads nothing else.</summary>
[Trait("Category", "Postgres")]
public sealed class GrafanaTests() : DatabaseTests(DatabaseKind.Postgres)
{
    private static readonly string Role = Path.Combine(GrafanaQueries.Folder, "role.sql");

    public static TheoryData<string> Dashboards => [.. GrafanaQueries.Dashboards];

    [Theory, MemberData(nameof(Dashboards))]
    public async Task Every_query_of_a_dashboard_runs_as_the_role_that_may_only_read(string file)
    {
        await SeedAsync();
        await using GrafanaSession grafana = await GrafanaSession.OpenAsync(Database, Role);
        IReadOnlyList<string> queries = GrafanaQueries.Of(file);
        Assert.NotEmpty(queries);
        int answered = 0;
        foreach (string query in queries)
        {
            await using NpgsqlCommand command = new(GrafanaQueries.Expand(query, "2023-12-01", "2024-03-01", [Sample.Anna.Id, Sample.Bob.Id], ["a-news", "b-news"]), grafana.Connection);
            try
            {
                await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
                answered += await reader.ReadAsync() ? 1 : 0;
            }
            catch (PostgresException broken)
            {
                Assert.Fail($"{query}\n{broken.MessageText}");
            }
        }

        Assert.True(answered * 2 > queries.Count, $"{answered} of {queries.Count} queries found anything: what is empty proves little");
    }

    [Fact]
    public async Task The_role_reads_the_views_and_nothing_else()
    {
        await SeedAsync();
        await using GrafanaSession grafana = await GrafanaSession.OpenAsync(Database, Role);
        foreach (string forbidden in new[] { "SELECT * FROM public.article", "INSERT INTO public.data_step VALUES ('x')", "CREATE TABLE grafana.t (x int)", "DELETE FROM grafana.collected_day" })
        {
            await using NpgsqlCommand command = new(forbidden, grafana.Connection);
            await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
        }
    }

    [Fact]
    public async Task Every_view_says_what_it_holds()
    {
        await using NpgsqlConnection connection = new(Database.ConnectionString);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(
            "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'grafana' AND c.relkind = 'v' AND obj_description(c.oid) IS NULL", connection);
        Assert.Null(await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task The_views_count_what_the_program_counts()
    {
        List<SavedArticle> saved = await SeedAsync();
        await using GrafanaSession grafana = await GrafanaSession.OpenAsync(Database, Role);
        await using NpgsqlCommand command = new("SELECT sum(articles), sum(mentions) FROM grafana.count_month WHERE split = 'all'", grafana.Connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        Assert.Equal((saved.Count, saved.Sum(a => a.Analysis.Mentions.Count)), ((int)reader.GetInt64(0), (int)reader.GetInt64(1)));
    }

    private async Task<List<SavedArticle>> SeedAsync()
    {
        List<SavedArticle> saved = await SavedArticles.SeedAsync(this);
        await SaveAsync("visit", Sample.Analysis(new DateOnly(2024, 1, 5), [], visits: [Sample.Visit()]), "b-news");
        Time.Now = new DateTime(2024, 1, 6, 0, 0, 0, DateTimeKind.Utc);
        await EndPollAsync("a-news");
        await Sources.EndAsync("b-news", new PollOutcome(false, "timed out", Time.Now.AddHours(1)), [], None);
        return saved;
    }
}
