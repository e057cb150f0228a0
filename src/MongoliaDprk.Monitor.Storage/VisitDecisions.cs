using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Access;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>The visit an analyst decides on, as it was shown.</summary>
/// <param name="Version">The version that was shown: the decision is refused when the visit has changed since. Null = as it is now.</param>
public sealed record ShownVisit(long Id, int? Version = null);

/// <summary>Who decides, why, and from where: all is kept.</summary>
public sealed record Decider(string By, string Why, string From = Doer.CommandLine);

/// <summary>A decision that cannot be made; the message says why and what to do.</summary>
/// <param name="changed">The visit is no longer what was shown.</param>
public sealed class VisitDecisionException(string message, bool changed = false) : Exception(message)
{
    public bool Changed { get; } = changed;
}

/// <summary>
/// What analysts decide about visits. Decisions are added, never changed; they win over what articles say, before and after, until they are
/// taken back.
/// </summary>
public sealed class VisitDecisions(MonitorDatabase database, Watchlist watchlist, TimeProvider time)
{
    private const int MostText = 2000;

    private readonly DecisionEffects effects = new(watchlist);

    /// <summary>The visit is real: it stays whatever becomes of its reports.</summary>
    /// <exception cref="VisitDecisionException"/>
    public Task ConfirmAsync(ShownVisit shown, Decider decider, CancellationToken cancellationToken) => ReviewAsync(shown, VisitDecisionKind.Confirm, VisitReview.Confirmed, decider, cancellationToken);

    /// <summary>There is no such visit: it is not listed, and later reports of it alert nobody.</summary>
    /// <exception cref="VisitDecisionException"/>
    public Task RejectAsync(ShownVisit shown, Decider decider, CancellationToken cancellationToken) => ReviewAsync(shown, VisitDecisionKind.Reject, VisitReview.Rejected, decider, cancellationToken);

    /// <summary>The visit is another one of the ledger: its reports, also later ones, are of that.</summary>
    /// <exception cref="VisitDecisionException"/>
    public Task MergeAsync(ShownVisit shown, ShownVisit into, Decider decider, CancellationToken cancellationToken) => DecideAsync(shown, decider, VisitDecisionKind.Merge, async (context, visit) =>
    {
        if (into.Id == shown.Id)
            throw new VisitDecisionException($"visit {shown.Id} cannot be merged into itself");
        VisitRow other = await FindAsync(context, into, cancellationToken);
        if (other.Review == VisitReview.Rejected)
            throw new VisitDecisionException($"visit {other.Id} was rejected: take that back first, or merge the other way round");
        context.Add(Row(visit, VisitDecisionKind.Merge, decider, other.Id));
        long[] parts = await context.Visits.Where(v => v.MergedIntoId == visit.Id && v.Decided).Select(v => v.Id).ToArrayAsync(cancellationToken);
        await effects.ApplyAsync(context, [visit.Id, other.Id, .. parts], null, cancellationToken);
        return other.Id;
    }, cancellationToken);

    /// <summary>Some of its reports are of a visit of their own; returns that visit's number.</summary>
    /// <param name="articles">Articles whose reports are split off: some of the visit's, not all.</param>
    /// <exception cref="VisitDecisionException"/>
    public Task<long> SplitAsync(ShownVisit shown, IReadOnlyCollection<long> articles, Decider decider, CancellationToken cancellationToken) => DecideAsync(shown, decider, VisitDecisionKind.Split, async (context, visit) =>
    {
        List<VisitReportRow> reports = await context.VisitReports.Where(r => r.VisitId == visit.Id).ToListAsync(cancellationToken);
        long[] all = [.. reports.Select(r => r.ArticleId).Distinct()], moved = [.. articles.Distinct()];
        if (moved.Except(all).ToArray() is { Length: > 0 } strange)
            throw new VisitDecisionException($"visit {visit.Id} has no report of article {string.Join(", ", strange)}; it has those of {string.Join(", ", all)}");
        if (moved.Length == 0 || moved.Length == all.Length)
            throw new VisitDecisionException($"a split takes some of the reports of visit {visit.Id}, not {(moved.Length == 0 ? "none" : "all")}");
        VisitReportRow first = reports.Where(r => r.IsNew && moved.Contains(r.ArticleId)).OrderBy(r => r.Day).FirstOrDefault()
            ?? throw new VisitDecisionException("these reports are background only: there is no visit to be made of them");
        VisitRow made = context.Add(new VisitRow()).Entity;
        VisitRows.Write(made, VisitFold.Begin(0, ReportRows.ToReport(first), first.Day));
        await context.SaveChangesAsync(cancellationToken);
        context.Add(Row(visit, VisitDecisionKind.Split, decider, made.Id, moved: [.. moved], kept: [.. all.Except(moved)]));
        await effects.ApplyAsync(context, [visit.Id, made.Id], null, cancellationToken);
        return made.Id;
    }, cancellationToken);

    /// <summary>Sets what the reports got wrong or do not say.</summary>
    /// <exception cref="VisitDecisionException"/>
    public Task CorrectAsync(ShownVisit shown, VisitCorrection correction, Decider decider, CancellationToken cancellationToken) => DecideAsync(shown, decider, VisitDecisionKind.Correct, async (context, visit) =>
    {
        VisitCorrection clean = CorrectionRules.Checked(correction, visit, watchlist);
        VisitCorrection before = DecisionEffects.Before(visit, clean);
        context.Add(Row(visit, VisitDecisionKind.Correct, decider, null, VisitDecisionRow.Pack(clean), VisitDecisionRow.Pack(before)));
        await effects.ApplyAsync(context, [visit.Id], null, cancellationToken);
        return visit.Id;
    }, cancellationToken);

    /// <summary>Takes back the last decision on the visit that stands, as if it had not been made; returns what it was.</summary>
    /// <exception cref="VisitDecisionException"/>
    public Task<VisitDecisionKind> UndoAsync(ShownVisit shown, Decider decider, CancellationToken cancellationToken) => DecideAsync(shown, decider, VisitDecisionKind.Undo, async (context, visit) =>
    {
        StandingDecisions standing = await StandingDecisions.ReadAsync(context, cancellationToken);
        VisitDecisionRow last = standing.On(visit.Id).LastOrDefault() ?? throw new VisitDecisionException($"no decision on visit {visit.Id} stands");
        context.Add(new VisitDecisionRow { VisitId = last.VisitId, OtherVisitId = last.OtherVisitId, Kind = VisitDecisionKind.Undo, UndoesId = last.Id, By = StoredText.OneLine(decider.By), Why = StoredText.Clean(decider.Why), At = Now });
        long[] parts = await context.Visits.Where(v => v.MergedIntoId == last.OtherVisitId && v.Decided).Select(v => v.Id).ToArrayAsync(cancellationToken);
        long[] ids = [last.VisitId, .. new[] { last.OtherVisitId }.OfType<long>().Concat(parts).Distinct().Where(i => i != last.VisitId)];
        await effects.ApplyAsync(context, ids, VisitDecisionRow.Unpack(last.Before), cancellationToken);
        return last.Kind;
    }, cancellationToken, alsoMerged: true);

    private Task<long> ReviewAsync(ShownVisit shown, VisitDecisionKind kind, VisitReview review, Decider decider, CancellationToken cancellationToken) => DecideAsync(shown, decider, kind, async (context, visit) =>
    {
        if (visit.Review == review)
            throw new VisitDecisionException($"visit {visit.Id} is {review.ToString().ToLowerInvariant()} already");
        context.Add(Row(visit, kind, decider, null));
        await effects.ApplyAsync(context, [visit.Id], null, cancellationToken);
        return visit.Id;
    }, cancellationToken);

    private Task<T> DecideAsync<T>(
        ShownVisit shown, Decider decider, VisitDecisionKind kind, Func<MonitorDbContext, VisitRow, Task<T>> decide, CancellationToken cancellationToken, bool alsoMerged = false)
    {
        if (string.IsNullOrWhiteSpace(decider.By))
            throw new VisitDecisionException("say who decides");
        if (string.IsNullOrWhiteSpace(decider.Why) || decider.Why.Length > MostText)
            throw new VisitDecisionException(decider.Why.Length > MostText ? $"the reason is longer than {MostText} characters" : "say why: the reason is kept with the decision");
        return database.Writer.WriteAsync(async context =>
        {
            await SoleWriter.OfLedgerAsync(context, cancellationToken);
            T decided = await decide(context, await FindAsync(context, shown, cancellationToken, alsoMerged));
            AuditLog.Add(context, time, new Doer(decider.By, decider.From), $"visit decided: {kind.ToString().ToLowerInvariant()}", $"visit {shown.Id.ToString(CultureInfo.InvariantCulture)}");
            await context.SaveChangesAsync(cancellationToken);
            return decided;
        }, cancellationToken);
    }

    private static async Task<VisitRow> FindAsync(MonitorDbContext context, ShownVisit shown, CancellationToken cancellationToken, bool alsoMerged = false)
    {
        VisitRow visit = await context.Visits.SingleOrDefaultAsync(v => v.Id == shown.Id, cancellationToken)
            ?? throw new VisitDecisionException($"there is no visit {shown.Id.ToString(CultureInfo.InvariantCulture)} in the ledger");
        if (shown.Version is { } version && version != visit.Version)
            throw new VisitDecisionException($"visit {visit.Id} has changed since it was shown (version {version}, now {visit.Version}): look at it again", changed: true);
        if (!alsoMerged && visit.MergedIntoId is { } part)
            throw new VisitDecisionException($"visit {visit.Id} is part of visit {part}: decide on that one, or take the merge back");
        return visit;
    }

    private VisitDecisionRow Row(
        VisitRow visit, VisitDecisionKind kind, Decider decider, long? other, string? correction = null, string? before = null, List<long>? moved = null, List<long>? kept = null) => new()
        {
            VisitId = visit.Id,
            Kind = kind,
            OtherVisitId = other,
            Correction = correction,
            Before = before,
            Moved = moved ?? [],
            Kept = kept ?? [],
            By = StoredText.OneLine(decider.By),
            Why = StoredText.Clean(decider.Why),
            At = Now,
        };

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
