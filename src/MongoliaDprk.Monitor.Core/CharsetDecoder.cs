namespace MongoliaDprk.Monitor.Core;

/// <summary>Turns the bytes of a page or feed into text, whatever charset it is really in.</summary>
public static class CharsetDecoder
{
    /// <summary>Order of evidence: byte order mark, Content-Type header, declaration in the document (XML or meta), detection; a label that the bytes contradict is not believed.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="contentType">Content-Type header as sent, or null.</param>
    public static string Decode(ReadOnlySpan<byte> body, string? contentType) => throw new NotImplementedException();
}
