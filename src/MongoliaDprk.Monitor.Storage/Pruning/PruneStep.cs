namespace MongoliaDprk.Monitor.Storage.Pruning;

/// <summary>What is removed from one table, in SQL that both databases understand. Names stand here only, values are parameters: {0} is the instant or day before which it is old.</summary>
/// <param name="What">For people, in the plural.</param>
/// <param name="At">What tells the age.</param>
/// <param name="Where">What else must hold.</param>
/// <param name="Bytes">Bytes that become free, of one row.</param>
/// <param name="Set">What is emptied; null = the row goes.</param>
internal sealed record PruneStep(PrunedKind Kind, string What, string Table, string At, string Where, string Bytes, string? Set = null)
{
    /// <summary>The age is a day, not an instant.</summary>
    public bool ByDay { get; init; }

    private const string LaterEdition = "EXISTS (SELECT 1 FROM digest_edition e WHERE e.subscriber = {0}.subscriber AND e.day > {0}.day)";

    /// <summary>In the order in which they refer to each other.</summary>
    public static IReadOnlyList<PruneStep> All(bool postgres) =>
    [
        new(PrunedKind.Links, "titles and summaries of links that were not relevant", "link", "found_at",
            "state IN ('Done', 'GivenUp') AND article_id IS NULL AND (title IS NOT NULL OR summary IS NOT NULL OR error IS NOT NULL)",
            "coalesce(octet_length(title), 0) + coalesce(octet_length(summary), 0) + coalesce(octet_length(error), 0)", "title = NULL, summary = NULL, error = NULL"),
        new(PrunedKind.Polls, "counts of the way from link to alert", "funnel_day", "day", "1 = 1", "octet_length(source_id) + octet_length(step) + 12") { ByDay = true },
        new(PrunedKind.Polls, "words of errors of polls", "poll_day", "day", "error IS NOT NULL", "octet_length(error)", "error = NULL") { ByDay = true },
        new(PrunedKind.Polls, "hosts that were last asked", "host_turn", "asked_at",
            "(holder IS NULL OR held_until < {0}) AND (paused_until IS NULL OR paused_until < {0})", "octet_length(host) + 40"),
        new(PrunedKind.Messages, "deliveries of alerts that are over", "delivery", "(SELECT a.created_at FROM alert a WHERE a.id = delivery.alert_id)",
            "(accepted_at IS NOT NULL OR fate <> 'Waiting')", "octet_length(channel) + coalesce(octet_length(answer), 0) + coalesce(octet_length(error), 0) + coalesce(octet_length(reached), 0) + 40"),
        new(PrunedKind.Messages, "deliveries of digests", "digest_delivery", "accepted_at", LaterEdition.Replace("{0}", "digest_delivery", StringComparison.Ordinal), "octet_length(channel) + octet_length(subscriber) + 40"),
        new(PrunedKind.Messages, "digests that were told", "digest_edition", "\"to\"",
            LaterEdition.Replace("{0}", "digest_edition", StringComparison.Ordinal)
            + " AND NOT EXISTS (SELECT 1 FROM digest_delivery d WHERE d.subscriber = digest_edition.subscriber AND d.day = digest_edition.day AND (d.accepted_at IS NULL OR d.accepted_at >= {0}))",
            "octet_length(content) + 40"),
        new(PrunedKind.Archives, "archives that were read to their end", "backfill", "at", "ended IS NOT NULL", postgres ? "pg_column_size(seen)" : "octet_length(seen)"),
        new(PrunedKind.Archives, "queued files that are imported", "queued_import", "at",
            "EXISTS (SELECT 1 FROM import i WHERE i.id = queued_import.import_id AND i.ended_at IS NOT NULL)", "octet_length(path) + 40"),
        new(PrunedKind.Evidence, "kept pages", "page", "fetched_at", "octet_length(body) > 0", "octet_length(body)", postgres ? "body = ''::bytea" : "body = x''"),
        new(PrunedKind.Evidence, "superseded texts", "article_version", "fetched_at", "text IS NOT NULL AND octet_length(text) > 0", "octet_length(text)", postgres ? "text = ''::bytea" : "text = x''"),
    ];

    public string CountSql => $"SELECT count(*) AS count, coalesce(sum({Bytes}), 0) AS bytes, min({At}) AS oldest, max({At}) AS newest FROM {Table} WHERE {Old}";

    /// <summary>{1} is how many rows at the most.</summary>
    public string ChangeSql(bool postgres)
    {
        string row = postgres ? "ctid" : "rowid";
        string which = $"{row} IN (SELECT {row} FROM {Table} WHERE {Old} LIMIT {{1}})";
        return Set is null ? $"DELETE FROM {Table} WHERE {which}" : $"UPDATE {Table} SET {Set} WHERE {which}";
    }

    private string Old => $"{At} < {{0}} AND {Where}";
}
