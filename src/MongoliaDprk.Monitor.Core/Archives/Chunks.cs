using System.Globalization;

namespace MongoliaDprk.Monitor.Core.Archives;

/// <summary>The chunked transfer coding (RFC 9112 §7.1).</summary>
internal static class Chunks
{
    /// <summary>The bytes without the sizes between them, as far as they go when the end is missing; null = these are no chunks.</summary>
    public static byte[]? TryJoin(ReadOnlySpan<byte> body)
    {
        using MemoryStream joined = new();
        for (ReadOnlySpan<byte> rest = body; !rest.IsEmpty;)
        {
            int line = rest.IndexOf((byte)'\n');
            if (line < 0 || Size(rest[..line]) is not { } size)
                return joined.Length > 0 ? joined.ToArray() : null;
            if (size == 0)
                break;
            rest = rest[(line + 1)..];
            ReadOnlySpan<byte> chunk = rest[..(int)Math.Min(size, rest.Length)];
            joined.Write(chunk);
            rest = rest[chunk.Length..].TrimStart("\r\n"u8);
        }

        return joined.ToArray();
    }

    /// <summary>Of a line that gives a size and perhaps an extension behind a semicolon.</summary>
    private static long? Size(ReadOnlySpan<byte> line)
    {
        int extension = line.IndexOf((byte)';');
        ReadOnlySpan<byte> digits = (extension < 0 ? line : line[..extension]).Trim(" \t\r"u8);
        return digits.Length is > 0 and <= 8 && long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long size) ? size : null;
    }
}
