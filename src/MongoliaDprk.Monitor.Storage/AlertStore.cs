using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Subscribers;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>
/// Alerts on their way: whose turn it is to send on a channel, what goes out next, and what became of it. What a channel has accepted is
/// never sent on it again; what it has not is sent again until it is given up, which is told.
/// </summary>
public sealed class AlertStore(MonitorDatabase database, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);

    /// <summary>Between two looks at whether a channel works again.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    /// <summary>For a message that was refused for good; it may be the address that will be put right.</summary>
    private static readonly TimeSpan LongestPauseForGood = TimeSpan.FromHours(6);

    /// <summary>So many refusals for good, and it is the channel that is wrong: a deleted webhook, a changed token.</summary>
    private const int RefusedInARow = 3;

    /// <summary>A channel may ask for no longer silence.</summary>
    private static readonly TimeSpan LongestAsked = TimeSpan.FromDays(1);

    /// <summary>After this a refused alert is given up.</summary>
    public static TimeSpan GiveUpAfter { get; } = TimeSpan.FromDays(7);

    /// <summary>How often a turn is to be renewed while a message is on its way.</summary>
    public static TimeSpan RenewEvery => ChannelLeases.Length / 3;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Takes the turn to send on a channel, if there is something to send or to decide.</summary>
    /// <returns>Null = there is nothing, another node has the turn, or the channel failed and is left alone for now.</returns>
    public async Task<ChannelLease?> TakeTurnAsync(string channel, CancellationToken cancellationToken)
    {
        if (!await HasWorkAsync(channel, cancellationToken))
            return null;
        ChannelLease lease = new(channel, Guid.NewGuid().ToString("N"));
        return await database.Writer.WriteAsync(context => ChannelLeases.TakeAsync(context, lease, Now, cancellationToken), cancellationToken) ? lease : null;
    }

    /// <returns>False = the turn was lost to another node: what is on its way goes on, nothing else may be sent.</returns>
    public Task<bool> RenewTurnAsync(ChannelLease lease, CancellationToken cancellationToken) =>
        database.Writer.WriteAsync(context => ChannelLeases.RenewAsync(context, lease, Now, cancellationToken), cancellationToken);

    public Task EndTurnAsync(ChannelLease lease, CancellationToken cancellationToken) =>
        database.Writer.WriteAsync(context => ChannelLeases.GiveBackAsync(context, lease, cancellationToken), cancellationToken);

    /// <summary>Decides on alerts that the channel has not seen, and says what goes out on it next.</summary>
    /// <returns>Null = nothing is due, or the turn was lost.</returns>
    public Task<PendingMessage?> NextAsync(ChannelLease lease, Subscriber subscriber, ChannelAddress channel, CancellationToken cancellationToken) =>
        database.Writer.WriteAsync(async context =>
        {
            DateTime now = Now;
            if (!await ChannelLeases.RenewAsync(context, lease, now, cancellationToken))
                return null;
            await AlertPlanner.PlanAsync(context, subscriber, channel, now, cancellationToken);
            return await MessageChoice.NextAsync(context, lease.Channel, now, cancellationToken);
        }, cancellationToken);

    /// <summary>The channel has accepted the message; what it refused before is due at once, for now it works.</summary>
    public Task AcceptedAsync(PendingMessage message, string answer, CancellationToken cancellationToken) =>
        database.Writer.WriteAsync(async context =>
        {
            DateTime now = Now;
            string said = StoredText.OneLine(answer);
            long[] told = [.. message.Alerts.Select(a => a.Id)];
            await Unaccepted(context, message).Where(d => told.Contains(d.AlertId)).ExecuteUpdateAsync(
                set => set.SetProperty(d => d.AcceptedAt, now).SetProperty(d => d.Answer, said).SetProperty(d => d.Error, (string?)null)
                    .SetProperty(d => d.Fate, DeliveryFate.Waiting).SetProperty(d => d.Attempts, d => d.Attempts + 1),
                cancellationToken);
            // what was under the key and not in the message, as its visit was rejected meanwhile, needs another if it is told after all
            await Unaccepted(context, message).ExecuteUpdateAsync(set => set.SetProperty(d => d.MessageKey, (string?)null), cancellationToken);
            await HealAsync(context, message.Channel, now, cancellationToken);
            await context.Channels.Where(c => c.Name == message.Channel).ExecuteUpdateAsync(set => set.SetProperty(c => c.LastAccepted, now), cancellationToken);
        }, cancellationToken);

    /// <summary>A channel works again: nothing on it has to wait for another try.</summary>
    public Task HealAsync(string channel, CancellationToken cancellationToken) =>
        database.Writer.WriteAsync(context => HealAsync(context, channel, Now, cancellationToken), cancellationToken);

    /// <summary>The channel has refused; due again after a growing pause, until it is given up.</summary>
    /// <returns>Titles of alerts that are given up now.</returns>
    public Task<IReadOnlyList<string>> FailedAsync(PendingMessage message, SendFailure failure, CancellationToken cancellationToken) =>
        database.Writer.WriteAsync<IReadOnlyList<string>>(async context =>
        {
            DateTime now = Now;
            TimeSpan asked = failure.RetryAfter is { } wait ? (wait < LongestAsked ? wait : LongestAsked) : TimeSpan.Zero;
            var givenUp = new List<string>();
            foreach (DeliveryRow row in await Unaccepted(context, message).Where(d => d.Fate == DeliveryFate.Waiting).Include(d => d.Alert).ToListAsync(cancellationToken))
            {
                Refuse(row, failure, message.IsRepeat, now, asked);
                if (row.Fate == DeliveryFate.GivenUp)
                    givenUp.Add(row.Alert!.Title);
            }

            if (await context.Channels.SingleOrDefaultAsync(c => c.Name == message.Channel, cancellationToken) is { } channel)
                Refuse(channel, failure, now, asked);
            await context.SaveChangesAsync(cancellationToken);
            return givenUp;
        }, cancellationToken);

    /// <summary>Makes what failed or was given up due at once.</summary>
    /// <param name="channel">Null = on all channels.</param>
    /// <returns>How many deliveries.</returns>
    public Task<int> RetryAsync(string? channel, CancellationToken cancellationToken) =>
        database.Writer.WriteAsync(async context =>
        {
            DateTime now = Now;
            await context.Channels.Where(c => channel == null || c.Name == channel)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.NextTry, (DateTime?)null), cancellationToken);
            return await context.Deliveries
                .Where(d => (channel == null || d.Channel == channel) && d.AcceptedAt == null
                    && (d.Fate == DeliveryFate.GivenUp || (d.Fate == DeliveryFate.Waiting && d.Attempts > 0)))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(d => d.Fate, DeliveryFate.Waiting).SetProperty(d => d.NextTry, now).SetProperty(d => d.Since, now), cancellationToken);
        }, cancellationToken);

    /// <summary>Asked often, so without writing.</summary>
    private async Task<bool> HasWorkAsync(string channel, CancellationToken cancellationToken)
    {
        DateTime now = Now;
        try
        {
            await using MonitorDbContext context = database.Read();
            return await MessageChoice.Due(context, channel, now).AnyAsync(cancellationToken) || await AlertPlanner.Unseen(context, channel, now).AnyAsync(cancellationToken);
        }
        catch (Exception e) when (DatabaseErrors.Explain(database, e) is { } explained)
        {
            throw explained;
        }
    }

    private static IQueryable<DeliveryRow> Unaccepted(MonitorDbContext context, PendingMessage message) =>
        context.Deliveries.Where(d => d.Channel == message.Channel && d.MessageKey == message.Key && d.AcceptedAt == null);

    private static async Task HealAsync(MonitorDbContext context, string channel, DateTime now, CancellationToken cancellationToken)
    {
        int healed = await context.Channels.Where(c => c.Name == channel && c.Failures > 0).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.Failures, 0).SetProperty(c => c.NextTry, (DateTime?)null)
                .SetProperty(c => c.FailingSince, (DateTime?)null).SetProperty(c => c.Error, (string?)null),
            cancellationToken);
        if (healed == 0)
            return;
        await context.Deliveries.Where(d => d.Channel == channel && d.Fate == DeliveryFate.Waiting && d.AcceptedAt == null && d.Attempts > 0 && d.NextTry > now)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.NextTry, now), cancellationToken);
    }

    private static void Refuse(DeliveryRow row, SendFailure failure, bool repeat, DateTime now, TimeSpan asked)
    {
        row.Attempts++;
        row.Error = StoredText.OneLine(failure.Error);
        row.NextTry = now + Longer(Pauses.After(row.Attempts, FirstPause, failure.Permanent ? LongestPauseForGood : LongestPause), asked);
        row.Since ??= now;
        if (failure.Reached.Count > 0)
            row.Reached = string.Join('\n', (row.Reached?.Split('\n') ?? []).Union(failure.Reached, StringComparer.OrdinalIgnoreCase));
        // nobody has it: next time it may go out together with others
        if (failure.SurelyRefused && !repeat && row.Reached is null)
            row.MessageKey = null;
        if (now - row.Since >= GiveUpAfter)
            row.Fate = DeliveryFate.GivenUp;
    }

    private static void Refuse(ChannelRow channel, SendFailure failure, DateTime now, TimeSpan asked)
    {
        channel.Failures++;
        channel.FailingSince ??= now;
        channel.Error = StoredText.OneLine(failure.Error);
        if (!failure.Permanent || channel.Failures >= RefusedInARow)
            channel.NextTry = now + Longer(Pauses.After(channel.Failures, FirstPause, LongestPause), asked);
    }

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
