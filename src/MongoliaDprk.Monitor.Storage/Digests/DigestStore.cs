using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Digests;

/// <summary>Editions of the digest and their deliveries: one per subscriber and day, accepted at most once by each channel.</summary>
public sealed class DigestStore(MonitorDatabase database, TimeProvider time)
{
    /// <summary>A digest reaches no further back, and an edition that no channel took for so long is given up.</summary>
    public static readonly TimeSpan Reach = TimeSpan.FromDays(14);

    /// <summary>Somebody new, whose time was this long ago, waits for the next one.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    /// <summary>A node that sends for longer is taken for dead.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>Whole seconds: databases keep finer ones differently.</summary>
    private DateTime Now
    {
        get
        {
            DateTime now = time.GetUtcNow().UtcDateTime;
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        }
    }

    /// <summary>Makes the edition that is due, unless it was made before.</summary>
    /// <returns>The edition of the last day due, new or old; null = none is due yet.</returns>
    public Task<DigestEdition?> MakeDueAsync(string subscriber, DigestTimes times, IReadOnlyList<string> channels, CancellationToken cancellationToken) =>
        database.Writer.WriteAsync(async context =>
        {
            (DateOnly day, DateTime at) = times.LastDue(Now);
            DigestEditionRow? last = await LastAsync(context, subscriber, cancellationToken);
            if (last is not null && (last.Day >= day || last.To >= at))
                return last.Day == day ? Edition(last) : null;
            if (last is null && Now - at > Fresh)
                return null;
            return await AddAsync(context, subscriber, day, times, last, channels, cancellationToken);
        }, cancellationToken);

    /// <summary>Makes today's edition now, whatever the schedule says, unless there is one.</summary>
    /// <returns>Today's edition, new or old.</returns>
    public Task<DigestEdition> MakeNowAsync(string subscriber, DigestTimes times, IReadOnlyList<string> channels, CancellationToken cancellationToken) =>
        database.Writer.WriteAsync(async context =>
        {
            DateOnly day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(Now, times.Zone));
            DigestEditionRow? last = await LastAsync(context, subscriber, cancellationToken);
            if (last is null || last.Day < day)
                return await AddAsync(context, subscriber, day, times, last, channels, cancellationToken);
            await AddChannelsAsync(context, last, channels, cancellationToken);
            return Edition(last);
        }, cancellationToken);

    /// <summary>What today's edition would tell if it were made now, or the edition that was made for a day; null = there is none.</summary>
    /// <param name="day">Null = today's.</param>
    public async Task<DigestEdition?> FindAsync(string subscriber, DateOnly? day, DigestTimes times, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        DateOnly today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(Now, times.Zone)), wanted = day ?? today;
        if (await FindMadeAsync(subscriber, wanted, cancellationToken) is { } made)
            return made;
        return wanted == today ? Edition(await NewAsync(context, subscriber, today, times, await LastAsync(context, subscriber, cancellationToken), cancellationToken)) : null;
    }

    /// <summary>The edition that was made for a day; null = none was.</summary>
    public async Task<DigestEdition?> FindMadeAsync(string subscriber, DateOnly day, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        return await context.DigestEditions.SingleOrDefaultAsync(e => e.Subscriber == subscriber && e.Day == day, cancellationToken) is { } found ? Edition(found) : null;
    }

    /// <summary>A subscriber's deliveries that are due and that no node is at, oldest first.</summary>
    public async Task<IReadOnlyList<DueDigest>> DueAsync(string subscriber, IReadOnlyList<string> channels, CancellationToken cancellationToken)
    {
        DateTime now = Now, since = now - Reach;
        await using MonitorDbContext context = database.Read();
        List<DigestDeliveryRow> due = await context.DigestDeliveries.Include(d => d.Edition)
            .Where(d => d.Subscriber == subscriber && d.AcceptedAt == null && d.NextTry <= now && (d.LeasedUntil == null || d.LeasedUntil <= now) && d.Edition!.To >= since && channels.Contains(d.Channel))
            .OrderBy(d => d.Day).ThenBy(d => d.Channel).ToListAsync(cancellationToken);
        return [.. due.Select(d => new DueDigest(Edition(d.Edition!), d.Channel, d.Reached))];
    }

    /// <summary>Deliveries of one edition, accepted or not.</summary>
    public async Task<IReadOnlyList<(DueDigest Due, DateTime? AcceptedAt)>> OfAsync(DigestEdition edition, IReadOnlyList<string> channels, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        List<DigestDeliveryRow> rows = await context.DigestDeliveries
            .Where(d => d.Subscriber == edition.Subscriber && d.Day == edition.Day && channels.Contains(d.Channel)).OrderBy(d => d.Channel).ToListAsync(cancellationToken);
        return [.. rows.Select(d => (new DueDigest(edition, d.Channel, d.Reached), d.AcceptedAt))];
    }

    /// <summary>Takes a delivery for this node.</summary>
    /// <param name="again">Also when the channel has accepted it before.</param>
    /// <returns>False = another node has it, or it was accepted meanwhile.</returns>
    public Task<bool> LeaseAsync(DueDigest due, bool again, CancellationToken cancellationToken) =>
        database.Writer.WriteAsync(async context =>
        {
            DateTime now = Now, until = now + Lease;
            return await Of(context, due).Where(d => (again || d.AcceptedAt == null) && (d.LeasedUntil == null || d.LeasedUntil <= now))
                .ExecuteUpdateAsync(d => d.SetProperty(x => x.LeasedUntil, until), cancellationToken) == 1;
        }, cancellationToken);

    /// <summary>The channel has accepted it.</summary>
    public Task AcceptedAsync(DueDigest due, CancellationToken cancellationToken) => ChangeAsync(due, row =>
    {
        row.AcceptedAt ??= Now;
        row.Error = null;
    }, cancellationToken);

    /// <summary>The channel has refused; due again after a growing pause, two hours at the most.</summary>
    /// <param name="notBefore">How long the channel asked to be left alone, or null.</param>
    /// <param name="reached">Recipients that have it all the same.</param>
    public Task RefusedAsync(DueDigest due, string error, TimeSpan? notBefore, IReadOnlyList<string> reached, CancellationToken cancellationToken) => ChangeAsync(due, row =>
    {
        row.Reached = [.. row.Reached.Union(reached, StringComparer.Ordinal)];
        TimeSpan pause = Pauses.After(row.Attempts, first: TimeSpan.FromMinutes(1), longest: TimeSpan.FromHours(2));
        row.NextTry = Now + (notBefore > pause ? notBefore.Value : pause);
        row.Error = StoredText.OneLine(error);
    }, cancellationToken);

    private Task ChangeAsync(DueDigest due, Action<DigestDeliveryRow> change, CancellationToken cancellationToken) =>
        database.Writer.WriteAsync(async context =>
        {
            DigestDeliveryRow row = await Of(context, due).SingleAsync(cancellationToken);
            row.Attempts++;
            row.LeasedUntil = null;
            change(row);
            await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);

    private async Task<DigestEdition> AddAsync(
        MonitorDbContext context, string subscriber, DateOnly day, DigestTimes times, DigestEditionRow? last, IReadOnlyList<string> channels, CancellationToken cancellationToken)
    {
        DigestEditionRow row = await NewAsync(context, subscriber, day, times, last, cancellationToken);
        context.Add(row);
        await context.SaveChangesAsync(cancellationToken);
        await AddChannelsAsync(context, row, channels, cancellationToken);
        return Edition(row);
    }

    private async Task<DigestEditionRow> NewAsync(
        MonitorDbContext context, string subscriber, DateOnly day, DigestTimes times, DigestEditionRow? last, CancellationToken cancellationToken)
    {
        DateTime now = Now;
        bool cut = last is not null && last.To < now - Reach;
        DateTime from = cut ? now - Reach : last?.To ?? times.Before(day).At;
        DigestContent content = await DigestSelection.SinceAsync(
            context, last is null ? null : DigestContent.Unpack(last.Content), last is null || cut ? from : null, cancellationToken);
        return new DigestEditionRow
        {
            Subscriber = subscriber,
            Day = day,
            From = from,
            To = now,
            Digests = last is null ? 1 : Math.Max(1, times.Between(last.To, now)),
            IsCut = cut,
            Content = content.Pack(),
        };
    }

    private async Task AddChannelsAsync(MonitorDbContext context, DigestEditionRow edition, IReadOnlyList<string> channels, CancellationToken cancellationToken)
    {
        List<string> known = await context.DigestDeliveries.Where(d => d.Subscriber == edition.Subscriber && d.Day == edition.Day).Select(d => d.Channel).ToListAsync(cancellationToken);
        context.AddRange(channels.Except(known, StringComparer.Ordinal).Select(c => new DigestDeliveryRow { Subscriber = edition.Subscriber, Day = edition.Day, Channel = c, NextTry = Now }));
        await context.SaveChangesAsync(cancellationToken);
    }

    private static Task<DigestEditionRow?> LastAsync(MonitorDbContext context, string subscriber, CancellationToken cancellationToken) =>
        context.DigestEditions.Where(e => e.Subscriber == subscriber).OrderByDescending(e => e.Day).FirstOrDefaultAsync(cancellationToken);

    private static IQueryable<DigestDeliveryRow> Of(MonitorDbContext context, DueDigest due) =>
        context.DigestDeliveries.Where(d => d.Subscriber == due.Edition.Subscriber && d.Day == due.Edition.Day && d.Channel == due.Channel);

    private static DigestEdition Edition(DigestEditionRow row) =>
        new(row.Subscriber, row.Day, row.From, row.To, row.Digests, row.IsCut, DigestContent.Unpack(row.Content));
}
