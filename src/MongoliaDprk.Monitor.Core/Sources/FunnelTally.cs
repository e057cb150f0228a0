namespace MongoliaDprk.Monitor.Core.Sources;

/// <summary>Counts of steps as one piece of work makes them.</summary>
public sealed class FunnelTally
{
    private readonly SortedDictionary<FunnelStep, int> counts = [];

    /// <summary>What was counted, in the order of the steps; never zero.</summary>
    public IReadOnlyDictionary<FunnelStep, int> Counts => counts;

    public int this[FunnelStep step] => counts.GetValueOrDefault(step);

    public void Add(FunnelStep step, int count = 1)
    {
        if (count != 0)
            counts[step] = this[step] + count;
    }

    public void Add(FunnelTally other)
    {
        foreach ((FunnelStep step, int count) in other.Counts)
            Add(step, count);
    }
}
