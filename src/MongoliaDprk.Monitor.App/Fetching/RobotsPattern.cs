using System.Text;

namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>
/// A path of a rule, compared as RFC 9309 §2.2.2–2.2.3 wants it: octets from the start, <c>*</c> = any characters, <c>$</c> at its end =
/// the path ends here; both are characters like others where they are percent-encoded.
/// </summary>
internal sealed class RobotsPattern
{
    private readonly string[] pieces;
    private readonly bool toEnd;

    public RobotsPattern(string value)
    {
        toEnd = value.EndsWith('$');
        string body = Normalise(toEnd ? value[..^1] : value, keepStars: true);
        pieces = body.Split('*');
        Length = body.Length + (toEnd ? 1 : 0);
    }

    /// <summary>Octets; the longest pattern that matches is the most specific.</summary>
    public int Length { get; }

    /// <summary>Path and query as patterns are compared with.</summary>
    public static string Normalise(Uri address) => Normalise(address.PathAndQuery, keepStars: false);

    /// <param name="path">Normalised.</param>
    public bool Matches(string path)
    {
        ReadOnlySpan<char> rest = path;
        for (int i = 0; i < pieces.Length; i++)
        {
            string piece = pieces[i];
            bool first = i == 0, last = i == pieces.Length - 1;
            if (last && toEnd)
                return first ? rest.SequenceEqual(piece) : rest.EndsWith(piece, StringComparison.Ordinal);
            // the leftmost place leaves most for the pieces that follow
            int at = first ? (rest.StartsWith(piece, StringComparison.Ordinal) ? 0 : -1) : rest.IndexOf(piece, StringComparison.Ordinal);
            if (at < 0)
                return false;
            rest = rest[(at + piece.Length)..];
        }

        return true;
    }

    /// <summary>Characters outside ASCII are percent-encoded, encoded unreserved ones decoded, hexadecimal digits in capitals, so that equal paths are equal strings.</summary>
    private static string Normalise(string path, bool keepStars)
    {
        StringBuilder result = new(path.Length);
        Span<byte> utf8 = stackalloc byte[4];
        for (int i = 0; i < path.Length; i++)
        {
            char c = path[i];
            if (c == '%' && i + 2 < path.Length && char.IsAsciiHexDigit(path[i + 1]) && char.IsAsciiHexDigit(path[i + 2]))
            {
                AppendOctet(result, Convert.FromHexString(path.AsSpan(i + 1, 2))[0]);
                i += 2;
            }
            else if (c == '$' || (c == '*' && !keepStars))
            {
                AppendOctet(result, (byte)c);
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

    private static void AppendOctet(StringBuilder result, byte octet)
    {
        if (char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~')
            result.Append((char)octet);
        else
            result.Append('%').Append(Convert.ToHexString([octet]));
    }
}
