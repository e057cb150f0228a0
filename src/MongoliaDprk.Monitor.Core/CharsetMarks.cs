using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace MongoliaDprk.Monitor.Core;

/// <summary>What the first bytes, or the shape of all bytes, say of the charset without any label.</summary>
internal static class CharsetMarks
{
    private const int Probe = 1024;

    /// <summary>UTF-8/16/32 by byte order mark or by the zeros between the letters of markup; EBCDIC by its "&lt;?xm".</summary>
    /// <param name="skip">Length of the byte order mark.</param>
    public static Encoding? Find(ReadOnlySpan<byte> body, out int skip)
    {
        skip = 0;
        if (body.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            skip = 3;
            // a mark in front of text in another charset happens where files are glued together
            return Utf8.IsValid(body) || IsMostlyUtf8(body) ? Encoding.UTF8 : CharsetDetector.Detect(body[3..], CharsetScore.None);
        }

        if (body.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) || body.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]))
        {
            skip = 4;
            return new UTF32Encoding(bigEndian: body[0] == 0, byteOrderMark: false);
        }

        if (body.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || body.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            skip = 2;
            return body[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
        }

        if (body.StartsWith((ReadOnlySpan<byte>)[0x4C, 0x6F, 0xA7, 0x94]))
            return Ebcdic(body);
        return ByZeros(body);
    }

    /// <summary>The charset of bytes that are all below 80: ISO 2022 when they switch by its escape sequences, else ASCII.</summary>
    public static Encoding SevenBit(ReadOnlySpan<byte> body)
    {
        if (!body.Contains((byte)0x1B))
            return Encoding.ASCII;
        string? name = body.IndexOf("\u001b$B"u8) >= 0 || body.IndexOf("\u001b$@"u8) >= 0 ? "iso-2022-jp"
            : body.IndexOf("\u001b$)C"u8) >= 0 ? "iso-2022-kr" : null;
        return CharsetLabels.Find(name) ?? Encoding.ASCII;
    }

    /// <summary>
    /// True when so few and only two-byte sequences make the text UTF-8 that an East Asian charset can be meant; not where they stand
    /// alone in words of ASCII letters, as accents do.
    /// </summary>
    public static bool MayBeTwoByteByChance(ReadOnlySpan<byte> body)
    {
        int sequences = 0, accents = 0;
        for (int i = body.IndexOfAnyInRange((byte)0x80, (byte)0xFF); i >= 0 && i < body.Length;)
        {
            if (body[i] >= 0xE0 || ++sequences > 3)
                return false;
            if (i > 0 && char.IsAsciiLetter((char)body[i - 1]) || i + 2 < body.Length && char.IsAsciiLetter((char)body[i + 2]))
                accents++;
            int next = body[(i + 2)..].IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            i = next < 0 ? -1 : i + 2 + next;
        }

        return sequences > 0 && accents * 2 < sequences;
    }

    /// <summary>True when at least three of four multi-byte sequences are right: UTF-8 with damage, such as texts cut inside a letter.</summary>
    public static bool IsMostlyUtf8(ReadOnlySpan<byte> body)
    {
        int right = 0, wrong = 0;
        for (int i = 0; i < body.Length;)
        {
            int next = body[i..].IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (next < 0)
                break;
            i += next;
            if (Rune.DecodeFromUtf8(body[i..], out _, out int used) == OperationStatus.Done)
                right++;
            else
                wrong++;
            i += used;
        }

        return right > 0 && wrong * 3 <= right;
    }

    private static Encoding? ByZeros(ReadOnlySpan<byte> body)
    {
        ReadOnlySpan<byte> head = body[..Math.Min(Probe, body.Length & ~3)];
        if (!head.Contains((byte)0))
            return null;
        Span<int> zeros = stackalloc int[4];
        for (int i = 0; i < head.Length; i++)
            zeros[i & 3] += head[i] == 0 ? 1 : 0;
        int most = head.Length / 4 * 9 / 10, some = Math.Max(1, head.Length / 60);
        if (zeros[0] >= most && zeros[1] >= most && most > 0)
            return new UTF32Encoding(bigEndian: true, byteOrderMark: false);
        if (zeros[2] >= most && zeros[3] >= most && most > 0)
            return new UTF32Encoding(bigEndian: false, byteOrderMark: false);
        int even = zeros[0] + zeros[2], odd = zeros[1] + zeros[3];
        return even >= some && odd * 4 <= even ? Encoding.BigEndianUnicode : odd >= some && even * 4 <= odd ? Encoding.Unicode : null;
    }

    private static Encoding? Ebcdic(ReadOnlySpan<byte> body)
    {
        if (CodePagesEncodingProvider.Instance.GetEncoding(37) is not { } plain)
            return null;
        byte[] head = Encoding.Latin1.GetBytes(plain.GetString(body[..Math.Min(200, body.Length)]));
        return CharsetLabels.Find(CharsetLabels.OfDocument(head)) ?? plain;
    }
}
