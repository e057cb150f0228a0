namespace MongoliaDprk.Monitor.Storage;

/// <summary>What the last polls of a source gave; null = never.</summary>
/// <param name="LastPoll">When it was last polled, UTC, whatever came of it.</param>
/// <param name="LastSuccess">When a poll last ended without error, UTC.</param>
/// <param name="LastNewArticle">When a link not seen before was last found, UTC.</param>
/// <param name="Errors">Polls that failed since the last success.</param>
/// <param name="LastError">One line, or null after a success.</param>
public sealed record SourceState(
    string SourceId, DateTime? LastPoll, DateTime? LastSuccess, DateTime? LastNewArticle, int Errors, string? LastError);

/// <summary>What is remembered of one feed, listing page or sitemap for the next conditional request.</summary>
/// <param name="ETag">Verbatim as the server sent it.</param>
/// <param name="LastModified">Verbatim as the server sent it.</param>
/// <param name="BodyHash">SHA-256 of the last body: the second line where servers lie.</param>
public sealed record FeedState(string SourceId, string Address, string? ETag, string? LastModified, byte[]? BodyHash);
