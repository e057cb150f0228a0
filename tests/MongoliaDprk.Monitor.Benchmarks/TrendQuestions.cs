using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Tests;
using Npgsql;

namespace MongoliaDprk.Monitor.Benchmarks;

/// <summary>The questions, each as the page or address asks it; the answer is the number of rows.</summary>
internal static class TrendQuestions
{
    private static readonly MentionFilter Always = new();
    private static readonly MentionFilter Season = new(TrendData.Last.AddDays(-90), TrendData.Last);
    private static readonly MentionFilter Year = new(TrendData.Last.AddDays(-364), TrendData.Last);

    public static IEnumerable<(string Name, Func<Task<int>> Ask)> Of(MonitorDatabase database) =>
        Trends(new TrendQueries(database)).Concat(Shapes(database)).Concat(Lists(database)).Concat(Grafana(database));

    private static IEnumerable<(string, Func<Task<int>>)> Trends(TrendQueries trends)
    {
        (string, Func<Task<int>>) Count(string name, TrendBy by, TrendPer per, MentionFilter filter) =>
            ($"trend: {name}", async () => (await trends.CountAsync(new TrendQuery(by, per, filter), default)).Count);
        yield return Count("actors by week, season", TrendBy.Actor, TrendPer.Week, Season);
        yield return Count("sources by day, season", TrendBy.Source, TrendPer.Day, Season);
        yield return Count("topics by week, year", TrendBy.Topic, TrendPer.Week, Year);
        yield return Count("offices by month, year", TrendBy.Office, TrendPer.Month, Year);
        yield return Count("countries by week, season, headlines", TrendBy.Country, TrendPer.Week, Season with { Salience = Salience.Headline });
        yield return Count("languages by month, year", TrendBy.Language, TrendPer.Month, Year);
        yield return Count("actors by week, season, stories of one side", TrendBy.Actor, TrendPer.Week, Season with { SourceSide = "aa", FirstOnly = true });
        yield return Count("one rare actor by month, always", TrendBy.Actor, TrendPer.Month, Always with { Actor = TrendData.Actor(60) });
        yield return Count("the commonest actor by week, always", TrendBy.Actor, TrendPer.Week, Always with { Actor = TrendData.Actor(0) });
        yield return Count("sources of a rare actor by year, always", TrendBy.Source, TrendPer.Year, Always with { Actor = TrendData.Actor(60) });
        yield return Count("sources of the commonest actor by year, always", TrendBy.Source, TrendPer.Year, Always with { Actor = TrendData.Actor(0) });
        yield return Count("actors of one source by month, always", TrendBy.Actor, TrendPer.Month, Always with { Source = TrendData.Source(3) });
        yield return Count("actors by year, always", TrendBy.Actor, TrendPer.Year, Always);
        yield return Count("actors by month, always", TrendBy.Actor, TrendPer.Month, Always);
        yield return Count("sources by quarter, always", TrendBy.Source, TrendPer.Quarter, Always);
        yield return Count("countries by week, always", TrendBy.Country, TrendPer.Week, Always);
        yield return Count("topics by month, always", TrendBy.Topic, TrendPer.Month, Always);
        yield return Count("all by day, always", TrendBy.All, TrendPer.Day, Always);
        yield return Count("actors by month, always, one language", TrendBy.Actor, TrendPer.Month, Always with { Language = "ko" });
        yield return Count("countries by year, always, one side's outlets", TrendBy.Country, TrendPer.Year, Always with { SourceSide = "aa" });
        yield return ("trend: eight actors by week, always", async () => (await trends.CountAsync(
            new TrendQuery(TrendBy.Actor, TrendPer.Week, Always) { Keys = [.. Enumerable.Range(0, 8).Select(TrendData.Actor)] }, default)).Count);
    }

    private static IEnumerable<(string, Func<Task<int>>)> Shapes(MonitorDatabase database)
    {
        TrendQueries trends = new(database);
        PairQueries pairs = new(database);
        PresenceQueries presences = new(database);
        yield return ("top: actors of a season, with change", async () => (await trends.TopAsync(TrendBy.Actor, CountUnit.Article, Season, 10, default)).Count);
        yield return ("top: actors of a year, with change", async () => (await trends.TopAsync(TrendBy.Actor, CountUnit.Article, Year, 10, default)).Count);
        yield return ("top: actors, always", async () => (await trends.TopAsync(TrendBy.Actor, CountUnit.Article, Always, 10, default)).Count);
        yield return ("share: sources by week, season", async () => (await trends.ShareAsync(new TrendQuery(TrendBy.Source, TrendPer.Week, Season), null, default)).Count);
        yield return ("share: one source by month, always", async () => (await trends.ShareAsync(
            new TrendQuery(TrendBy.Source, TrendPer.Month, Always with { Source = TrendData.Source(3) }), [TrendData.Source(3)], default)).Count);
        yield return ("share: countries by month, always", async () => (await trends.ShareAsync(new TrendQuery(TrendBy.Country, TrendPer.Month, Always), null, default)).Count);
        yield return ("pairs: season", async () => (await pairs.TopAsync(Season, 20, default)).Count);
        yield return ("pairs: of a rare actor, always", async () => (await pairs.TopAsync(Always with { Actor = TrendData.Actor(60) }, 20, default)).Count);
        yield return ("pairs: of the commonest actor, always", async () => (await pairs.TopAsync(Always with { Actor = TrendData.Actor(0) }, 20, default)).Count);
        yield return ("pairs: always", async () => (await pairs.TopAsync(Always, 20, default)).Count);
        yield return ("silence: one actor, always", async () => (await presences.ListAsync(TrendBy.Actor, Always, [TrendData.Actor(60)], default)).Count);
        yield return ("silence: all actors, always", async () => (await presences.ListAsync(TrendBy.Actor, Always, null, default)).Count);
    }

    private static IEnumerable<(string, Func<Task<int>>)> Lists(MonitorDatabase database)
    {
        ListQueries lists = new(database, TrendPages.Watched());
        (string, Func<Task<int>>) Length(string name, CountUnit unit, MentionFilter filter) => ($"length: {name}", async () => await lists.CountAsync(new ListQuery(unit, filter), default));
        foreach (CountUnit unit in Enum.GetValues<CountUnit>())
            yield return Length($"all {CountUnits.Noun(unit).Many}", unit, Always);
        yield return Length("articles of the commonest actor", CountUnit.Article, Always with { Actor = TrendData.Actor(0) });
        yield return Length("articles of a season", CountUnit.Article, Season);
        yield return Length("articles of a topic", CountUnit.Article, Always with { Topic = "mediation" });
        yield return Length("articles of a source, headlines", CountUnit.Headline, Always with { Source = TrendData.Source(0) });
        yield return ("csv: first thousand mentions", async () => (await lists.MentionsAfterAsync(new ListQuery(CountUnit.Mention, Always), null, 1000, default)).Count);
        CountQueries counts = new(database);
        yield return ("collected: season", async () => (await counts.CoverageAsync(Season.From, Season.To, null, default)).Days);
        yield return ("changes of articles", async () => (await new ArticleQueries(database).ChangesAsync(DateTime.UnixEpoch, 100, default)).Count);
    }

    /// <summary>What the provisioned dashboards ask of the views, of a season and for two actors and sources.</summary>
    private static IEnumerable<(string, Func<Task<int>>)> Grafana(MonitorDatabase database)
    {
        if (database.Kind != DatabaseKind.Postgres)
            yield break;
        foreach (string dashboard in GrafanaQueries.Dashboards)
        {
            foreach ((int i, string query) in GrafanaQueries.Of(dashboard).Index())
            {
                string sql = GrafanaQueries.Expand(query, "2025-10-01", "2025-12-31", [TrendData.Actor(0), TrendData.Actor(60)], [TrendData.Source(0), TrendData.Source(3)]);
                yield return ($"grafana: {Path.GetFileNameWithoutExtension(dashboard)} {i}", async () => await RowsAsync(database.ConnectionString, sql));
            }
        }
    }

    private static async Task<int> RowsAsync(string connectionString, string sql)
    {
        await using NpgsqlConnection connection = new(connectionString);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        int rows = 0;
        while (await reader.ReadAsync())
            rows++;
        return rows;
    }
}
