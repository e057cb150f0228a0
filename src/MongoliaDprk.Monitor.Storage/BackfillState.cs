namespace MongoliaDprk.Monitor.Storage;

/// <summary>How far the archive behind one place of a source has been read.</summary>
/// <param name="Place">Address of the feed, listing page or sitemap it begins at.</param>
/// <param name="Since">Articles before this day are not looked for.</param>
public sealed record BackfillState(string SourceId, string Place, DateOnly Since)
{
    /// <summary>Addresses still to be read, the next one first.</summary>
    public IReadOnlyList<string> Waiting { get; init; } = [];

    /// <summary>Hashes of the addresses and bodies read: archives that lead back to themselves are met.</summary>
    public IReadOnlyList<string> Seen { get; init; } = [];

    /// <summary>Pages of the archive read.</summary>
    public int Pages { get; init; }

    /// <summary>Of the last pages, how many in a row gave nothing new.</summary>
    public int Fruitless { get; init; }

    /// <summary>Links that nothing else had found.</summary>
    public int NewLinks { get; init; }

    /// <summary>Why it is over; null = it goes on.</summary>
    public string? Ended { get; init; }
}
