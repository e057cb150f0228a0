using MongoliaDprk.Monitor.Core.Claims;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Counts what a claim speaks of and judges it.</summary>
internal sealed class ClaimTester(MonitorDatabase database, Watchlist watchlist)
{
    private readonly CountQueries counts = new(database);
    private readonly WatchlistNames names = new(watchlist);
    private readonly Dictionary<string, KnownVisit> known = watchlist.Visits.ToDictionary(v => v.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, Actor> actors = watchlist.Actors.ToDictionary(a => a.Id, StringComparer.Ordinal);

    /// <param name="today">The last day of windows that end today.</param>
    /// <param name="facts">What the claims of one reading share.</param>
    public async Task<ClaimTest> TestAsync(Claim claim, DateOnly today, ClaimFacts facts, CancellationToken cancellationToken)
    {
        (ClaimCount count, IReadOnlyList<ClaimEvidence> found) = await CountAsync(claim, claim.Days(today), facts, cancellationToken);
        (ClaimCount Count, IReadOnlyList<ClaimEvidence> Evidence)? other =
            claim.OtherDays(today, count.First) is { } days ? await CountAsync(claim, days, facts, cancellationToken) : null;
        return new ClaimTest(claim, today, ClaimJudge.Judge(claim, count, other?.Count), found, other?.Evidence ?? []);
    }

    private async Task<(ClaimCount, IReadOnlyList<ClaimEvidence>)> CountAsync(Claim claim, ClaimDays days, ClaimFacts facts, CancellationToken cancellationToken)
    {
        IReadOnlyList<ClaimEvidence> evidence = claim.What == ClaimUnit.Visits
            ? Visits(claim, days, await facts.VisitsAsync(cancellationToken))
            : [.. (await counts.ListAsync(Query(claim, days), cancellationToken)).Select(i => new ClaimEvidence(i.Day, i.Title, i.Address, names.Source(i.SourceId), null))];
        return (new ClaimCount(days, evidence.Count, evidence.Count > 0 ? evidence.Min(e => e.Day) : null, await CoveredAsync(claim, days, facts, cancellationToken)), evidence);
    }

    private static CountQuery Query(Claim claim, ClaimDays days) => new(
        TrendBy.All,
        claim.What switch { ClaimUnit.Articles => CountUnit.Article, ClaimUnit.Headlines => CountUnit.Headline, ClaimUnit.Mentions => CountUnit.Mention, _ => CountUnit.Hit },
        claim.Texts with { From = days.From, To = days.To });

    /// <summary>Visits that took place, by their first day; plans, invitations and what was called off are none.</summary>
    private ClaimEvidence[] Visits(Claim claim, ClaimDays days, IReadOnlyList<ClaimedVisit> visits) =>
        [
            .. visits.Where(v => (claim.Visits.From ?? v.FromSide) == v.FromSide && (claim.Visits.To ?? v.ToSide) == v.ToSide && (claim.KnownVisits || v.IsFound))
                .Select(v => (Visit: v, Day: IsoDay.First(v.Start) ?? v.FirstReported))
                .Where(v => days.Has(v.Day) && HasVisitor(claim.Visits, v.Visit.Visitors, v.Day))
                .OrderBy(v => v.Day).ThenBy(v => v.Visit.Id)
                .Select(v => new ClaimEvidence(
                    v.Day, $"{Visitors(v.Visit.Visitors)} ({Country(v.Visit.FromSide)} → {Country(v.Visit.ToSide)})", v.Visit.Address,
                    v.Visit.KnownId is { } id && known.TryGetValue(id, out KnownVisit? cited) ? string.Join("; ", cited.Sources) : null, v.Visit.Id)),
        ];

    private bool HasVisitor(ClaimVisits where, IReadOnlyList<string> visitors, DateOnly day) =>
        (where.Actor is null || visitors.Contains(where.Actor))
        && (where.Office is null || visitors.Any(v => actors.TryGetValue(v, out Actor? actor) && actor.Offices.Any(o => o.OfficeId == where.Office && o.Holds(day))));

    /// <summary>Days of which it is known what there was.</summary>
    private async Task<int> CoveredAsync(Claim claim, ClaimDays days, ClaimFacts facts, CancellationToken cancellationToken)
    {
        HashSet<DateOnly> covered = [.. (await facts.CollectedAsync(Sources(claim), days, cancellationToken)).Where(days.Has)];
        if (claim is { What: ClaimUnit.Visits, KnownVisits: true } && watchlist.VisitsCover is { } cover)
        {
            DateOnly last = cover.To < days.To ? cover.To : days.To;
            for (DateOnly day = cover.From > days.From ? cover.From : days.From; day <= last; day = day.AddDays(1))
                covered.Add(day);
        }

        return covered.Count;
    }

    /// <summary>The sources that could have given what is counted; null = all.</summary>
    private IReadOnlyCollection<string>? Sources(Claim claim) =>
        claim.What == ClaimUnit.Visits ? null
        : claim.Texts.Source is { } source ? [source]
        : claim.Texts.SourceSide is { } side ? [.. watchlist.Sources.Where(s => s.Side == side).Select(s => s.Id)]
        : null;

    private string Visitors(IReadOnlyList<string> visitors) => visitors.Count == 0 ? "visitors not named" : string.Join(", ", visitors.Select(names.Actor));

    private string Country(string? code) => code is null ? "?" : names.Country(code);
}

/// <summary>One of the things that a claim counted.</summary>
/// <param name="Day">Of the article, or the first day of the visit.</param>
/// <param name="Title">Of the article, or who visited whom.</param>
/// <param name="Address">The article's, or that of the visit's first report; null = only the watchlist knows the visit.</param>
/// <param name="Source">The outlet's name, or where a known visit is cited from; null = the monitor's own ledger.</param>
/// <param name="VisitId">Null = an article.</param>
public sealed record ClaimEvidence(DateOnly Day, string Title, string? Address, string? Source, long? VisitId);

/// <summary>One test of a claim.</summary>
/// <param name="Today">The last day that was counted.</param>
/// <param name="Found">As many as <see cref="ClaimCount.Count"/> of what was found says.</param>
/// <param name="Other">The same for what it was compared with.</param>
public sealed record ClaimTest(Claim Claim, DateOnly Today, ClaimJudgement Judgement, IReadOnlyList<ClaimEvidence> Found, IReadOnlyList<ClaimEvidence> Other);
