using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Tests;

/// <summary>Every command that the dashboard's queries send is explained by PostgreSQL as it is sent: none reads all mentions or all articles.</summary>
[Trait("Category", "Postgres")]
public sealed class DashboardPlanTests() : DatabaseTests(DatabaseKind.Postgres), IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const int Articles = 6000;
    private static readonly DateOnly Last = new(2024, 12, 31);
    private readonly AsyncLocal<List<string>?> plans = new();

    [Fact]
    public async Task No_query_of_a_page_reads_all_mentions_or_all_articles()
    {
        using IDisposable listening = DiagnosticListener.AllListeners.Subscribe(this);
        await SeedAsync();
        List<string> faults = [];
        foreach ((string page, Func<Task> ask) in Pages())
        {
            plans.Value = [];
            await ask();
            List<string> asked = plans.Value;
            plans.Value = null;
            Assert.NotEmpty(asked);
            faults.AddRange(asked.Where(p => p.Contains("Seq Scan on mention ", StringComparison.Ordinal) || p.Contains("Seq Scan on article ", StringComparison.Ordinal)).Select(p => $"{page}:\n{p}"));
        }

        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }

    private IEnumerable<(string, Func<Task>)> Pages()
    {
        MentionFilter all = new(), actor = new(Actor: "actor-7"), season = new(Last.AddDays(-90), Last);
        TrendQueries trends = new(Database);
        foreach (TrendBy by in Enum.GetValues<TrendBy>())
        {
            yield return ($"trends by {by}", () => trends.CountAsync(new TrendQuery(by, TrendPer.Month, all), None));
            yield return ($"trends by {by}, a season", () => trends.CountAsync(new TrendQuery(by, TrendPer.Week, season), None));
            yield return ($"trends by {by} of an actor", () => trends.CountAsync(new TrendQuery(by, TrendPer.Week, actor with { From = Last.AddDays(-365) }), None));
            yield return ($"highest by {by}", () => trends.TopAsync(by, CountUnit.Article, season, 10, None));
        }

        yield return ("sources of an actor", () => trends.TopAsync(TrendBy.Source, CountUnit.Article, actor, 10, None));
        yield return ("pairs", () => new PairQueries(Database).TopAsync(all, 10, None));
        yield return ("pairs of an actor", () => new PairQueries(Database).TopAsync(actor, 10, None));
        yield return ("pairs of a season", () => new PairQueries(Database).TopAsync(season with { From = Last.AddDays(-20) }, 10, None));
        yield return ("actors", () => new PresenceQueries(Database).ListAsync(TrendBy.Actor, all, null, None));
        ListQueries lists = new(Database, Sample.Watchlist);
        foreach (MentionFilter filter in (MentionFilter[])[all, actor, season, new(Source: "a-news", From: Last.AddDays(-60)), new(Topic: "aid", From: Last.AddDays(-60))])
        {
            foreach (CountUnit unit in Enum.GetValues<CountUnit>())
            {
                ListQuery query = new(unit, filter);
                yield return ($"list {query}", () => unit is CountUnit.Article or CountUnit.Headline ? lists.ArticlesAsync(query, 0, 50, None) : lists.MentionsAsync(query, 0, 50, None));
                yield return ($"far page of {query}", () => unit is CountUnit.Article or CountUnit.Headline ? lists.ArticlesAsync(query, 2000, 50, None) : lists.MentionsAsync(query, 2000, 50, None));
                yield return ($"length of {query}", () => lists.CountAsync(query, None));
            }
        }

        CoverageQueries coverage = new(Database, Sample.Watchlist, Time);
        yield return ("coverage", () => coverage.StepsAsync(null, null, TrendPer.Month, null, None));
        yield return ("today", () => new DigestQueries(Database, Sample.Watchlist).ForDayAsync(Last, None));
        yield return ("sources", () => new SourceQueries(Database).HealthAsync(None));
        yield return ("article", () => new ArticleQueries(Database).FindAsync(100, null, None));
        yield return ("changes", () => new ArticleQueries(Database).ChangesAsync(DateTime.UnixEpoch, 100, None));
        yield return ("visits", () => new VisitQueries(Database, Sample.Watchlist).PageAsync(new VisitFilter(), 0, 50, None));
        yield return ("alerts", () => new AlertQueries(Database, Time).PageAsync(new AlertFilter(), 0, 50, None));
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
            value.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name);
    }

    /// <summary>Explains the command on its own connection, just before it is sent.</summary>
    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        if (plans.Value is not { } asked || value.Value is not CommandEventData { Command: var command } || !command.CommandText.StartsWith("SELECT", StringComparison.OrdinalIgnoreCase) && !command.CommandText.StartsWith("WITH", StringComparison.OrdinalIgnoreCase))
            return;
        string text = command.CommandText;
        command.CommandText = "EXPLAIN " + text;
        using (DbDataReader reader = command.ExecuteReader())
        {
            List<string> lines = [];
            while (reader.Read())
                lines.Add(reader.GetString(0));
            asked.Add($"{text}\n{string.Join('\n', lines)}");
        }

        command.CommandText = text;
    }

    void IObserver<DiagnosticListener>.OnCompleted()
    {
    }

    void IObserver<DiagnosticListener>.OnError(Exception error)
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted()
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
    {
    }

    private async Task SeedAsync()
    {
        await using MonitorDbContext context = Database.Open();
        for (int i = 0; i < Articles; i++)
        {
            DateOnly day = Last.AddDays(-i);
            string source = i % 2 == 0 ? "a-news" : "b-news";
            context.Add(new ArticleRow
            {
                AddressHash = $"{i}",
                Address = $"https://a-news.example/{i}",
                SourceId = source,
                SourceSide = "aa",
                Title = "T",
                Text = new string('t', 500),
                Language = "en",
                Day = day,
                CollectedAt = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
                Relevant = true,
                SearchText = "t",
                StoryId = i + 1,
                IsFirst = true,
                WatchlistVersion = "v",
                AnalyzerVersion = 1,
                Topics = i % 5 == 0 ? [new TopicRow { Topic = "aid", SourceId = source, Day = day }] : [],
                Mentions = [.. Enumerable.Range(0, 4).Select(a => Sample.MentionRow(day, source, $"actor-{(i + a * 5) % 40}"))],
            });
        }

        await context.SaveChangesAsync();
        await KeptCounts.RebuildAsync(context, None);
        await context.Database.ExecuteSqlRawAsync("ANALYZE");
    }
}
