using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace MongoliaDprk.Monitor.Core.Prefilter;

/// <summary>
/// Finds out at which places of a page an anchor may stand. Of each anchor six bytes are chosen; all three runs of four bytes in
/// them are entered into a hash set of bits, so that looking at every third place of the page meets one of them. Bit 5 of each byte
/// is left out, which makes ASCII letters equal in both cases; the other spellings of a letter are entered beside it. Of anchors
/// shorter than six bytes, runs that begin one byte before and end one byte behind are entered with every value of that byte.
/// </summary>
internal sealed class WindowTable
{
    /// <summary>Places between two that are looked at.</summary>
    public const int Step = 3;

    /// <summary>Bytes of a window, and of the shortest anchor that is entered.</summary>
    public const int Width = 4;

    private const int Bits = 18;

    private const uint CaseMask = 0xDFDFDFDF;

    /// <summary>Letters from the frequent to the rare: a window of rare ones is met less often.</summary>
    private const string ByFrequency = "etaoinsrhldcumfpgwybvkxjqz";

    private readonly uint[] bits = new uint[1 << Bits - 5];

    private readonly Dictionary<uint, Place[]> places;

    /// <param name="words">The anchors; those shorter than a window are passed over.</param>
    public WindowTable(IReadOnlyList<string> words)
    {
        HashSet<(uint Window, Place Place)> all = [];
        for (int i = 0; i < words.Count; i++)
            all.UnionWith(Windows(words[i]).Select(window => (window.Bytes, new Place(i, window.Offset))));
        places = all.GroupBy(entry => entry.Window, entry => entry.Place).ToDictionary(group => group.Key, group => group.ToArray());
        foreach (uint window in places.Keys)
            bits[Hash(window) >> 5] |= 1u << (int)(Hash(window) & 31);
    }

    /// <summary>An anchor, and how far behind its begin the window lies.</summary>
    public readonly record struct Place(int Anchor, int Offset);

    /// <summary>Whether the four bytes are, probably, those of an anchor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Test(ref uint table, ref byte at)
    {
        uint hash = Hash(Unsafe.ReadUnaligned<uint>(ref at) & CaseMask);
        return Unsafe.Add(ref table, hash >> 5) >> (int)(hash & 31) & 1;
    }

    /// <summary>The table to hand to <see cref="Test"/>.</summary>
    public ref uint Table => ref MemoryMarshal.GetArrayDataReference(bits);

    /// <summary>The anchors that these four bytes may belong to.</summary>
    public ReadOnlySpan<Place> PlacesOf(ReadOnlySpan<byte> four) =>
        places.TryGetValue(BitConverter.ToUInt32(four) & CaseMask, out Place[]? found) ? found : [];

    private static uint Hash(uint window) => window * 0x9E3779B1u >> 32 - Bits;

    private static IEnumerable<(uint Bytes, int Offset)> Windows(string word)
    {
        byte[] plain = Encoding.UTF8.GetBytes(word);
        if (plain.Length < NameAnchor.FullLength)
            return plain.Length < Width ? [] : Short(word, plain.Length);
        return Starts(word)
            .Where(start => start.Byte + NameAnchor.FullLength <= plain.Length)
            .Select(start => (start.Byte, Spellings: Spellings(word.AsSpan(start.Character), NameAnchor.FullLength)))
            .MinBy(window => (window.Spellings.Count, Frequency(plain.AsSpan(window.Byte, NameAnchor.FullLength)))) is var best
            ? best.Spellings.SelectMany(bytes => Enumerable.Range(0, Step).Select(shift => (Window(bytes.AsSpan(shift)), best.Byte + shift))) : [];
    }

    /// <summary>Every run of four bytes that holds all of the word but a byte at one end, and one unknown byte.</summary>
    private static IEnumerable<(uint Bytes, int Offset)> Short(string word, int length)
    {
        foreach (byte[] bytes in Spellings(word, length))
        {
            for (int offset = 0; offset + Width <= length; offset++)
                yield return (Window(bytes.AsSpan(offset)), offset);
            for (int unknown = 0; unknown < 0x100; unknown++)
            {
                yield return (Window([(byte)unknown, bytes[0], bytes[1], bytes[2]]), -1);
                if (length == Width)
                    yield return (Window([bytes[1], bytes[2], bytes[3], (byte)unknown]), 1);
            }
        }
    }

    private static uint Window(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes) & (BitConverter.IsLittleEndian ? CaseMask : 0);

    private static IEnumerable<(int Character, int Byte)> Starts(string word)
    {
        int at = 0;
        for (int i = 0; i < word.Length; at += PlainSpellings.Utf8Length(word[i++]))
            yield return (i, at);
    }

    /// <summary>The first bytes of the letters in all their plain spellings; those that differ in bit 5 only are one.</summary>
    private static List<byte[]> Spellings(ReadOnlySpan<char> letters, int length)
    {
        List<byte[]> found = [[]];
        foreach (char letter in letters)
        {
            if (found[0].Length >= length)
                break;
            byte[][] ways = letter < 0x80 ? [[(byte)letter]] : [.. PlainSpellings.Of(letter).Select(c => Encoding.UTF8.GetBytes([c]))];
            found = [.. found.SelectMany(head => ways.Select(way => (byte[])[.. head, .. way]))];
        }

        return [.. found.Select(bytes => bytes[..length])];
    }

    private static int Frequency(ReadOnlySpan<byte> bytes)
    {
        int sum = 0;
        foreach (byte b in bytes)
            sum += ByFrequency.IndexOf((char)b, StringComparison.Ordinal) is >= 0 and var rank ? ByFrequency.Length - rank : 0;
        return sum;
    }
}
