using System.Text;

namespace MongoliaDprk.Monitor.Core.Prefilter;

/// <summary>Tells from the two or three bytes before an obstacle whether an anchor may be broken there; most obstacles end here.</summary>
internal sealed class PrefixGate
{
    private const int Bits = 16;

    private readonly uint[] threes = new uint[1 << Bits - 5];
    private readonly bool[] twos = new bool[0x10000];
    private readonly bool[] ones = new bool[0x100];

    /// <summary>Whole begins that are spelled in ASCII, by a hash that is built from their end.</summary>
    private readonly bool[] begins = new bool[1 << Bits];
    private readonly int longest;

    /// <param name="words">The anchors.</param>
    public PrefixGate(IReadOnlyCollection<string> words)
    {
        longest = words.Select(word => word.Length).DefaultIfEmpty().Max();
        foreach (string word in words)
        {
            for (int length = 1; length < word.Length; length++)
            {
                Add(word.AsSpan(0, length));
                if (Ascii.IsValid(word.AsSpan(0, length)))
                    begins[word[..length].Reverse().Aggregate(0u, (hash, letter) => Next(hash, (byte)letter)) >> 32 - Bits] = true;
            }
        }
    }

    /// <summary>Whether the bytes before <paramref name="at"/> may be the begin of an anchor.</summary>
    public bool MayBreakAnchor(ReadOnlySpan<byte> page, int at)
    {
        if (at == 0 || !IsLetter(page[at - 1]) || IsLineBreak(page[..at]))
            return false;
        // the end of the begin is quickly looked up
        return MayBreakByEnd(page, at) && (page[at - 1] >= 0x80 || BreaksWordOfAscii(page, at) is not false);
    }

    /// <summary>Whether what stands before <paramref name="at"/> is the begin of an anchor; null = letters beyond ASCII belong to the word.</summary>
    private bool? BreaksWordOfAscii(ReadOnlySpan<byte> page, int at)
    {
        uint hash = 0;
        int first = Math.Max(0, at - longest);
        for (int i = at - 1; i >= first; i--)
        {
            if (page[i] >= 0x80)
                return null;
            if (!char.IsAsciiLetterOrDigit((char)page[i]))
                return false;
            hash = Next(hash, page[i]);
            if (begins[hash >> 32 - Bits] && BeginsWord(page, i))
                return true;
        }

        return false;
    }

    private static uint Next(uint hash, byte letter) => (hash + (letter | 0x20u)) * 0x9E3779B1u;

    private bool MayBreakByEnd(ReadOnlySpan<byte> page, int at)
    {
        byte one = Fold(page[at - 1]), two = at > 1 ? Fold(page[at - 2]) : (byte)0, three = at > 2 ? Fold(page[at - 3]) : (byte)0;
        uint hash = Hash(one, two, three);
        return (threes[hash >> 5] >> (int)(hash & 31) & 1) != 0
            || ones[one] && BeginsWord(page, at - 1)
            || at > 1 && twos[two << 8 | one] && BeginsWord(page, at - 2);
    }

    /// <summary>ASCII letter, digit, or any byte of a longer sequence.</summary>
    public static bool IsLetter(byte b) => b >= 0x80 || char.IsAsciiLetterOrDigit((char)b);

    /// <summary>
    /// Names begin at the begin of a word, or with a capital inside of one (words run together). A letter behind a backslash belongs to
    /// an escape and not to the word.
    /// </summary>
    private static bool BeginsWord(ReadOnlySpan<byte> page, int at) =>
        at == 0 || !char.IsAsciiLetter((char)page[at - 1]) || !char.IsAsciiLetterLower((char)page[at])
        || page[Math.Max(0, at - 6)..at].Contains((byte)'\\');

    /// <summary>The letter of <c>\n</c>, <c>\r</c> or <c>\t</c>.</summary>
    private static bool IsLineBreak(ReadOnlySpan<byte> before) => before is [.., not (byte)'\\', (byte)'\\', (byte)'n' or (byte)'r' or (byte)'t'];

    private void Add(ReadOnlySpan<char> prefix)
    {
        // the last letters that make up three bytes, in all their spellings
        int from = prefix.Length, bytes = 0;
        while (from > 0 && bytes < 3)
            bytes += PlainSpellings.Utf8Length(prefix[--from]);
        List<byte[]> ends = [[]];
        foreach (char letter in prefix[from..])
            ends = [.. ends.SelectMany(head => PlainSpellings.Of(letter).Select(c => (byte[])[.. head, .. Encoding.UTF8.GetBytes([c])]))];
        foreach (byte[] end in ends)
        {
            byte one = Fold(end[^1]);
            if (bytes >= 3)
                threes[Hash(one, Fold(end[^2]), Fold(end[^3])) >> 5] |= 1u << (int)(Hash(one, Fold(end[^2]), Fold(end[^3])) & 31);
            else if (bytes == 2)
                twos[Fold(end[^2]) << 8 | one] = true;
            else
                ones[one] = true;
        }
    }

    private static byte Fold(byte b) => (byte)(b & 0xDF);

    private static uint Hash(byte one, byte two, byte three) => (uint)(one | two << 8 | three << 16) * 0x9E3779B1u >> 32 - Bits;
}
