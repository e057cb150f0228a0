using MongoliaDprk.Monitor.Core.Trends;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>The statements of <see cref="KeptCounts"/>. What they count is what <see cref="Queries.KeyedMentions"/> reads; tests compare the two.</summary>
internal sealed class CountSql(bool postgres)
{
    private const string Numbers = "articles, headlines, mentions, hits, first_articles, first_headlines, first_mentions, first_hits";

    private readonly string month = postgres ? "date_trunc('month', {day})::date" : "date({day}, 'start of month')";

    /// <summary>Texts compare by their bytes, as ids do in C#, whatever the database's collation.</summary>
    private readonly string ordinal = postgres ? " COLLATE \"C\"" : "";

    public string CollectedMonths =>
        $"INSERT INTO collected_month (source_id, month, collected, relevant) SELECT source_id, {Month("day")}, sum(collected), sum(relevant) FROM collected_day WHERE true GROUP BY 1, 2";

    /// <summary>The statements that add the mentions <paramref name="which"/> picks, or with a sign of −1 take them away.</summary>
    public IEnumerable<string> All(string which, int sign) =>
    [
        $"""
        {Keyed(which)}
        INSERT INTO day_count (split, key, day, {Numbers}) SELECT split, key, day, {Counted(sign)} FROM keyed WHERE true GROUP BY split, key, day
        ON CONFLICT (split, key, day) DO UPDATE SET {Added("day_count")}
        """,
        $"""
        {Keyed(which)}
        INSERT INTO month_count (split, key, month, source_side, language, {Numbers})
        SELECT split, key, {Month("day")}, source_side, language, {Counted(sign)} FROM keyed WHERE true GROUP BY split, key, {Month("day")}, source_side, language
        ON CONFLICT (split, key, month, source_side, language) DO UPDATE SET {Added("month_count")}
        """,
        $"""
        INSERT INTO pair_month (actor_id, other_id, month, articles, first_articles)
        SELECT m.actor_id, o.actor_id, {Month("m.day")}, {sign} * count(*), {sign} * count(CASE WHEN a.is_first THEN 1 END)
        FROM mention m JOIN mention o ON o.article_id = m.article_id AND o.actor_id{ordinal} > m.actor_id{ordinal} JOIN article a ON a.id = m.article_id
        WHERE {which} GROUP BY m.actor_id, o.actor_id, {Month("m.day")}
        ON CONFLICT (actor_id, other_id, month) DO UPDATE SET
        articles = pair_month.articles + excluded.articles, first_articles = pair_month.first_articles + excluded.first_articles
        """,
    ];

    /// <summary>The statements that delete what is nothing, on the days and in the months of the articles.</summary>
    public IEnumerable<string> Sweep(string which) =>
    [
        $"DELETE FROM day_count WHERE mentions = 0 AND day IN (SELECT a.day FROM article a WHERE {which})",
        $"DELETE FROM month_count WHERE mentions = 0 AND month IN (SELECT {Month("a.day")} FROM article a WHERE {which})",
        $"DELETE FROM pair_month WHERE articles = 0 AND month IN (SELECT {Month("a.day")} FROM article a WHERE {which})",
    ];

    private static string Keyed(string which) => $"""
        WITH found AS (
          SELECT m.id, m.article_id, m.actor_id, m.side, m.source_id, m.day, m.salience, m.salience = 'Headline' AS headline, m.count AS hits, a.is_first,
            coalesce(a.source_side, '{TrendKeys.Unknown}') AS source_side, coalesce(a.language, '{TrendKeys.Unknown}') AS language
          FROM mention m JOIN article a ON a.id = m.article_id WHERE {which}),
        keyed AS (
          {string.Join("\n  UNION ALL ", Enum.GetValues<TrendBy>().Select(Keyed))})
        """;

    private static string Keyed(TrendBy by)
    {
        (string key, string numbers, string more) = by switch
        {
            TrendBy.Actor => ("f.actor_id", "f.headline, f.hits", ""),
            TrendBy.Source => ("f.source_id", "f.headline, f.hits", ""),
            TrendBy.Country => ("f.side", "f.headline, f.hits", ""),
            TrendBy.Side => ("f.source_side", "f.headline, f.hits", ""),
            TrendBy.Language => ("f.language", "f.headline, f.hits", ""),
            TrendBy.Salience => ("lower(f.salience)", "f.headline, f.hits", ""),
            TrendBy.All => ($"'{TrendKeys.All}'", "f.headline, f.hits", ""),
            TrendBy.Topic => ("t.topic", "f.headline, f.hits", " JOIN topic t ON t.article_id = f.article_id"),
            TrendBy.Office => ("o.office_id", "o.headline, o.hits", " JOIN mention_office o ON o.mention_id = f.id"),
            _ => throw new ArgumentOutOfRangeException(nameof(by), by, "is not counted"),
        };
        return $"SELECT '{by}' AS split, {key} AS key, f.day, f.source_side, f.language, f.article_id, f.is_first, {numbers} FROM found f{more}";
    }

    private static string Counted(int sign) => string.Join(", ", new[]
    {
        "count(DISTINCT article_id)", "count(DISTINCT CASE WHEN headline THEN article_id END)", "count(*)", "sum(hits)",
        "count(DISTINCT CASE WHEN is_first THEN article_id END)", "count(DISTINCT CASE WHEN headline AND is_first THEN article_id END)",
        "count(CASE WHEN is_first THEN 1 END)", "sum(CASE WHEN is_first THEN hits ELSE 0 END)",
    }.Select(n => $"{sign} * {n}"));

    private static string Added(string table) => string.Join(", ", Numbers.Split(", ").Select(n => $"{n} = {table}.{n} + excluded.{n}"));

    private string Month(string day) => month.Replace("{day}", day, StringComparison.Ordinal);
}
