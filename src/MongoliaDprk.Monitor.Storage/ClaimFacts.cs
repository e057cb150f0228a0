using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Claims;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>What claims that are tested together ask of the database: read once, when the first one asks.</summary>
internal sealed class ClaimFacts(MonitorDatabase database) : IAsyncDisposable
{
    private readonly MonitorDbContext context = database.Read();
    private IReadOnlySet<DateOnly>? ofAll;
    private IReadOnlyList<ClaimedVisit>? visits;

    /// <summary>Visits that took place, those that only the watchlist knows among them.</summary>
    public async Task<IReadOnlyList<ClaimedVisit>> VisitsAsync(CancellationToken cancellationToken) =>
        visits ??= await new VisitFilter([VisitStage.Underway, VisitStage.Concluded], WithHistorical: true).Apply(context.Visits)
            .Select(v => new ClaimedVisit(
                v.Id, v.KnownId, v.Visitors, v.FromSide, v.ToSide, v.Start, v.FirstReported, !v.Historical || v.Reports.Any(r => r.IsNew),
                v.Reports.OrderBy(r => r.Day).ThenBy(r => r.Id).Select(r => r.Article!.Address).FirstOrDefault())).ToListAsync(cancellationToken);

    /// <summary>The days on which any of the sources was collected, at least those within <paramref name="days"/>.</summary>
    /// <param name="sources">Only these; null = all.</param>
    public async Task<IReadOnlySet<DateOnly>> CollectedAsync(IReadOnlyCollection<string>? sources, ClaimDays days, CancellationToken cancellationToken) => sources is null
        ? ofAll ??= await CollectionDays.OfAllAsync(context, cancellationToken)
        : (await CollectionDays.ReadAsync(context, days.From, days.To, sources, cancellationToken)).Values.SelectMany(s => s.Days).ToHashSet();

    public ValueTask DisposeAsync() => context.DisposeAsync();
}

/// <summary>A visit as far as a claim asks for it.</summary>
/// <param name="IsFound">The monitor found it itself, in a report of the travel.</param>
/// <param name="Address">Of its first report; null = none.</param>
internal sealed record ClaimedVisit(
    long Id, string? KnownId, List<string> Visitors, string? FromSide, string? ToSide, string? Start, DateOnly FirstReported, bool IsFound, string? Address);
