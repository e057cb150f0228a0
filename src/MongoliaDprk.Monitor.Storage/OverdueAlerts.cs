using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Writes the alert on a planned visit whose day passes without a report; when a side could not be read, it says that instead.</summary>
internal sealed class OverdueAlerts(Watchlist watchlist)
{
    /// <summary>A source that was read within this time counts as read.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    private readonly AlertWriter writer = new(watchlist);

    public async Task AddAsync(MonitorDbContext context, DateTime now, CancellationToken cancellationToken)
    {
        DateOnly today = DateOnly.FromDateTime(now);
        List<VisitRow> planned = await context.Visits
            .Where(v => v.Stage == VisitStage.Announced && !v.Historical && v.MergedIntoId == null && v.Review != VisitReview.Rejected && v.Start != null).ToListAsync(cancellationToken);
        (VisitRow Row, LedgerVisit Visit)[] due = [.. planned.Select(v => (v, Visit: VisitRows.ToLedger(v))).Where(v => OverdueVisits.Due(v.Visit) <= today)];
        if (due.Length == 0)
            return;
        Dictionary<string, SourceStateRow> states = await context.SourceStates.ToDictionaryAsync(s => s.SourceId, StringComparer.Ordinal, cancellationToken);
        foreach ((VisitRow row, LedgerVisit visit) in due)
        {
            SourceWatch[] sources = [.. watchlist.Sources.Where(s => s.Enabled && (s.Side == visit.From || s.Side == visit.To)).Select(s => new SourceWatch(s.Id, s.Side, IsRead(states.GetValueOrDefault(s.Id), visit, now)))];
            OverdueState state = OverdueVisits.Judge(visit, today, sources);
            if (state != OverdueState.No)
                await writer.AddAsync(context, Draft(row, sources, state == OverdueState.Blind), now, cancellationToken);
        }
    }

    private static bool IsRead(SourceStateRow? state, LedgerVisit visit, DateTime now) =>
        state is { FailingSince: null, Health: not (Health.LayoutBroken or Health.NeverWorked or Health.NeverPolled) }
        && state.LastSuccess >= now - Fresh && DateOnly.FromDateTime(state.LastSuccess.Value) > OverdueVisits.Due(visit);

    private static AlertDraft Draft(VisitRow visit, SourceWatch[] sources, bool blind)
    {
        string form = AlertKinds.Name(AlertKind.VisitOverdue) + (blind ? "Blind" : "");
        AlertContent content = AlertContent.Of(
            form,
            ("who", visit.Visitors.Count > 0 ? visit.Visitors : ["nobody"]),
            AlertContent.One("from", visit.FromSide),
            AlertContent.One("to", visit.ToSide),
            AlertContent.One("start", visit.Start),
            AlertContent.One("dates", VisitAlerts.Dates(visit.Start, visit.End)),
            AlertContent.One("place", visit.Place),
            AlertContent.One("reported", visit.LastReported.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("read", sources.Where(s => s.Read).Select(s => s.SourceId)),
            ("unread", sources.Where(s => !s.Read).Select(s => s.SourceId)));
        return new AlertDraft(AlertKind.VisitOverdue, string.Create(CultureInfo.InvariantCulture, $"{form}:{visit.Id}:{visit.Start}"), AlertSubject.Visit(visit.Id), content)
        {
            Actors = visit.Visitors,
            Sides = [visit.FromSide, visit.ToSide],
            Confidence = visit.Confidence,
            VisitId = visit.Id,
        };
    }
}
