using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Claims;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Tests the watchlist's claims and keeps what came of it, with an alert where a verdict is another than before.</summary>
public sealed class ClaimStore(MonitorDatabase database, Watchlist watchlist, TimeProvider time)
{
    private readonly ClaimTester tester = new(database, watchlist);

    /// <summary>Tests all claims for a day; any number of times, from any number of nodes. The first test of a claim alerts nobody.</summary>
    /// <returns>How many verdicts changed.</returns>
    public async Task<int> RunAsync(DateOnly day, CancellationToken cancellationToken)
    {
        int changed = 0;
        await using ClaimFacts facts = new(database);
        foreach (Claim claim in watchlist.Claims)
        {
            ClaimTest test = await tester.TestAsync(claim, day, facts, cancellationToken);
            changed += await database.Writer.WriteAsync(context => KeepAsync(context, test, cancellationToken), cancellationToken) ? 1 : 0;
        }

        return changed;
    }

    /// <summary>What <see cref="ClaimResultRow.Definition"/> is for a claim as it stands.</summary>
    internal static string Definition(Claim claim) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(claim.Definition())));

    /// <summary>Key of the alert that tells a changed verdict.</summary>
    internal static string AlertKey(string claim, DateOnly day, ClaimVerdict verdict) =>
        string.Create(CultureInfo.InvariantCulture, $"claim:{claim}:{day:yyyy-MM-dd}:{verdict.ToString().ToLowerInvariant()}");

    private async Task<bool> KeepAsync(MonitorDbContext context, ClaimTest test, CancellationToken cancellationToken)
    {
        (string id, string definition, ClaimJudgement judged) = (test.Claim.Id, Definition(test.Claim), test.Judgement);
        List<ClaimResultRow> rows = await context.ClaimResults.Where(r => r.ClaimId == id && r.Definition == definition && r.Day <= test.Today)
            .OrderByDescending(r => r.Day).Take(2).ToListAsync(cancellationToken);
        ClaimResultRow? last = rows.FirstOrDefault();
        ClaimResultRow? row = last?.Day == test.Today ? last : null;
        ClaimResultRow? before = row is null ? last : rows.ElementAtOrDefault(1);
        bool changed = last is not null && last.Verdict != judged.Verdict;
        row ??= context.Add(new ClaimResultRow { ClaimId = id, Definition = definition, Day = test.Today, Why = "" }).Entity;
        row.Verdict = judged.Verdict;
        row.Count = judged.Found.Count;
        row.Other = judged.Other?.Count;
        row.Why = judged.Why;
        row.Since = before?.Verdict == judged.Verdict ? before.Since : test.Today;
        if (changed)
            await AlertAsync(context, test, last!.Verdict, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        return changed;
    }

    private async Task AlertAsync(MonitorDbContext context, ClaimTest test, ClaimVerdict before, CancellationToken cancellationToken)
    {
        Claim claim = test.Claim;
        string key = AlertKey(claim.Id, test.Today, test.Judgement.Verdict);
        if (await context.Alerts.AnyAsync(a => a.Key == key, cancellationToken))
            return;
        context.Add(new AlertRow
        {
            Key = key,
            Title = StoredText.OneLine($"{ClaimWords.Verdict(test.Judgement.Verdict)}: {claim.Sentence}"),
            Text = StoredText.Clean($"Until now: {ClaimWords.Verdict(before).ToLowerInvariant()}. {test.Judgement.Why}."),
            Address = test.Found.Count > 0 ? test.Found[^1].Address : null,
            CreatedAt = time.GetUtcNow().UtcDateTime,
            Kind = AlertKind.ClaimChanged,
            Subject = AlertSubject.Claim(claim.Id),
            Actors = [.. new[] { claim.Texts.Actor, claim.Visits.Actor }.OfType<string>()],
            Sides = [.. new[] { claim.Texts.Country, claim.Visits.From, claim.Visits.To }.OfType<string>().Distinct()],
            NewFact = true,
        });
    }
}
