using System.Text;
using System.Text.Unicode;

namespace MongoliaDprk.Monitor.Core;

/// <summary>Turns the bytes of a page or feed into text, whatever charset it is really in.</summary>
public static class CharsetDecoder
{
    /// <summary>
    /// Order of evidence: byte order mark, the bytes being UTF-8 (no other charset looks like it by chance), Content-Type header,
    /// declaration in the document (XML or meta), detection; a label that the bytes contradict is not believed.
    /// </summary>
    /// <param name="body">The bytes.</param>
    /// <param name="contentType">Content-Type header as sent, or null.</param>
    /// <returns>The text without byte order mark; bytes that mean nothing become U+FFFD. Never throws on any bytes or label.</returns>
    public static string Decode(ReadOnlySpan<byte> body, string? contentType)
    {
        Encoding encoding = EncodingOf(body, contentType, out int skip);
        return encoding.GetString(body[skip..]);
    }

    /// <summary>The name (IANA) of the charset that <see cref="Decode"/> reads the bytes in.</summary>
    public static string Name(ReadOnlySpan<byte> body, string? contentType) => EncodingOf(body, contentType, out _).WebName;

    /// <summary>The charset that <see cref="Decode"/> reads the bytes in.</summary>
    /// <param name="skip">Length of the byte order mark.</param>
    internal static Encoding EncodingOf(ReadOnlySpan<byte> body, string? contentType, out int skip)
    {
        if (CharsetMarks.Find(body, out skip) is { } marked)
            return marked;
        skip = 0;
        int firstHigh = body.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
        return firstHigh < 0 ? CharsetMarks.SevenBit(body) : Choose(body, firstHigh, contentType);
    }

    private static Encoding Choose(ReadOnlySpan<byte> body, int firstHigh, string? contentType)
    {
        if (Utf8.IsValid(body[firstHigh..]) && !CharsetMarks.MayBeTwoByteByChance(body[Math.Max(0, firstHigh - 1)..]))
            return Encoding.UTF8;

        CharsetScore best = CharsetScore.None;
        foreach (string? label in (ReadOnlySpan<string?>)[CharsetLabels.OfContentType(contentType), CharsetLabels.OfDocument(body)])
        {
            if (CharsetLabels.Find(label) is not { } encoding)
                continue;
            double score = CharsetDetector.Score(encoding, body);
            if (score >= CharsetDetector.Plausible)
                return encoding;
            if (best.Encoding is null || score > best.Value)
                best = new CharsetScore(encoding, score);
        }

        return CharsetDetector.Detect(body, best);
    }
}
