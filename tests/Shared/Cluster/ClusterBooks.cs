using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;

namespace MongoliaDprk.Monitor.Tests.Cluster;

/// <summary>What must balance at the end of a run: what outlets showed and what is stored, what is stored to be told and what receivers accepted.</summary>
internal sealed class ClusterBooks(string database, NewsFarm farm, NewsReceivers receivers)
{
    /// <summary>Clocks of two processes of one machine, and how fine their timers are.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(15);

    /// <summary>Nothing is left to do: all is shown, stored and told.</summary>
    /// <param name="digests">Subscribers that get a digest.</param>
    public async Task<bool> IsDoneAsync(int digests)
    {
        if (!farm.IsAllShown)
            return false;
        try
        {
            return await NumberAsync("SELECT count(*) FROM article") >= farm.Shown.Count
                && await NumberAsync("SELECT count(*) FROM alert a CROSS JOIN (VALUES ('reader0/webhook'), ('reader0/email')) c(name) "
                    + "WHERE NOT EXISTS (SELECT 1 FROM delivery d WHERE d.alert_id = a.id AND d.channel = c.name AND (d.accepted_at IS NOT NULL OR d.fate <> 'Waiting'))") == 0
                && await NumberAsync("SELECT count(*) FROM digest_delivery WHERE accepted_at IS NOT NULL") >= 2 * digests;
        }
        catch (NpgsqlException)
        {
            return false; // the server is being restarted
        }
    }

    /// <param name="kills">Nodes that were killed: each may have been about to write down what one receiver of each kind had accepted.</param>
    /// <returns>What does not balance; empty = all does.</returns>
    public async Task<IReadOnlyList<string>> CheckAsync(int kills, IEnumerable<string> logs)
    {
        List<string> wrong = [.. await ArticlesAsync(), .. await AlertsAsync(kills), .. await MailAsync(kills)];
        if (farm.ShortestPause < TimeSpan.FromSeconds(ClusterWatchlist.Delay) - Tolerance)
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"a host was asked {farm.ShortestPause.TotalSeconds:F3} s after its last answer, not {ClusterWatchlist.Delay} s"));
        wrong.AddRange(logs.SelectMany(File.ReadLines).Where(l => l.Contains("unhandled", StringComparison.OrdinalIgnoreCase) || l.Contains("unexpected error", StringComparison.Ordinal))
            .Take(5).Select(l => "in a log: " + l));
        return wrong;
    }

    /// <summary>One line of figures.</summary>
    public async Task<string> FiguresAsync()
    {
        long articles = await NumberAsync("SELECT count(*) FROM article"), alerts = await NumberAsync("SELECT count(*) FROM alert");
        int keys = receivers.Posted.DistinctBy(p => p.Key).Count(), ids = receivers.Mailed.Distinct(StringComparer.Ordinal).Count();
        return string.Create(CultureInfo.InvariantCulture,
            $"{farm.Shown.Count} articles shown, {articles} stored; {alerts} alerts; {receivers.Posted.Count} posts ({keys} keys), {receivers.Mailed.Count} e-mails ({ids} ids); {farm.Requests} requests, shortest pause of a host {farm.ShortestPause.TotalSeconds:F3} s");
    }

    private async Task<IEnumerable<string>> ArticlesAsync()
    {
        Dictionary<string, int> stored = (await TextsAsync("SELECT address FROM article")).GroupBy(a => a, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        string[] shown = [.. farm.Shown];
        return shown.Where(a => !stored.ContainsKey(a)).Take(5).Select(a => "shown and not stored: " + a)
            .Concat(stored.Where(s => s.Value != 1).Take(5).Select(s => $"stored {s.Value} times: {s.Key}"))
            .Concat(stored.Keys.Except(shown, StringComparer.Ordinal).Take(5).Select(a => "stored and not shown: " + a))
            .Concat(await NumberAsync("SELECT coalesce(sum(collected), 0) FROM collected_day") is var counted && counted != shown.Length ? [$"{counted} articles are counted as collected, {shown.Length} were shown"] : []);
    }

    /// <summary>A receiver drops what it has seen under the same key; what is left must be every alert once, and every digest.</summary>
    private async Task<IEnumerable<string>> AlertsAsync(int kills)
    {
        (string Key, long[] Alerts)[] kept = [.. receivers.Posted.DistinctBy(p => p.Key)];
        long[] told = [.. kept.SelectMany(p => p.Alerts)];
        HashSet<long> wanted = [.. (await TextsAsync("SELECT alert_id::text FROM delivery WHERE channel = 'reader0/webhook' AND fate = 'Waiting'")).Select(t => long.Parse(t, CultureInfo.InvariantCulture))];
        long digests = await NumberAsync("SELECT count(*) FROM digest_delivery WHERE channel LIKE '%webhook'");
        return wanted.Except(told).Take(5).Select(a => $"alert {a} was never accepted")
            .Concat(told.GroupBy(a => a).Where(g => g.Count() > 1).Take(5).Select(g => $"alert {g.Key} was accepted under {g.Count()} keys"))
            .Concat(kept.Count(p => p.Alerts.Length == 0) == digests ? [] : [$"{kept.Count(p => p.Alerts.Length == 0)} digests were accepted, {digests} were made"])
            .Concat(receivers.Posted.Count - kept.Length <= kills ? [] : [$"{receivers.Posted.Count - kept.Length} posts came twice, though only {kills} nodes were killed"]);
    }

    private async Task<IEnumerable<string>> MailAsync(int kills)
    {
        ConcurrentQueue<string> mailed = receivers.Mailed;
        long wanted = await NumberAsync("SELECT count(DISTINCT message_key) FROM delivery WHERE channel = 'reader0/email' AND accepted_at IS NOT NULL")
            + await NumberAsync("SELECT count(*) FROM digest_delivery WHERE channel LIKE '%email' AND accepted_at IS NOT NULL");
        int ids = mailed.Distinct(StringComparer.Ordinal).Count();
        return (ids == wanted ? Array.Empty<string>() : [$"{ids} e-mails were accepted, {wanted} were sent"])
            .Concat(mailed.Count - ids <= kills ? [] : [$"{mailed.Count - ids} e-mails came twice, though only {kills} nodes were killed"]);
    }

    private async Task<long> NumberAsync(string sql) => long.Parse((await TextsAsync($"SELECT ({sql})::text"))[0], CultureInfo.InvariantCulture);

    private async Task<List<string>> TextsAsync(string sql)
    {
        List<string> texts = [];
        await using NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
            texts.Add(row.GetString(0));
        return texts;
    }
}
