using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>One node at a time sends on a channel. A node that is killed loses its turn after <see cref="Length"/>.</summary>
internal static class ChannelLeases
{
    /// <summary>
    /// Renewed by a third of it while something is sent. As long as a node may stand still between handing a message over and writing down that it was
    /// accepted, without another one sending it again.
    /// </summary>
    public static TimeSpan Length { get; } = TimeSpan.FromMinutes(1);

    /// <returns>False = another node has it, or the channel is to be left alone for now.</returns>
    public static async Task<bool> TakeAsync(MonitorDbContext context, ChannelLease lease, DateTime now, CancellationToken cancellationToken)
    {
        if (!await context.Channels.AnyAsync(c => c.Name == lease.Channel, cancellationToken))
        {
            context.Add(new ChannelRow { Name = lease.Channel });
            await context.SaveChangesAsync(cancellationToken);
        }

        DateTime until = now + Length;
        // one statement: of two nodes that ask at once, the second waits for the first and then finds the condition no longer true
        return await context.Channels
            .Where(c => c.Name == lease.Channel && (c.LeasedUntil == null || c.LeasedUntil <= now) && (c.NextTry == null || c.NextTry <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Lease, lease.Token).SetProperty(c => c.LeasedUntil, until), cancellationToken) == 1;
    }

    /// <returns>False = it was lost to another node.</returns>
    public static async Task<bool> RenewAsync(MonitorDbContext context, ChannelLease lease, DateTime now, CancellationToken cancellationToken)
    {
        DateTime until = now + Length;
        return await context.Channels.Where(c => c.Name == lease.Channel && c.Lease == lease.Token)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.LeasedUntil, until), cancellationToken) == 1;
    }

    public static Task GiveBackAsync(MonitorDbContext context, ChannelLease lease, CancellationToken cancellationToken) =>
        context.Channels.Where(c => c.Name == lease.Channel && c.Lease == lease.Token)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Lease, (string?)null).SetProperty(c => c.LeasedUntil, (DateTime?)null), cancellationToken);
}
