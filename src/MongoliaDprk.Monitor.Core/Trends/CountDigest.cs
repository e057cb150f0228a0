using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MongoliaDprk.Monitor.Core.Trends;

/// <summary>
/// One number for a whole list of counted things, so that two people can see that they counted the same, in whatever database and
/// order. How to compute it by hand:
/// <list type="number">
/// <item>Write one line per counted item: unit, day (yyyy-MM-dd), key, actors (ids, joined by one blank), address, joined by one
/// TAB (U+0009) and ended by one LF (U+000A). Equal lines (two hits of one actor in one article) all stay.</item>
/// <item>Sort the lines by the bytes of their UTF-8 form (<c>LC_ALL=C sort</c>).</item>
/// <item>Take the SHA-256 (FIPS 180-4) of all bytes; write it in lower-case hexadecimal.</item>
/// </list>
/// The five fields are the first five columns of the list in CSV. A list of nothing has the SHA-256 of nothing.
/// </summary>
public static class CountDigest
{
    /// <summary>The recipe in one line, for help texts and JSON.</summary>
    public const string Recipe =
        "SHA-256 of one line per item (unit, day, key, actors, address, joined by TAB, ended by LF), the lines sorted by their UTF-8 bytes";

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public static string Of(IEnumerable<CountedItem> items)
    {
        byte[][] lines = [.. items.Select(Line)];
        Array.Sort(lines, (one, other) => one.AsSpan().SequenceCompareTo(other));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (byte[] line in lines)
            hash.AppendData(line);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static byte[] Line(CountedItem item) => Encoding.UTF8.GetBytes(string.Join(
        '\t',
        CountUnits.Noun(item.Unit).One, item.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), item.Key, string.Join(' ', item.Actors), item.Address) + "\n");
}
