using System.Text;

namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>Comparison of paths as RFC 9309 §2.2.2–2.2.3 wants it.</summary>
internal static class RobotsPath
{
    /// <summary>Characters outside ASCII are percent-encoded, encoded unreserved ones decoded, hexadecimal digits in capitals, so that equal paths are equal strings.</summary>
    public static string Normalise(string path)
    {
        StringBuilder result = new(path.Length);
        Span<byte> utf8 = stackalloc byte[4];
        for (int i = 0; i < path.Length; i++)
        {
            char c = path[i];
            if (c == '%' && i + 2 < path.Length && char.IsAsciiHexDigit(path[i + 1]) && char.IsAsciiHexDigit(path[i + 2]))
            {
                AppendOctet(result, (byte)((Hex(path[i + 1]) << 4) | Hex(path[i + 2])));
                i += 2;
            }
            else if (char.IsAscii(c))
            {
                result.Append(c);
            }
            else
            {
                Rune.DecodeFromUtf16(path.AsSpan(i), out Rune rune, out int used);
                foreach (byte b in utf8[..rune.EncodeToUtf8(utf8)])
                    AppendOctet(result, b);
                i += used - 1;
            }
        }

        return result.ToString();
    }

    /// <summary>The pattern matches from the start; <c>*</c> = any characters, <c>$</c> at its end = the path ends here.</summary>
    public static bool Matches(string pattern, string path)
    {
        bool toEnd = pattern.EndsWith('$');
        ReadOnlySpan<char> rest = toEnd ? pattern.AsSpan(0, pattern.Length - 1) : pattern;
        int star = -1, mark = 0, p = 0, s = 0;
        while (true)
        {
            if (p == rest.Length && (!toEnd || s == path.Length))
                return true;
            if (p < rest.Length && rest[p] == '*')
            {
                star = p++;
                mark = s;
            }
            else if (p < rest.Length && s < path.Length && rest[p] == path[s])
            {
                p++;
                s++;
            }
            else if (star >= 0 && mark < path.Length)
            {
                p = star + 1;
                s = ++mark;
            }
            else
            {
                return false;
            }
        }
    }

    private static void AppendOctet(StringBuilder result, byte octet)
    {
        if (char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~')
            result.Append((char)octet);
        else
            result.Append('%').Append(Convert.ToHexString([octet]));
    }

    private static int Hex(char c) => char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
}
