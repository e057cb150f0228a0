using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Brings the watchlist's known visits into the ledger, so that later reports of them are background and no news.</summary>
public sealed class LedgerSeeder(MonitorDatabase database, Watchlist watchlist)
{
    /// <summary>
    /// Adds what is missing and corrects what the watchlist has changed since; any number of times, from any number of nodes.
    /// A known visit that articles have already brought into the ledger becomes that entry, not a second one.
    /// </summary>
    public Task SeedAsync(CancellationToken cancellationToken) => database.Writer.WriteAsync(async context =>
    {
        await SoleWriter.OfLedgerAsync(context, cancellationToken);
        await SeedAsync(context, watchlist, cancellationToken);
    }, cancellationToken);

    /// <summary>The same inside a transaction that holds the ledger's lock.</summary>
    internal static async Task SeedAsync(MonitorDbContext context, Watchlist watchlist, CancellationToken cancellationToken)
    {
        Dictionary<string, VisitRow> seeded = await context.Visits.Where(v => v.KnownId != null).ToDictionaryAsync(v => v.KnownId!, StringComparer.Ordinal, cancellationToken);
        KnownVisit[] missing = [.. watchlist.Visits.Where(v => !seeded.ContainsKey(v.Id))];
        List<VisitRow> reported = missing.Length == 0 ? [] : await context.Visits.Where(v => v.KnownId == null && v.MergedIntoId == null && v.Review != VisitReview.Rejected).ToListAsync(cancellationToken);
        foreach (KnownVisit known in missing)
            seeded[known.Id] = Reported(known, reported) ?? context.Add(new VisitRow()).Entity;
        foreach (KnownVisit known in watchlist.Visits)
            Write(known, seeded[known.Id]);
        await context.SaveChangesAsync(cancellationToken);
    }

    private static VisitRow? Reported(KnownVisit known, List<VisitRow> reported)
    {
        VisitReport report = new(Visitors(known), known.From, known.To, known.Place, known.Start, known.End, VisitStage.Concluded, true, known.Visitor, 1, []);
        LedgerVisit[] candidates = [.. reported.Select(VisitRows.ToLedger)];
        if (candidates.Length == 0 || VisitMerger.Match(report, Day(known), candidates) is not { } match)
            return null;
        VisitRow row = reported.Single(v => v.Id == match.Id);
        reported.Remove(row);
        return row;
    }

    /// <summary>What an analyst has set stays, also against the watchlist.</summary>
    private static void Write(KnownVisit known, VisitRow row)
    {
        bool added = row.Id == 0;
        row.KnownId = known.Id;
        row.Historical = true;
        VisitRows.Write(row, new LedgerVisit(
            row.Id, Visitors(known), known.From, known.To, known.Start, known.End, VisitStage.Concluded,
            added ? Day(known) : row.FirstReported, added ? Day(known) : row.LastReported, true, known.Place, 1));
    }

    private static List<string> Visitors(KnownVisit known) => known.Visitors.Count > 0 ? [.. known.Visitors] : [known.Visitor];

    private static DateOnly Day(KnownVisit known) => IsoDay.First(known.Start) ?? DateOnly.MinValue;
}
