using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>The statements of <see cref="KeptCounts"/>. What they count is what <see cref="Queries.KeyedMentions"/> reads; tests compare the two.</summary>
internal sealed class CountSql(bool postgres)
{
    private const string Numbers = "articles, headlines, mentions, hits, first_articles, first_headlines, first_mentions, first_hits";

    /// <summary>What <see cref="OutletMonthRow"/> has: the other splits are the outlet's own side, mostly its one language, or itself.</summary>
    public static readonly IReadOnlyList<TrendBy> OutletSplits = [TrendBy.Actor, TrendBy.Office, TrendBy.Topic, TrendBy.Country, TrendBy.Salience];

    private readonly string month = postgres ? "date_trunc('month', {day})::date" : "date({day}, 'start of month')";

    private readonly string next = postgres ? "({month} + interval '1 month')::date" : "date({month}, '+1 month')";

    /// <summary>Texts compare by their bytes, as ids do in C#, whatever the database's collation.</summary>
    private readonly string ordinal = postgres ? " COLLATE \"C\"" : "";

    public string CollectedMonths =>
        $"INSERT INTO collected_month (source_id, month, collected, relevant) SELECT source_id, {Month("day")}, sum(collected), sum(relevant) FROM collected_day WHERE true GROUP BY 1, 2";

    public static string CollectedTotals => "INSERT INTO collected_total (day, collected, relevant) SELECT day, sum(collected), sum(relevant) FROM collected_day WHERE true GROUP BY day";

    /// <summary>All totals, where there are none.</summary>
    public string MonthTotals => $"""
        INSERT INTO month_total (split, key, month, {Numbers}, days) SELECT d.split, d.key, {Month("d.day")}, {Summed}, {Days} FROM day_count d WHERE true GROUP BY 1, 2, 3
        """;

    /// <summary>The statement that makes the totals anew of all keys and months of the mentions <paramref name="which"/> picks; after those of <see cref="Added"/>.</summary>
    public string TotalsOf(string which) => $"""
        {Keyed(which)}
        INSERT INTO month_total (split, key, month, {Numbers}, days)
        SELECT d.split, d.key, t.month, {Summed}, {Days}
        FROM (SELECT DISTINCT split, key, {Month("day")} AS month FROM keyed) t
        JOIN day_count d ON d.split = t.split AND d.key = t.key AND d.day >= t.month AND d.day < {next.Replace("{month}", "t.month", StringComparison.Ordinal)}
        WHERE true GROUP BY d.split, d.key, t.month
        ON CONFLICT (split, key, month) DO UPDATE SET {string.Join(", ", Numbers.Split(", ").Append("days").Select(n => $"{n} = excluded.{n}"))}
        """;

    /// <summary>The statements that add the mentions <paramref name="which"/> picks, or with a sign of −1 take them away.</summary>
    public IEnumerable<string> Added(string which, int sign) =>
    [
        $"""
        {Keyed(which)}
        INSERT INTO day_count (split, key, day, {Numbers}) SELECT split, key, day, {Counted(sign)} FROM keyed WHERE true GROUP BY split, key, day
        ON CONFLICT (split, key, day) DO UPDATE SET {Sums("day_count")}
        """,
        $"""
        {Keyed(which)}
        INSERT INTO month_count (split, key, month, source_side, language, {Numbers})
        SELECT split, key, {Month("day")}, side, language, {Counted(sign)}
        FROM (SELECT keyed.*, source_side AS side FROM keyed UNION ALL SELECT keyed.*, '{TrendKeys.All}' FROM keyed) k WHERE true GROUP BY split, key, {Month("day")}, side, language
        ON CONFLICT (split, source_side, language, key, month) DO UPDATE SET {Sums("month_count")}
        """,
        $"""
        {Keyed(which)}
        INSERT INTO outlet_month (split, key, source_id, month, {Numbers})
        SELECT split, key, source_id, {Month("day")}, {Counted(sign)} FROM keyed WHERE split IN ({string.Join(", ", OutletSplits.Select(s => $"'{Name(s)}'"))})
        GROUP BY split, key, source_id, {Month("day")}
        ON CONFLICT (split, key, source_id, month) DO UPDATE SET {Sums("outlet_month")}
        """,
        Pairs("pair_month", "actor_id, other_id, month", $"m.actor_id, o.actor_id, {Month("m.day")}", which, sign),
        Pairs("pair_total", "actor_id, other_id", "m.actor_id, o.actor_id", which, sign),
    ];

    /// <summary>The statements that delete what is nothing, on the days and in the months of the articles.</summary>
    public IEnumerable<string> Sweep(string which) =>
    [
        $"DELETE FROM day_count WHERE mentions = 0 AND day IN (SELECT a.day FROM article a WHERE {which})",
        $"DELETE FROM month_count WHERE mentions = 0 AND month IN (SELECT {Month("a.day")} FROM article a WHERE {which})",
        $"DELETE FROM month_total WHERE mentions = 0 AND month IN (SELECT {Month("a.day")} FROM article a WHERE {which})",
        $"DELETE FROM outlet_month WHERE mentions = 0 AND month IN (SELECT {Month("a.day")} FROM article a WHERE {which})",
        "DELETE FROM pair_total WHERE articles = 0",
        $"DELETE FROM pair_month WHERE articles = 0 AND month IN (SELECT {Month("a.day")} FROM article a WHERE {which})",
    ];

    /// <summary>See <see cref="MonthTotalRow.Days"/>; a day that has come down to nothing may not be swept yet.</summary>
    private string Days => $"sum(CASE WHEN d.mentions > 0 THEN 1 << ({(postgres ? "extract(day FROM d.day)::int" : "CAST(strftime('%d', d.day) AS INTEGER)")} - 1) ELSE 0 END)";

    private static string Summed => string.Join(", ", Numbers.Split(", ").Select(n => $"sum(d.{n})"));

    private string Pairs(string table, string key, string from, string which, int sign) => $"""
        INSERT INTO {table} ({key}, articles, first_articles)
        SELECT {from}, {sign} * count(*), {sign} * count(CASE WHEN a.is_first THEN 1 END)
        FROM mention m JOIN mention o ON o.article_id = m.article_id AND o.actor_id{ordinal} > m.actor_id{ordinal} JOIN article a ON a.id = m.article_id
        WHERE {which} GROUP BY {from}
        ON CONFLICT ({key}) DO UPDATE SET articles = {table}.articles + excluded.articles, first_articles = {table}.first_articles + excluded.first_articles
        """;

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
        return $"SELECT '{Name(by)}' AS split, {key} AS key, f.day, f.source_id, f.source_side, f.language, f.article_id, f.is_first, {numbers} FROM found f{more}";
    }

    private static string Name(TrendBy by) => LowerNameConverter<TrendBy>.Of(by);

    private static string Counted(int sign) => string.Join(", ", new[]
    {
        "count(DISTINCT article_id)", "count(DISTINCT CASE WHEN headline THEN article_id END)", "count(*)", "sum(hits)",
        "count(DISTINCT CASE WHEN is_first THEN article_id END)", "count(DISTINCT CASE WHEN headline AND is_first THEN article_id END)",
        "count(CASE WHEN is_first THEN 1 END)", "sum(CASE WHEN is_first THEN hits ELSE 0 END)",
    }.Select(n => $"{sign} * {n}"));

    private static string Sums(string table) => string.Join(", ", Numbers.Split(", ").Select(n => $"{n} = {table}.{n} + excluded.{n}"));

    private string Month(string day) => month.Replace("{day}", day, StringComparison.Ordinal);
}
