using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Trends.Anomalies;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>
/// The series that are watched: relevant articles that name an actor, that are on a topic, that a source gave. Of the copies of one text
/// only the first counts, but for sources.
/// </summary>
internal sealed class AnomalySeries(Watchlist watchlist)
{
    /// <summary>Names of series and back.</summary>
    public static string Name(TrendBy by, string key) => $"{by}:{key}";

    /// <inheritdoc cref="Name"/>
    public static (TrendBy By, string Key) Read(string name)
    {
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        return (Enum.Parse<TrendBy>(name[..colon]), name[(colon + 1)..]);
    }

    /// <summary>What one series counts in some days.</summary>
    public static MentionFilter Filter(TrendBy by, string key, DateOnly from, DateOnly to) => by switch
    {
        TrendBy.Actor => new MentionFilter(from, to, Actor: key, FirstOnly: true),
        TrendBy.Topic => new MentionFilter(from, to, Topic: key, FirstOnly: true),
        _ => new MentionFilter(from, to, Source: key),
    };

    /// <summary>All series of the watchlist, the silent ones among them, for the week that ends on <paramref name="day"/> and its history.</summary>
    public async Task<IReadOnlyDictionary<string, DailyCounts>> ReadAsync(MonitorDbContext context, DateOnly day, CancellationToken cancellationToken)
    {
        DateOnly first = day.AddDays(1 - AnomalyFinder.HistoryDays - AnomalyFinder.WindowDays);
        int length = day.DayNumber - first.DayNumber + 1;
        IReadOnlyDictionary<string, CollectedSource> collected = await CollectionDays.ReadAsync(context, first, day, null, cancellationToken);
        double[] all = new double[length];
        foreach (CollectedSource source in collected.Values)
        {
            foreach (DateOnly on in source.Days)
                all[on.DayNumber - first.DayNumber] += source.Relevant;
        }

        Dictionary<string, DailyCounts> series = new(StringComparer.Ordinal);
        await AddAsync(TrendBy.Actor, watchlist.Actors.Select(a => a.Id), _ => all);
        await AddAsync(TrendBy.Topic, watchlist.Languages.SelectMany(l => l.Topics.Keys).Distinct(StringComparer.Ordinal), _ => all);
        await AddAsync(TrendBy.Source, watchlist.Sources.Select(s => s.Id), id => Own(collected.GetValueOrDefault(id)));
        return series;

        async Task AddAsync(TrendBy by, IEnumerable<string> keys, Func<string, double[]> exposure)
        {
            var days = await TrendQueries.PerDay(context, by, new MentionFilter(first, day, FirstOnly: by != TrendBy.Source), null)
                .Select(d => new { d.Key, d.Day, d.Articles }).ToListAsync(cancellationToken);
            var byKey = days.ToLookup(d => d.Key, StringComparer.Ordinal);
            foreach (string key in keys)
            {
                int[] counts = new int[length];
                foreach (var on in byKey[key])
                    counts[on.Day.DayNumber - first.DayNumber] = on.Articles;
                series[Name(by, key)] = new DailyCounts(first, counts, exposure(key));
            }
        }

        double[] Own(CollectedSource? source)
        {
            double[] exposure = new double[length];
            foreach (DateOnly on in source?.Days ?? (IEnumerable<DateOnly>)[])
                exposure[on.DayNumber - first.DayNumber] = 1;
            return exposure;
        }
    }
}
