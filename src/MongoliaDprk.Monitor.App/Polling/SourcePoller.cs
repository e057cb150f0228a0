using System.Diagnostics;
using MongoliaDprk.Monitor.App.Fetching;
using MongoliaDprk.Monitor.App.Telemetry;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Polling;

/// <summary>One poll of one source: new links are kept first, then the pages of all waiting links are fetched and analysed one by one, then stored articles looked at again.</summary>
internal sealed partial class SourcePoller(
    WebFetcher fetcher, LinkCollector collector, PagePoller pages, RevisitPoller revisits, SourceStore store, PollingOptions options, StandstillWatch watch,
    TimeProvider time, ILogger<SourcePoller> logger)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Polls what is due of the source; null = nothing is.</summary>
    /// <exception cref="DatabaseException">The database cannot be used; nothing that was not saved is marked done.</exception>
    public async Task<PollReport?> PollDueAsync(Source source, CancellationToken cancellationToken)
    {
        StandstillWatch.Stay stay = watch.Begin();
        SourceMemory memory = await store.RecallAsync(source.Id, cancellationToken);
        DateTime now = Now;
        PlacePolls polls = new(source, memory, now);
        bool due = memory.Source?.IsDue(now, polls.Cadence, PlacePolls.Slack(source)) != false || LinkPlace.Of(source, now).Any(polls.IsDue);
        return due ? await PollAsync(source, memory, polls, stay, all: false, cancellationToken) : null;
    }

    /// <summary>Polls all of the source, due or not.</summary>
    /// <remarks>What is broken outside is in the report and on the source's row; the links of an earlier run that was killed go on here.</remarks>
    /// <exception cref="DatabaseException">The database cannot be used; nothing that was not saved is marked done.</exception>
    public async Task<PollReport> PollAsync(Source source, CancellationToken cancellationToken)
    {
        StandstillWatch.Stay stay = watch.Begin();
        SourceMemory memory = await store.RecallAsync(source.Id, cancellationToken);
        return await PollAsync(source, memory, new PlacePolls(source, memory, Now), stay, all: true, cancellationToken);
    }

    /// <summary>Fetches waiting pages of the source and asks none of its places.</summary>
    /// <exception cref="DatabaseException">The database cannot be used.</exception>
    public async Task<PollReport> FetchPendingAsync(Source source, CancellationToken cancellationToken)
    {
        using PollSession session = new(fetcher, source, options.MaxPollTime, watch.Begin(), time);
        List<string> errors = [];
        PageCounts counts = await pages.FetchPendingAsync(source, session, new LayoutWatch(0, null), errors, cancellationToken);
        return Report(source, 0, counts, new RevisitCounts(), errors);
    }

    private async Task<PollReport> PollAsync(
        Source source, SourceMemory memory, PlacePolls polls, StandstillWatch.Stay stay, bool all, CancellationToken cancellationToken)
    {
        using Activity? activity = MonitorMetrics.Activities.StartActivity("poll")?.SetTag(MonitorMetrics.SourceId, source.Id);
        using PollSession session = new(fetcher, source, options.MaxPollTime, stay, time);
        LayoutWatch layout = new(memory.Source?.BlankPages ?? 0, memory.Source?.LastText);
        List<string> pageErrors = [];
        await collector.CollectAsync(source, polls, session, all, cancellationToken);
        PageCounts counts = await pages.FetchPendingAsync(source, session, layout, pageErrors, cancellationToken);
        if (session.IsOver && counts is { Saved: 0, Quarantined: 0 })
            pageErrors.Add($"the poll ended after {options.MaxPollTime.TotalMinutes:0.#} minutes without a page; what is left waits for the next poll");

        RevisitCounts again = counts.Stopped ? new RevisitCounts() : await revisits.RevisitAsync(source, session, cancellationToken);
        string[] errors = [.. polls.Errors(), .. pageErrors];
        string? error = errors.Length == 0 ? null : string.Join("; ", errors);
        PollOutcome outcome = new(
            polls.AnyWorks() && !counts.Refused, error, counts.More ? Now : polls.NextPoll(Now),
            counts.Layout.BlankPages, counts.Layout.Problem ?? polls.Layout(), counts.Layout.LastText);
        Count(polls.Tally, counts, session);
        if (!await store.EndAsync(source.Id, outcome, polls.Asked, cancellationToken, polls.Tally, memory))
            LogOvertaken(source.Id);
        PollReport report = Report(source, polls.NewLinks, counts, again, errors);
        MonitorMetrics.Polled(report);
        return report;
    }

    /// <summary>Why pages were left for the next poll; the pages themselves are counted when they are asked for.</summary>
    private static void Count(FunnelTally tally, PageCounts counts, PollSession session)
    {
        tally.Add(FunnelStep.PartLost, counts.PartsLost);
        tally.Add(FunnelStep.PollStopped, counts.Stopped ? 1 : 0);
        tally.Add(FunnelStep.PollOverLimit, counts.OverLimit ? 1 : 0);
        tally.Add(FunnelStep.PollTimeOver, session.IsOver ? 1 : 0);
    }

    private PollReport Report(Source source, int newLinks, PageCounts counts, RevisitCounts again, IReadOnlyList<string> errors)
    {
        int newVisits = counts.NewVisits + again.NewVisits;
        LogPolled(
            source.Id, newLinks, counts.Saved, counts.Relevant, newVisits, counts.Failed, again.Visited, again.Edited, again.Missing,
            errors.Count == 0 ? "none" : string.Join("; ", errors));
        return new PollReport(
            source.Id, newLinks, counts.Saved, counts.Relevant, newVisits, counts.Failed, counts.Quarantined,
            again.Visited, again.Edited, again.Missing, errors);
    }

    [LoggerMessage(LogLevel.Information, "what this poll of {Source} says of its state is dropped: another poll of it has ended meanwhile")]
    private partial void LogOvertaken(string source);

    [LoggerMessage(LogLevel.Information,
        "polled {Source}: {NewLinks} new links, {Articles} articles, {Relevant} relevant, {NewVisits} new visits, {Failures} failed pages, {Revisited} looked at again, {Edited} edited, {Missing} missing, errors: {Errors}")]
    private partial void LogPolled(string source, int newLinks, int articles, int relevant, int newVisits, int failures, int revisited, int edited, int missing, string errors);
}
