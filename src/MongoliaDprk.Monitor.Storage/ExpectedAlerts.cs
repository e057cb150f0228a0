using System.Globalization;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Writes the alert on a message that the calendar expects and that did not come though outlets were read.</summary>
internal sealed class ExpectedAlerts(Watchlist watchlist)
{
    /// <summary>A window that ended longer ago is history: a calendar that is written today must not tell of last year.</summary>
    private const int NewsDays = 14;

    /// <summary>A day may lie so far from the end of its window.</summary>
    private const int Widest = 60;

    private const int MostNear = 3;

    private readonly AlertWriter writer = new(watchlist);
    private readonly ExpectedEvents events = new(watchlist);

    public async Task AddAsync(MonitorDbContext context, DateTime now, CancellationToken cancellationToken)
    {
        DateOnly today = DateOnly.FromDateTime(now);
        foreach (ExpectedEvent missed in await CalendarQueries.JudgeAsync(context, events, today.AddDays(-NewsDays - Widest), today.AddDays(Widest), today, cancellationToken))
        {
            if (missed.State == ExpectedState.Missed && missed.To.AddDays(NewsDays) >= today)
                await writer.AddAsync(context, Draft(missed), now, cancellationToken);
        }
    }

    private AlertDraft Draft(ExpectedEvent missed)
    {
        AlertContent content = AlertContent.Of(
            AlertKinds.Name(AlertKind.ExpectedEventMissing),
            AlertContent.One("event", missed.Expectation.What),
            AlertContent.One("name", missed.Day.Name),
            AlertContent.One("from", Day(missed.From)),
            AlertContent.One("to", Day(missed.To)),
            AlertContent.One("collected", missed.CollectedDays.ToString(CultureInfo.InvariantCulture)),
            AlertContent.One("days", missed.WindowDays.ToString(CultureInfo.InvariantCulture)),
            ("read", missed.Read),
            ("near", missed.Near.Take(MostNear).Select(a => $"{a.Title} ({Day(a.Day)}, {a.Address})")));
        string[] parties = [.. missed.Expectation.From, .. missed.Expectation.To];
        return new AlertDraft(
            AlertKind.ExpectedEventMissing,
            string.Create(CultureInfo.InvariantCulture, $"expected:{missed.Day.Id}:{missed.Expectation.Id}:{missed.On.Year}"),
            AlertSubject.Expected(missed.Day.Id),
            content)
        {
            Actors = parties,
            Sides = [.. watchlist.Actors.Where(a => parties.Contains(a.Id)).Select(a => a.Side), .. watchlist.Offices.Where(o => parties.Contains(o.Id)).Select(o => o.Side), .. watchlist.Sides.Where(parties.Contains)],
        };
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
