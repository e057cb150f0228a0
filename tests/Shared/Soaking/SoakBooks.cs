using System.Globalization;

namespace MongoliaDprk.Monitor.Tests.Soaking;

/// <summary>What the outlets served and the receivers took, against what the database says.</summary>
internal sealed record SoakBooks(IReadOnlyList<string> Faults, string Summary)
{
    private const string Unsent = "SELECT count(*) FROM delivery WHERE accepted_at IS NULL AND fate = 'Waiting'";

    /// <summary>Nothing waits any more.</summary>
    public static async Task<bool> AreQuietAsync(SoakDatabase database) =>
        await OneAsync(database, "SELECT count(*) FROM link WHERE state IN ('Pending', 'Failed')") == 0 && await OneAsync(database, Unsent) == 0;

    public static async Task<SoakBooks> BalanceAsync(SoakDatabase database, RudeOutlets outlets, RudeReceivers receivers, SoakPrograms programs)
    {
        List<string> faults = [];
        void Unless(bool holds, string what)
        {
            if (!holds)
                faults.Add(what);
        }

        IReadOnlyList<string> links = await database.QueryAsync<string>("SELECT address FROM link");
        string[] lost = [.. outlets.Served.Keys.Except(links)];
        Unless(lost.Length == 0, $"{lost.Length} articles were served and never seen, such as {lost.FirstOrDefault()}");
        Unless(links.Distinct(StringComparer.Ordinal).Count() == links.Count, "an article is seen twice");
        IReadOnlyList<string> unread = await database.QueryAsync<string>("SELECT address || ' ' || state || ' ' || coalesce(error, '') FROM link WHERE state <> 'Done'");
        Unless(unread.Count == 0, $"{unread.Count} articles are not read, such as {unread.FirstOrDefault()}");
        IReadOnlyList<string> stored = await database.QueryAsync<string>("SELECT l.address FROM article a JOIN link l ON l.article_id = a.id");
        string[] relevant = [.. outlets.Served.Where(s => s.Value).Select(s => s.Key)];
        Unless(stored.Order(StringComparer.Ordinal).SequenceEqual(relevant.Order(StringComparer.Ordinal)), $"{relevant.Length} relevant articles were served, {stored.Count} are stored, {stored.Distinct(StringComparer.Ordinal).Count()} of them different");

        long alerts = await OneAsync(database, "SELECT count(*) FROM alert WHERE kind = 'NewVisit'");
        Unless(alerts == outlets.Visits, $"{outlets.Visits} visits were reported, {alerts} alerts tell of new ones");
        Unless(await OneAsync(database, Unsent) == 0, "an alert waits that should have been sent");
        IReadOnlyList<long> told = await database.QueryAsync<long>("SELECT alert_id FROM delivery WHERE channel = 'desk/webhook' AND accepted_at IS NOT NULL");
        long[] taken = [.. receivers.Hooks.Values.SelectMany(a => a)];
        Unless(taken.Order().SequenceEqual(told.Order()), $"the webhook took {taken.Length} alerts ({taken.Distinct().Count()} different), the database says {told.Count}");
        long mails = await OneAsync(database, "SELECT count(DISTINCT message_key) FROM delivery WHERE channel = 'desk/email' AND accepted_at IS NOT NULL");
        Unless(receivers.Mails.Count == mails, $"the mail server took {receivers.Mails.Count} different e-mails, the database says {mails}");
        foreach (IGrouping<string, string> fault in programs.Faults.GroupBy(f => f, StringComparer.Ordinal).Take(10))
            faults.Add($"logged {fault.Count()} times: {fault.Key}");
        return new SoakBooks(faults, string.Create(CultureInfo.InvariantCulture,
            $"{outlets.Served.Count} articles served and seen, {stored.Count} of {relevant.Length} relevant ones stored; {alerts} new visits told, {told.Count} alerts by webhook in {receivers.Hooks.Count} messages, {mails} e-mails, {receivers.Repeats} repeats under the same id; {programs.Kills} times killed"));
    }

    private static async Task<long> OneAsync(SoakDatabase database, string sql) => (await database.QueryAsync<long>(sql))[0];
}
