using System.Text;

namespace MongoliaDprk.Monitor.Benchmarks;

/// <summary>
/// Articles of 200 outlets over 25 years with the skew of real ones: few outlets print most, recent years more than early ones; two
/// countries are named nearly everywhere, most actors seldom; a tenth of the articles are copies. The same for the same seed.
/// </summary>
internal sealed class TrendData(int mentions)
{
    public const int Sources = 200;
    public static readonly DateOnly First = new(2001, 1, 1), Last = new(2025, 12, 31);

    private const int Actors = 150;
    private const int Offices = 40;
    private static readonly int Days = Last.DayNumber - First.DayNumber + 1;
    private static readonly string[] Languages = ["ko", "ko", "en", "mn", "zh", "ja", "ru"];
    private static readonly string[] Topics = ["greeting", "trade", "culture", "aid", "military", "sport", "treaty", "labour", "sanctions", "mediation"];
    private static readonly string[] Saliences = ["Headline", "Lead", "Body", "Body", "Body", "Rollcall", "Quote"];

    /// <summary>A word that every third article has and one that one in ten thousand has, by script.</summary>
    public static readonly (string Language, string Common, string Rare)[] Words =
        [("ko", "가나", "뷁쀍"), ("zh", "甲乙", "鑫淼"), ("mn", "барва", "ёжщъ"), ("en", "common", "quixotry")];

    public static string Source(int i) => $"source-{i:000}";

    public static string Side(int source) => source % 5 == 0 ? "aa" : source % 5 == 1 ? "bb" : "other";

    public static string Actor(int i) => $"actor-{i:000}";

    /// <summary>In the order of their days.</summary>
    public IEnumerable<TrendArticle> Articles()
    {
        Random random = new(20250101);
        int made = 0;
        double[] until = Until();
        long id = 0, story = 0;
        for (int d = 0; d < Days; d++)
        {
            while (made < mentions * until[d])
            {
                int source = Skewed(random, Sources, 1.7), named = 1 + Math.Min(9, (int)(-Math.Log(1 - random.NextDouble()) * 2.4));
                bool copy = story > 0 && random.Next(10) == 0;
                story = copy ? story : ++id;
                TrendArticle article = new(copy ? ++id : id, First.AddDays(d), source, Languages[source % Languages.Length], copy ? story : id, !copy, Text(random, Languages[source % Languages.Length]));
                article.Mentions.AddRange(Enumerable.Range(0, named).Select(_ => Named(random)).Distinct().Select(a => Mention(random, a)));
                article.Topics.AddRange(Enumerable.Range(0, random.Next(3)).Select(_ => Topics[Skewed(random, Topics.Length, 1.5)]).Distinct());
                made += article.Mentions.Count;
                yield return article;
            }
        }
    }

    /// <summary>What every outlet printed every day since it is watched.</summary>
    public static IEnumerable<(int Source, DateOnly Day, int Collected)> Collected()
    {
        Random random = new(7);
        for (int source = 0; source < Sources; source++)
        {
            int usual = 1 + 60 / (1 + source / 10);
            for (int d = source * 17 % (Days / 2); d < Days; d++)
            {
                if (random.Next(3 + usual) > 0)
                    yield return (source, First.AddDays(d), 3 + random.Next(2 * usual));
            }
        }
    }

    /// <summary>How every outlet was polled in the last two years: one day in fifty failed.</summary>
    public static IEnumerable<(int Source, DateOnly Day, bool Worked)> Polled()
    {
        Random random = new(11);
        for (int source = 0; source < Sources; source++)
        {
            for (DateOnly day = Last.AddDays(-730); day <= Last; day = day.AddDays(1))
                yield return (source, day, random.Next(50) > 0);
        }
    }

    /// <summary>The part of all mentions that comes until the end of each day: five times as many a year at the end as at the beginning.</summary>
    private static double[] Until()
    {
        double[] weights = [.. Enumerable.Range(0, Days).Select(d => (1 + 4.0 * d / Days) * (1 + 0.5 * Math.Sin(d * 2 * Math.PI / 7)) * (d % 97 == 0 ? 4 : 1))];
        double all = weights.Sum(), sum = 0;
        return [.. weights.Select(w => (sum += w) / all)];
    }

    private static int Named(Random random) => random.NextDouble() < 0.55 ? random.Next(2) : Skewed(random, Actors, 2);

    private static TrendMention Mention(Random random, int actor)
    {
        bool office = actor >= 2 && random.Next(3) == 0;
        return new TrendMention(actor, actor % 3 == 2 ? "other" : actor % 3 == 0 ? "aa" : "bb", Saliences[random.Next(Saliences.Length)], 1 + random.Next(1, 4) / 2, office ? $"office-{actor % Offices:00}" : null);
    }

    private static int Skewed(Random random, int count, double power) => (int)(count * Math.Pow(random.NextDouble(), power * 1.6));

    private static string Text(Random random, string language)
    {
        (char from, int letters, int length) = language switch
        {
            "ko" => ('가', 1200, 3),
            "zh" => ('一', 2000, 2),
            "ja" => ('ぁ', 80, 4),
            "mn" or "ru" => ('а', 32, 7),
            _ => ('a', 26, 6),
        };
        StringBuilder text = new();
        while (text.Length < 220)
        {
            for (int i = random.Next(1, 2 * length); i >= 0; i--)
                text.Append((char)(from + Skewed(random, letters, 1)));
            text.Append(' ');
        }

        if (Words.FirstOrDefault(w => w.Language == language) is { Common: { } common, Rare: { } rare })
            text.Append(random.Next(3) == 0 ? common : "").Append(random.Next(10_000) == 0 ? " " + rare : "");
        return text.ToString().TrimEnd();
    }
}

internal sealed record TrendArticle(long Id, DateOnly Day, int Source, string Language, long Story, bool First, string Text)
{
    public List<TrendMention> Mentions { get; } = [];
    public List<string> Topics { get; } = [];
    public string Side => TrendData.Side(Source);
}

internal sealed record TrendMention(int Actor, string Side, string Salience, int Count, string? Office);
