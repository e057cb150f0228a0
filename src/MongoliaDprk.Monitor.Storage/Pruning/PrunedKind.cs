namespace MongoliaDprk.Monitor.Storage.Pruning;

/// <summary>A kind of what is kept and may be removed when it is old.</summary>
public enum PrunedKind
{
    /// <summary>Titles, summaries and errors of links whose page was read and not relevant, or that were given up. The address stays: else it would be new again, and be counted twice.</summary>
    Links,

    /// <summary>Counts of the way from link to alert, the words of errors of polls, and when hosts were last asked. That a day was collected stays.</summary>
    Polls,

    /// <summary>What became of alerts on channels and of digests that were told. The alert itself stays: else it would be told again.</summary>
    Messages,

    /// <summary>How far archives were read that are read to their end, and which node imported a queued file. Files that were imported stay known: else they would be counted twice.</summary>
    Archives,

    /// <summary>Bytes of kept pages and superseded texts of articles. Their hashes stay, and so do the article with its text, its mentions and their sentences.</summary>
    Evidence,
}
