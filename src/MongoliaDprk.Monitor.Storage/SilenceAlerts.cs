using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Writes the alert on an actor that is no longer named. Only days count on which the sources that usually name it gave articles.</summary>
internal sealed class SilenceAlerts(Watchlist watchlist)
{
    /// <summary>Days of history that say what is usual.</summary>
    private const int HistoryDays = 730;

    /// <summary>A silence that was long enough before so many days is no news: the first look at a long history tells nothing.</summary>
    private const int NewsDays = 7;

    /// <summary>Sources with this share of the namings of an actor must have given articles for a day to count.</summary>
    private const double EnoughShare = 0.5;

    private readonly AlertWriter writer = new(watchlist);
    private readonly Dictionary<string, Actor> actors = watchlist.Actors.ToDictionary(a => a.Id, StringComparer.Ordinal);

    private sealed record Naming(string ActorId, string SourceId, DateOnly Day);

    public async Task AddAsync(MonitorDbContext context, DateTime now, CancellationToken cancellationToken)
    {
        DateOnly today = DateOnly.FromDateTime(now), from = today.AddDays(-HistoryDays);
        List<Naming> namings = await context.Mentions.Where(m => m.Day >= from && m.Day <= today).Select(m => new Naming(m.ActorId, m.SourceId, m.Day)).Distinct().ToListAsync(cancellationToken);
        ILookup<DateOnly, string> collected = (await context.CollectedDays.Where(c => c.Day >= from && c.Day < today && c.Collected > 0)
            .Select(c => new { c.Day, c.SourceId }).ToListAsync(cancellationToken)).ToLookup(c => c.Day, c => c.SourceId);
        ILookup<string, Naming> byActor = namings.Where(n => actors.ContainsKey(n.ActorId)).ToLookup(n => n.ActorId, StringComparer.Ordinal);
        ActorDays[] days = [.. byActor.Select(actor => Days(actor.Key, [.. actor], collected))];
        HashSet<(string, DateOnly)> old = [.. SilenceAlarm.Find([.. days.Select(d => d with { Watched = [.. d.Watched.Where(day => day < today.AddDays(-NewsDays))] })]).Select(s => (s.ActorId, s.Last))];
        int watched = SilenceAlarm.Watched(days);
        foreach (ActorSilence silence in SilenceAlarm.Find(days).Where(s => !old.Contains((s.ActorId, s.Last))))
            await writer.AddAsync(context, Draft(silence, watched, [.. byActor[silence.ActorId].Where(n => n.Day == silence.Last).Select(n => n.SourceId)]), now, cancellationToken);
    }

    private static ActorDays Days(string actor, Naming[] namings, ILookup<DateOnly, string> collected)
    {
        Dictionary<string, double> shares = namings.CountBy(n => n.SourceId, StringComparer.Ordinal).ToDictionary(s => s.Key, s => s.Value / (double)namings.Length, StringComparer.Ordinal);
        return new ActorDays(
            actor,
            [.. namings.Select(n => n.Day).Distinct().Order()],
            [.. collected.Where(day => day.Sum(source => shares.GetValueOrDefault(source)) >= EnoughShare).Select(day => day.Key).Order()]);
    }

    private AlertDraft Draft(ActorSilence s, int watched, string[] sources)
    {
        string last = s.Last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        AlertContent content = AlertContent.Of(
            AlertKinds.Name(AlertKind.ActorSilent),
            AlertContent.One("actor", s.ActorId),
            Number("days", s.Days),
            AlertContent.One("last", last),
            ("source", sources),
            Number("named", s.Named),
            Number("watched", s.WatchedBefore),
            Number("longest", s.LongestBefore),
            AlertContent.One("probability", s.Probability.ToString("0.######", CultureInfo.InvariantCulture)),
            Number("actors", watched),
            AlertContent.One("years", Math.Min(s.Years, 1000).ToString("0.#", CultureInfo.InvariantCulture)));
        return new AlertDraft(AlertKind.ActorSilent, $"silent:{s.ActorId}:{last}", AlertSubject.Actor(s.ActorId), content) { Actors = [s.ActorId], Sides = [actors[s.ActorId].Side] };
    }

    private static (string, IEnumerable<string?>) Number(string key, int value) => AlertContent.One(key, value.ToString(CultureInfo.InvariantCulture));
}
