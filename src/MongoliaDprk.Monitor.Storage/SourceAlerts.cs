using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Writes the alerts on sources that fail, fall silent or work again. Their keys begin with <see cref="OfSource"/> or <see cref="OfCollection"/>.</summary>
internal sealed class SourceAlerts(Watchlist watchlist)
{
    public const string OfSource = "source:";
    public const string OfCollection = "collection:";

    /// <summary>Of this many sources polled within a day, half must fail before it is the monitor's own connection that is suspected.</summary>
    private const int Several = 5;

    private readonly Dictionary<string, Source> sources = watchlist.Sources.ToDictionary(s => s.Id, StringComparer.Ordinal);

    /// <summary>Adds the alert of one source. When most sources fail at once, one alert says that instead, once a day, and none counts as told.</summary>
    /// <returns>The state to keep.</returns>
    public async Task<SourceState> AddAsync(MonitorDbContext context, SourceState state, HealthNews news, DateTime now, CancellationToken cancellationToken)
    {
        if (news is { Trouble: Health.Failing, Recovered: false } && await MostFailAsync(context, state, now, cancellationToken) is { } most)
        {
            string day = now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            await AddAsync(context, $"{OfCollection}failing:{day}", AlertKind.Collection, AlertSubject.Collection, "Collection fails", most, null, now, cancellationToken);
            return state with { Told = null };
        }

        Source? source = sources.GetValueOrDefault(state.SourceId);
        string key = string.Create(
            CultureInfo.InvariantCulture, $"{OfSource}{state.SourceId}:{(news.Recovered ? "recovered" : news.Trouble.ToString().ToLowerInvariant())}:{news.Since:yyyyMMdd'T'HHmmss}");
        await AddAsync(
            context, key, Kind(news), AlertSubject.Source(state.SourceId), HealthWords.Title(news, source?.Name ?? state.SourceId), HealthWords.Text(news, state, now), source, now, cancellationToken);
        return state;
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

    private static async Task AddAsync(
        MonitorDbContext context, string key, AlertKind kind, string subject, string title, string text, Source? source, DateTime now, CancellationToken cancellationToken)
    {
        if (await context.Alerts.AnyAsync(a => a.Key == key, cancellationToken))
            return;
        context.Add(new AlertRow
        {
            Key = key,
            Title = StoredText.OneLine(title),
            Text = StoredText.Clean(text),
            Address = source?.Site.AbsoluteUri,
            CreatedAt = now,
            Kind = kind,
            Subject = subject,
            Sides = source is null ? [] : [source.Side],
        });
    }

    private static AlertKind Kind(HealthNews news) =>
        news.Recovered ? AlertKind.SourceHealed : news.Trouble == Health.Quiet ? AlertKind.SourceSilent : AlertKind.SourceBroken;
}
