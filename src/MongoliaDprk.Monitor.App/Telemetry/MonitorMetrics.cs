using System.Diagnostics;
using System.Diagnostics.Metrics;
using MongoliaDprk.Monitor.App.Polling;

namespace MongoliaDprk.Monitor.App.Telemetry;

/// <summary>
/// What the monitor measures of itself, named after the OpenTelemetry conventions. Without a listener an instrument costs one comparison. Attributes are
/// words of the program, ids of sources and names of channels: all bounded by the configuration; never an address.
/// </summary>
internal static class MonitorMetrics
{
    /// <summary>Name of meter and activity source.</summary>
    public const string Name = "MongoliaDprk.Monitor";

    public const string SourceId = "monitor.source.id";
    public const string Outcome = "monitor.outcome";
    public const string Channel = "monitor.channel";
    public const string Job = "monitor.job";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Polls = Meter.CreateCounter<long>("monitor.polls", "{poll}", "Polls of a source; outcome: done, failed.");
    private static readonly Counter<long> Fetches = Meter.CreateCounter<long>("monitor.fetches", "{request}", "Addresses asked for, redirects followed; outcome: page, notModified or why there was none.");
    private static readonly Histogram<double> FetchDuration = Meter.CreateHistogram<double>("monitor.fetch.duration", "s", "Time from asking for an address to its answer, the host's pause included.");
    private static readonly Counter<long> PagesExtracted = Meter.CreateCounter<long>("monitor.pages.extracted", "{page}", "Pages of articles that were read and saved.");
    private static readonly Counter<long> PagesQuarantined = Meter.CreateCounter<long>("monitor.pages.quarantined", "{page}", "Pages that the monitor itself broke on; they are kept aside.");
    private static readonly Counter<long> Candidates = Meter.CreateCounter<long>("monitor.candidates", "{article}", "Relevant pages among them, copies and known ones included.");
    private static readonly Counter<long> Mentions = Meter.CreateCounter<long>("monitor.mentions", "{mention}", "Mentions stored from new articles.");
    private static readonly Counter<long> Visits = Meter.CreateCounter<long>("monitor.visits", "{visit}", "Visits that nobody had reported.");
    private static readonly Counter<long> Deliveries = Meter.CreateCounter<long>("monitor.deliveries", "{message}", "Alerts and digests handed to a channel; outcome: accepted, refused.");
    private static readonly Histogram<double> JobDelay = Meter.CreateHistogram<double>("monitor.job.delay", "s", "How much later than planned a job began.");

    private static readonly ObservableGauge<double> SourceAge = Meter.CreateObservableGauge("monitor.queue.source.age", () => QueueAges.Source, "s", "How long the source that waits longest has been due for a poll; 0 = none is.");
    private static readonly ObservableGauge<double> DeliveryAge = Meter.CreateObservableGauge("monitor.queue.delivery.age", () => QueueAges.Delivery, "s", "How long the oldest alert that is due on a channel has been waiting; 0 = none is.");

    /// <summary>Everything that is measured here; that of the libraries comes beside it.</summary>
    public static IReadOnlyList<Instrument> All { get; } =
        [Polls, Fetches, FetchDuration, PagesExtracted, PagesQuarantined, Candidates, Mentions, Visits, Deliveries, JobDelay, SourceAge, DeliveryAge];

    /// <summary>Traces: poll, fetch, extract, analyse, save.</summary>
    public static ActivitySource Activities { get; } = new(Name);

    public static void Polled(PollReport report) =>
        Polls.Add(1, Tag(SourceId, report.SourceId), Tag(Outcome, report.Errors.Count == 0 ? "done" : "failed"));

    public static void Fetched(string outcome, TimeSpan took)
    {
        Fetches.Add(1, Tag(Outcome, outcome));
        FetchDuration.Record(took.TotalSeconds, Tag(Outcome, outcome));
    }

    /// <param name="saved">Null = quarantined.</param>
    public static void Processed(string source, Storage.SaveResult? saved)
    {
        KeyValuePair<string, object?> of = Tag(SourceId, source);
        if (saved is null)
        {
            PagesQuarantined.Add(1, of);
            return;
        }

        PagesExtracted.Add(1, of);
        if (saved.ArticleId is not null)
            Candidates.Add(1, of);
        Mentions.Add(saved.Mentions, of);
        Visits.Add(saved.NewVisits, of);
    }

    public static void Delivered(string channel, bool accepted) => Deliveries.Add(1, Tag(Channel, channel), Tag(Outcome, accepted ? "accepted" : "refused"));

    /// <param name="planned">Null = it was not planned for a time.</param>
    public static void JobBegan(string job, DateTimeOffset? planned, DateTimeOffset began)
    {
        if (planned is { } at)
            JobDelay.Record(Math.Max(0, (began - at).TotalSeconds), Tag(Job, job));
    }

    private static KeyValuePair<string, object?> Tag(string key, string value) => new(key, value);
}
