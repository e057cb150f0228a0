using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Storage.Tests;

/// <summary>A list of articles that is saved, and kept beside the database to count by hand.</summary>
internal static class SavedArticles
{
    /// <summary>60 random articles of 40 days on three outlets, the same every time.</summary>
    public static async Task<List<SavedArticle>> SeedAsync(DatabaseTests tests)
    {
        Random random = new(20240314);
        Actor[] actors = [.. Sample.Watchlist.Actors];
        string[] topics = ["aid", "sport", "trade"];
        List<SavedArticle> saved = [];
        for (int i = 0; i < 60; i++)
        {
            random.Shuffle(actors);
            DateOnly day = new DateOnly(2023, 12, 20).AddDays(random.Next(0, 40));
            string source = Sample.Watchlist.Sources[random.Next(3)].Id;
            Analysis analysis = Sample.Analysis(
                day, [.. actors.Take(random.Next(1, 5)).Select(a => Mention(random, a))], [.. topics.Where(_ => random.Next(2) == 0)]);
            string? language = random.Next(4) switch { 0 => "mn", 1 => null, _ => "en" };
            analysis = analysis with { Article = analysis.Article with { Language = language } };
            await tests.SaveAsync($"{i}", analysis, source);
            saved.Add(new SavedArticle(day, source, analysis, Sample.Link($"{i}", source).Address.AbsoluteUri));
        }

        return saved;
    }

    private static Mention Mention(Random random, Actor actor) => new(
        actor, (Salience)random.Next(5),
        [.. Enumerable.Range(0, random.Next(1, 6)).Select(i => new Hit(random.Next(0, 3) + i * 10, 3, "abc", HitKind.Office, Title(random, actor)))],
        "A sentence.");

    private static string? Title(Random random, Actor actor) =>
        random.Next(3) > 0 ? null : actor.Side == "aa" ? "aa-president" : "bb-minister";
}
