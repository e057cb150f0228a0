using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.Benchmarks;

/// <summary>What a save takes on the large database, and how much of it goes into the kept counts. The articles stay, under addresses of their own.</summary>
internal sealed class TrendSaving : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const int WarmUps = 20;
    private const int Saves = 200;

    /// <summary>Long ago: no page that is measured later shows these articles.</summary>
    private static readonly DateOnly Day = TrendData.Last.AddYears(-5);

    private static readonly string[] KeptTables = ["day_count", "month_count", "month_total", "outlet_month", "pair_month", "pair_total"];
    private TimeSpan kept;

    /// <returns>A row of a table: saves a second, milliseconds of one save (median, 95th percentile) and those of its kept counts.</returns>
    public static async Task<string> MeasureAsync(MonitorDatabase database)
    {
        TrendSaving times = new();
        using IDisposable listening = DiagnosticListener.AllListeners.Subscribe(times);
        Watchlist watchlist = TrendPages.Watched();
        ArticleStore store = new(database, watchlist, TimeProvider.System);
        Random random = new(5);
        string run = Guid.NewGuid().ToString("N");
        List<double> took = [], counted = [];
        for (int i = -WarmUps; i < Saves; i++)
        {
            Source source = watchlist.Sources[random.Next(TrendData.Sources)];
            Link link = new(new Uri($"https://{source.Id}.example/{run}-{i + WarmUps}"));
            PendingLink pending = await store.LinkAsync(source.Id, link, default) ?? throw new InvalidOperationException($"{link.Address} was saved before");
            FetchedPage page = new(link.Address, Array.Empty<byte>(), "text/html", Day.ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc));
            times.kept = TimeSpan.Zero;
            long start = Stopwatch.GetTimestamp();
            await store.SaveAsync(pending, page, Found(random, watchlist, $"{run} {i}"), history: true, default);
            if (i < 0)
                continue;
            took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            counted.Add(times.kept.TotalMilliseconds);
        }

        took.Sort();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {database.Kind} | {1000 / took.Average():F0} | {TrendTable.Median(took):F1} | {took[Saves * 95 / 100 - 1]:F1} | {TrendTable.Median(counted):F1} ({counted.Sum() / took.Sum():P0}) |");
    }

    /// <summary>Three to five actors and a topic, as the made data has.</summary>
    private static Analysis Found(Random random, Watchlist watchlist, string words)
    {
        Mention[] mentions =
        [
            .. Enumerable.Range(0, 5).Select(_ => watchlist.Actors[random.Next(2) == 0 ? random.Next(2) : random.Next(watchlist.Actors.Count)]).DistinctBy(a => a.Id)
                .Select(a => new Mention(a, (Salience)random.Next(5), [new Hit(0, 5, "Actor")], "Actor and more.")),
        ];
        PublishedDate published = new(new DateTimeOffset(Day, TimeOnly.MinValue, TimeSpan.Zero), DatePrecision.Day, DateOrigin.Meta);
        return new Analysis(new Article($"Title {words}", $"Actor {words} and more.", "ko", published, null, null), true, [.. mentions.Select(m => m.Actor.Side).Distinct()], ["trade"], mentions, []);
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
            value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandExecutedEventData done && Array.Exists(KeptTables, t => done.Command.CommandText.Contains(t, StringComparison.Ordinal)))
            kept += done.Duration;
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
