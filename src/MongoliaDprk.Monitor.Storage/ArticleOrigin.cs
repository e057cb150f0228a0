namespace MongoliaDprk.Monitor.Storage;

/// <summary>Where an article's page came from: what it means for alerts and for looking at it again.</summary>
internal enum ArticleOrigin
{
    /// <summary>A live place of its source: it may be news.</summary>
    Live,

    /// <summary>An archive on the outlet's web: history, but it stands there and can be looked at again.</summary>
    Backfill,

    /// <summary>An archive file: history, and it may stand nowhere any more.</summary>
    File,
}
