namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>
/// How far one numbered kind of things has been told. Databases give numbers before a transaction ends, so that a lower number can
/// appear after a higher one: numbers that are missing below the mark are remembered, and told when they come. So each thing is
/// told once, however it was stored, and no clock has a say in it.
/// </summary>
/// <param name="UpTo">The highest number seen.</param>
/// <param name="Holes">Numbers below it that were missing.</param>
public sealed record DigestMark(long UpTo, IReadOnlyList<long> Holes)
{
    /// <summary>How far below the mark holes are remembered: more transactions are never open at once.</summary>
    public const int Window = 500;

    /// <summary>The mark before anything is told.</summary>
    public static DigestMark None { get; } = new(0, []);

    /// <summary>Not told yet.</summary>
    public bool IsOpen(long id) => id > UpTo || Holes.Contains(id);

    /// <summary>The mark after everything stored is told.</summary>
    /// <param name="highest">The highest number stored, 0 = none.</param>
    /// <param name="present">The numbers stored that are higher than <paramref name="highest"/> − <see cref="Window"/>.</param>
    public DigestMark Next(long highest, IReadOnlyCollection<long> present)
    {
        long upTo = Math.Max(UpTo, highest);
        HashSet<long> stored = [.. present];
        List<long> holes = [];
        for (long id = Math.Max(1, upTo - Window + 1); id < upTo; id++)
        {
            if (IsOpen(id) && !stored.Contains(id))
                holes.Add(id);
        }

        return new DigestMark(upTo, holes);
    }
}
