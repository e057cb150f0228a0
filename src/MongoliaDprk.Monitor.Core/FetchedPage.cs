namespace MongoliaDprk.Monitor.Core;

/// <summary>The bytes of one address, as the web, an archive file or a folder gave them.</summary>
/// <param name="Address">The address the bytes came from, after redirects.</param>
/// <param name="Body">The bytes after content decoding (gzip, brotli), before charset decoding.</param>
/// <param name="ContentType">The Content-Type header as sent, or null.</param>
/// <param name="FetchedAt">When the bytes were received, UTC.</param>
public sealed record FetchedPage(Uri Address, ReadOnlyMemory<byte> Body, string? ContentType, DateTime FetchedAt);
