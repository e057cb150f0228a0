using System.Buffers;
using System.Text;

namespace MongoliaDprk.Monitor.Core.Prefilter;

/// <summary>
/// The bytes of a page as UTF-8, by the charset decision of the slow path. Pages that are UTF-8 or ASCII (98 of 100) are used as they
/// are; others are transcoded into a borrowed buffer.
/// </summary>
internal readonly ref struct Utf8Page
{
    private readonly byte[]? borrowed;

    private Utf8Page(ReadOnlySpan<byte> bytes, byte[]? borrowed)
    {
        Bytes = bytes;
        this.borrowed = borrowed;
    }

    public ReadOnlySpan<byte> Bytes { get; }

    public static Utf8Page Of(ReadOnlySpan<byte> body, string? contentType)
    {
        Encoding encoding = CharsetDecoder.EncodingOf(body, contentType, out int skip);
        body = body[skip..];
        if (encoding is UTF8Encoding or ASCIIEncoding)
            return new Utf8Page(body, null);
        char[] text = ArrayPool<char>.Shared.Rent(encoding.GetMaxCharCount(body.Length));
        int characters = encoding.GetChars(body, text);
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(characters));
        int length = Encoding.UTF8.GetBytes(text.AsSpan(0, characters), bytes);
        ArrayPool<char>.Shared.Return(text);
        return new Utf8Page(bytes.AsSpan(0, length), bytes);
    }

    public void Dispose()
    {
        if (borrowed is not null)
            ArrayPool<byte>.Shared.Return(borrowed);
    }
}
