using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Writes the alerts on sources that fail, fall silent or work again. Their keys begin with <see cref="OfSource"/> or <see cref="OfCollection"/>.</summary>
internal sealed class SourceAlerts(Watchlist watchlist)
{
    public const string OfSource = "source:";
    public const string OfCollection = "collection:";

    /// <summary>Of this many sources polled within a day, half must fail before it is the monitor's own connection that is suspected.</summary>
    private const int Several = 5;

    private readonly AlertWriter writer = new(watchlist);
    private readonly Dictionary<string, Source> sources = watchlist.Sources.ToDictionary(s => s.Id, StringComparer.Ordinal);

    /// <summary>Adds the alert of one source. When most sources fail at once, one alert says that instead, once a day, and none counts as told.</summary>
    /// <returns>The state to keep.</returns>
    public async Task<SourceState> AddAsync(MonitorDbContext context, SourceState state, HealthNews news, DateTime now, CancellationToken cancellationToken)
    {
        if (news is { Trouble: Health.Failing, Recovered: false } && await MostFailAsync(context, state, now, cancellationToken) is { } most)
        {
            string key = string.Create(CultureInfo.InvariantCulture, $"{OfCollection}failing:{now:yyyy-MM-dd}");
            AlertContent content = AlertContent.Of(AlertKinds.Name(AlertKind.Collection), AlertContent.One("detail", most));
            await writer.AddAsync(context, new AlertDraft(AlertKind.Collection, key, AlertSubject.Collection, content) { NewFact = false }, now, cancellationToken);
            return state with { Told = null };
        }

        await writer.AddAsync(context, Draft(state, news, now), now, cancellationToken);
        return state;
    }

    private AlertDraft Draft(SourceState state, HealthNews news, DateTime now)
    {
        Source? source = sources.GetValueOrDefault(state.SourceId);
        AlertKind kind = news.Recovered ? AlertKind.SourceHealed : news.Trouble == Health.Quiet ? AlertKind.SourceSilent : AlertKind.SourceBroken;
        string trouble = news.Trouble.ToString().ToLowerInvariant();
        string key = string.Create(CultureInfo.InvariantCulture, $"{OfSource}{state.SourceId}:{(news.Recovered ? "recovered" : trouble)}:{news.Since:yyyyMMdd'T'HHmmss}");
        AlertContent content = AlertContent.Of(
            AlertKinds.Name(kind), AlertContent.One("source", state.SourceId), AlertContent.One("trouble", trouble), AlertContent.One("detail", HealthWords.Text(news, state, now)));
        return new AlertDraft(kind, key, AlertSubject.Source(state.SourceId), content) { Address = source?.Site.AbsoluteUri, Sides = [source?.Side], NewFact = false };
    }

    private static async Task<string?> MostFailAsync(MonitorDbContext context, SourceState state, DateTime now, CancellationToken cancellationToken)
    {
        DateTime since = now.AddDays(-1);
        var others = await context.SourceStates.Where(s => s.SourceId != state.SourceId && s.LastPoll >= since && s.LastSuccess != null)
            .GroupBy(s => s.Health == Health.Failing).Select(g => new { Failing = g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        int failing = 1 + others.Where(o => o.Failing).Sum(o => o.Count), all = 1 + others.Sum(o => o.Count);
        return all >= Several && 2 * failing > all
            ? $"{failing} of {all} sources cannot be read, so that the monitor's own connection may be the reason. The last: {state.SourceId}: {state.LastError}"
            : null;
    }
}
