using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.Benchmarks;

/// <summary>The questions, each as the page or address asks it; the answer is the number of rows.</summary>
internal static class TrendQuestions
{
    private static readonly MentionFilter Always = new();
    private static readonly MentionFilter Season = new(TrendData.Last.AddDays(-90), TrendData.Last);
    private static readonly MentionFilter Year = new(TrendData.Last.AddDays(-364), TrendData.Last);

    public static IEnumerable<(string Name, Func<Task<int>> Ask)> Of(MonitorDatabase database) =>
        Trends(new TrendQueries(database)).Concat(Shapes(database)).Concat(Lists(new MentionQueries(database))).Concat(Pages(database));

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

    private static IEnumerable<(string, Func<Task<int>>)> Lists(MentionQueries mentions)
    {
        (string, Func<Task<int>>) List(string name, MentionFilter filter, int skip = 0) =>
            ($"list: {name}", async () => (await mentions.ListAsync(filter, skip, 50, default)).Count);
        (string, Func<Task<int>>) Length(string name, MentionFilter filter) => ($"length: {name}", async () => await mentions.CountAsync(filter, default));
        yield return List("newest", Always);
        yield return List("page 1,000", Always, 50_000);
        yield return List("page 10,000", Always, 500_000);
        yield return List("one rare actor", Always with { Actor = TrendData.Actor(60) });
        yield return List("one source, headlines", Always with { Source = TrendData.Source(150), Salience = Salience.Headline });
        yield return List("topic, language, season", Season with { Topic = "mediation", Language = "mn" });
        yield return Length("all", Always);
        yield return Length("one actor", Always with { Actor = TrendData.Actor(60) });
        yield return Length("commonest actor", Always with { Actor = TrendData.Actor(0) });
        yield return Length("season", Season);
        foreach ((string language, string common, string rare) in TrendData.Words)
        {
            yield return List($"rare word, {language}", Always with { Text = rare });
            yield return Length($"rare word, {language}", Always with { Text = rare });
            yield return List($"common word, {language}", Always with { Text = common });
            yield return List($"common word, {language}, season", Season with { Text = common });
        }
    }

    private static IEnumerable<(string, Func<Task<int>>)> Pages(MonitorDatabase database)
    {
        ArticleQueries articles = new(database);
        SourceQueries sources = new(database);
        CountQueries counts = new(database);
        yield return ("page: one article", async () => (await articles.FindAsync(200_000, null, default))!.Versions.Count);
        yield return ("page: changes", async () => (await articles.ChangesAsync(DateTime.UnixEpoch, 100, default)).Count);
        yield return ("page: sources", async () => (await sources.HealthAsync(default)).Count);
        yield return ("page: collected, season", async () => (await counts.CoverageAsync(Season.From, Season.To, null, default)).Days);
        yield return ("page: collected, always", async () => (await counts.CoverageAsync(null, null, null, default)).Days);
    }
}
