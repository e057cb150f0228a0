using MongoliaDprk.Monitor.App.Alerts;
using MongoliaDprk.Monitor.App.Telemetry;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Subscribers;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Digests;

namespace MongoliaDprk.Monitor.App.Digests;

/// <summary>
/// Brings each subscriber the digest of each day once. An edition is made and kept before it is sent; each channel's delivery is
/// taken by one node and marked when the channel has accepted it, so that a crash in between repeats the same message with the same key.
/// </summary>
/// <param name="channel">The channel of a name, or null.</param>
internal sealed partial class DigestSender(
    Watchlist watchlist, Func<string, AlertChannel?> channel, DigestStore store, DigestDesk desk, StandstillWatch watch, TimeProvider time, ILogger<DigestSender> logger)
{
    /// <summary>Makes the editions that are due and sends what no channel has accepted yet.</summary>
    /// <returns>How many deliveries were accepted.</returns>
    /// <exception cref="Storage.DatabaseException">The database cannot be used.</exception>
    public async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        int accepted = 0;
        foreach (Subscriber subscriber in watchlist.Subscribers)
        {
            if (subscriber.Digest is not { } schedule)
                continue;
            string[] names = Channels(subscriber, schedule);
            await store.MakeDueAsync(subscriber.Id, DigestDesk.Times(subscriber, schedule), names, cancellationToken);
            foreach (DueDigest due in await store.DueAsync(subscriber.Id, names, cancellationToken))
                accepted += await SendAsync(due, subscriber, schedule, again: false, cancellationToken) ? 1 : 0;
        }

        return accepted;
    }

    /// <summary>Sends today's edition of one subscriber now.</summary>
    /// <param name="again">Also to channels that have accepted it before.</param>
    /// <returns>Per channel whether it accepted it; null = it had it before.</returns>
    public async Task<IReadOnlyList<(string Channel, bool? Accepted)>> SendNowAsync(Subscriber subscriber, DigestSchedule schedule, bool again, CancellationToken cancellationToken)
    {
        string[] names = Channels(subscriber, schedule);
        DigestEdition edition = await store.MakeNowAsync(subscriber.Id, DigestDesk.Times(subscriber, schedule), names, cancellationToken);
        List<(string, bool?)> sent = [];
        foreach ((DueDigest due, DateTime? acceptedAt) in await store.OfAsync(edition, names, cancellationToken))
            sent.Add((due.Channel, acceptedAt is not null && !again ? null : await SendAsync(due, subscriber, schedule with { Empty = true }, again, cancellationToken)));
        return sent;
    }

    private string[] Channels(Subscriber subscriber, DigestSchedule schedule) =>
        [.. subscriber.Channels.Where(schedule.GoesTo).Select(c => c.Name).Where(name => channel(name) is not null)];

    /// <returns>False = refused, or another node has it.</returns>
    private async Task<bool> SendAsync(DueDigest due, Subscriber subscriber, DigestSchedule schedule, bool again, CancellationToken cancellationToken)
    {
        StandstillWatch.Stay stay = watch.Begin();
        if (!await store.LeaseAsync(due, again, cancellationToken))
            return false;
        Digest digest = await desk.OfEditionAsync(due.Edition, subscriber, cancellationToken);
        if (digest.IsNothing && digest.SourceNews.Count == 0 && !schedule.Empty)
        {
            // nothing to tell: done
            await store.AcceptedAsync(due, cancellationToken);
            return false;
        }

        try
        {
            OutgoingMessage message = DigestMessages.Of(due, digest, desk.View(due.Edition, subscriber), schedule.Form) with { Reached = due.Reached, Stay = stay };
            await channel(due.Channel)!.SendAsync(message, cancellationToken);
        }
        catch (ChannelException e)
        {
            MonitorMetrics.Delivered(due.Channel, accepted: false);
            LogRefused(due.Channel, due.Edition.Day, e.Message);
            // who stood still knows nothing of what others did meanwhile: it comes again when its turn is over
            if (!stay.IsBroken)
                await Persistently.DoAsync(token => store.RefusedAsync(due, e.Message, e.RetryAfter, e.Reached, token), time, LogNotMarked, cancellationToken);
            return false;
        }

        MonitorMetrics.Delivered(due.Channel, accepted: true);
        await Persistently.DoAsync(token => store.AcceptedAsync(due, token), time, LogNotMarked, cancellationToken);
        LogSent(due.Channel, due.Edition.Day);
        return true;
    }

    [LoggerMessage(LogLevel.Information, "channel {Channel} has the digest of {Day}")]
    private partial void LogSent(string channel, DateOnly day);

    [LoggerMessage(LogLevel.Error, "channel {Channel} did not accept the digest of {Day} and gets it again later: {Reason}")]
    private partial void LogRefused(string channel, DateOnly day, string reason);

    [LoggerMessage(LogLevel.Warning, "what a channel answered to a digest cannot be stored yet, trying again: {Reason}")]
    private partial void LogNotMarked(string reason);
}
