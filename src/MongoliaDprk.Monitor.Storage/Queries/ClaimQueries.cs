using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Claims;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>A claim with what is known of it.</summary>
/// <param name="Test">Made now, with the evidence.</param>
/// <param name="Since">The day from which on the nightly tests gave this verdict; null = none has given it yet.</param>
/// <param name="Changes">The days on which its verdict changed, the newest first; the first test among them.</param>
public sealed record ClaimState(ClaimTest Test, DateOnly? Since, IReadOnlyList<ClaimChange> Changes);

/// <summary>A verdict and the day on which it was first given.</summary>
/// <param name="Why">The reason on that day.</param>
public sealed record ClaimChange(DateOnly Day, ClaimVerdict Verdict, int Count, int? Other, string Why);

/// <summary>Reads the watchlist's claims: each is tested again when it is asked for, and its history is that of the nightly tests.</summary>
public sealed class ClaimQueries(MonitorDatabase database, Watchlist watchlist)
{
    private readonly ClaimTester tester = new(database, watchlist);

    /// <summary>All claims in the order of the watchlist.</summary>
    /// <param name="today">The last day to count.</param>
    public Task<IReadOnlyList<ClaimState>> ListAsync(DateOnly today, CancellationToken cancellationToken) => ReadAsync(watchlist.Claims, today, cancellationToken);

    /// <summary>One claim; null = the watchlist has none of this id.</summary>
    /// <param name="today">The last day to count.</param>
    public async Task<ClaimState?> FindAsync(string id, DateOnly today, CancellationToken cancellationToken) =>
        watchlist.Claims.FirstOrDefault(c => c.Id == id) is { } claim ? (await ReadAsync([claim], today, cancellationToken))[0] : null;

    /// <summary>The verdicts that alerts tell, by the alert's key.</summary>
    internal static async Task<Dictionary<string, ClaimResultRow>> OfAlertsAsync(MonitorDbContext context, IReadOnlyList<AlertRow> alerts, CancellationToken cancellationToken)
    {
        if (alerts.Count == 0)
            return [];
        // tested in the night after the day; a late start tests on the day after that
        DateOnly from = DateOnly.FromDateTime(alerts.Min(a => a.CreatedAt)).AddDays(-2), to = DateOnly.FromDateTime(alerts.Max(a => a.CreatedAt));
        List<ClaimResultRow> rows = await context.ClaimResults.Where(r => r.Day >= from && r.Day <= to).OrderByDescending(r => r.Id).ToListAsync(cancellationToken);
        return rows.DistinctBy(r => (r.ClaimId, r.Day)).ToDictionary(r => ClaimStore.AlertKey(r.ClaimId, r.Day, r.Verdict), StringComparer.Ordinal);
    }

    /// <summary>What claims have in common is read once for all of them.</summary>
    private async Task<IReadOnlyList<ClaimState>> ReadAsync(IReadOnlyList<Claim> claims, DateOnly today, CancellationToken cancellationToken)
    {
        if (claims.Count == 0)
            return [];
        await using MonitorDbContext context = database.Read();
        await using ClaimFacts facts = new(database);
        string[] ids = [.. claims.Select(c => c.Id)];
        ILookup<(string, string), ClaimChange> results = (await context.ClaimResults.Where(r => ids.Contains(r.ClaimId) && r.Day == r.Since).OrderByDescending(r => r.Day)
            .Select(r => new { r.ClaimId, r.Definition, r.Day, r.Verdict, r.Count, r.Other, r.Why }).ToListAsync(cancellationToken))
            .ToLookup(r => (r.ClaimId, r.Definition), r => new ClaimChange(r.Day, r.Verdict, r.Count, r.Other, r.Why));
        List<ClaimState> states = [];
        foreach (Claim claim in claims)
        {
            ClaimTest test = await tester.TestAsync(claim, today, facts, cancellationToken);
            ClaimChange[] changes = [.. results[(claim.Id, ClaimStore.Definition(claim))]];
            states.Add(new ClaimState(test, changes.FirstOrDefault() is { } last && last.Verdict == test.Judgement.Verdict ? last.Day : null, changes));
        }

        return states;
    }
}
