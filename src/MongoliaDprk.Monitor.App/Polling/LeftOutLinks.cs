using MongoliaDprk.Monitor.Core.Sources;

namespace MongoliaDprk.Monitor.App.Polling;

/// <summary>Counts the entries of a place that do not become links.</summary>
internal static class LeftOutLinks
{
    /// <param name="entries">All that were read.</param>
    /// <param name="withoutAddress">Those among them that lead nowhere.</param>
    /// <param name="links">Different addresses of the rest.</param>
    /// <param name="own">Those of the outlet itself.</param>
    public static FunnelTally Of(int entries, int withoutAddress, int links, int own)
    {
        FunnelTally tally = new();
        Add(tally, FunnelStep.LinkWithoutAddress, withoutAddress);
        Add(tally, FunnelStep.LinkRepeated, entries - withoutAddress - links);
        Add(tally, FunnelStep.LinkElsewhere, links - own);
        return tally;
    }

    /// <summary>What is left out was shown as well.</summary>
    public static void Add(FunnelTally tally, FunnelStep why, int count)
    {
        tally.Add(FunnelStep.LinkShown, count);
        tally.Add(why, count);
    }
}
