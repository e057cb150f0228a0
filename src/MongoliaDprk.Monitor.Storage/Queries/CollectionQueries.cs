using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>One place of a source and what its last poll gave.</summary>
public sealed record PlaceHealth(string Address, DateTime? LastPoll, DateTime? LastSuccess, DateTime? LastNewArticle, DateTime? NextPoll, int Errors, string? LastError, string? MovedTo);

/// <summary>What became of the links of a source: the way from a link to a relevant article.</summary>
/// <param name="Done">Their page was read; a part of them is relevant.</param>
/// <param name="Failed">Tried without success so far, to be tried again.</param>
/// <param name="GivenUp">Never to be tried again.</param>
/// <param name="Quarantined">Pages our own code broke on.</param>
public sealed record LinkFunnel(int Found, int Pending, int Failed, int GivenUp, int Quarantined, int Done);

/// <summary>A link whose page could not be read, newest first.</summary>
public sealed record FailedLink(string Address, string? Title, int Attempts, string? Error, DateTime? NextTry);

/// <summary>Reads how single sources fare in detail; what they gave over time: <see cref="CoverageQueries"/>.</summary>
public sealed class CollectionQueries(MonitorDatabase database)
{
    /// <summary>The feeds, listing pages and sitemaps of a source that were ever polled, by address.</summary>
    public async Task<IReadOnlyList<PlaceHealth>> PlacesAsync(string source, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        return await context.PlaceStates.Where(p => p.SourceId == source).OrderBy(p => p.Address)
            .Select(p => new PlaceHealth(p.Address, p.LastPoll, p.LastSuccess, p.LastNewArticle, p.NextPoll, p.Errors, p.LastError, p.MovedTo))
            .ToListAsync(cancellationToken);
    }

    public async Task<LinkFunnel> FunnelAsync(string source, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        Dictionary<LinkState, int> states = await context.Links.Where(l => l.SourceId == source).GroupBy(l => l.State)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return new LinkFunnel(
            states.Values.Sum(), states.GetValueOrDefault(LinkState.Pending), states.GetValueOrDefault(LinkState.Failed), states.GetValueOrDefault(LinkState.GivenUp),
            states.GetValueOrDefault(LinkState.Quarantined), states.GetValueOrDefault(LinkState.Done));
    }

    /// <summary>Links of a source that failed, were given up or broke our code, newest first.</summary>
    public async Task<IReadOnlyList<FailedLink>> FailedAsync(string source, int most, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        return await context.Links
            .Where(l => l.SourceId == source && (l.State == LinkState.Failed || l.State == LinkState.GivenUp || l.State == LinkState.Quarantined))
            .OrderByDescending(l => l.Id).Take(most)
            .Select(l => new FailedLink(l.Address, l.Title, l.Attempts, l.Error, l.State == LinkState.Failed ? l.NextTry : null)).ToListAsync(cancellationToken);
    }
}
