using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace MongoliaDprk.Monitor.Core.Prefilter;

/// <summary>
/// Looks for anchors that are too short for <see cref="AnchorBegins"/> by their first two bytes: with vectors while there are few
/// of them, else in a table at every place.
/// </summary>
internal sealed class ShortWordScan
{
    private const int Few = 8;

    private const byte CaseMask = 0xDF;

    /// <summary>Of each pair of first bytes, without bit 5: the anchors that begin so.</summary>
    private readonly int[]?[] places = new int[0x10000][];

    /// <summary>Those pairs, when they are few.</summary>
    private readonly (byte First, byte Second)[] pairs;

    /// <param name="words">All anchors.</param>
    public ShortWordScan(IReadOnlyList<string> words)
    {
        HashSet<int> used = [];
        for (int i = 0; i < words.Count; i++)
        {
            if (Encoding.UTF8.GetByteCount(words[i]) >= AnchorBegins.Shortest)
                continue;
            foreach (int pair in Pairs(words[i]))
            {
                places[pair] = [.. places[pair] ?? [], i];
                used.Add(pair);
            }
        }

        pairs = [.. used.Select(pair => ((byte)(pair >> 8), (byte)pair))];
    }

    public bool IsCostly => pairs.Length > Few;

    /// <summary>Offset from <paramref name="at"/> on where the two bytes of a short anchor stand, or −1.</summary>
    public int Next(ReadOnlySpan<byte> page, int at)
    {
        if (pairs.Length == 0)
            return -1;
        if (pairs.Length <= Few)
        {
            ref byte first = ref MemoryMarshal.GetReference(page);
            for (; at + Vector256<byte>.Count < page.Length; at += Vector256<byte>.Count)
            {
                if (Found(Vector256.LoadUnsafe(ref first, (nuint)at), Vector256.LoadUnsafe(ref first, (nuint)at + 1)) is not 0 and var found)
                    return at + BitOperations.TrailingZeroCount(found);
            }
        }

        for (; at + 1 < page.Length; at++)
        {
            if (AnchorsAt(page, at).Length > 0)
                return at;
        }

        return -1;
    }

    /// <summary>The anchors whose first two bytes stand at this place.</summary>
    public ReadOnlySpan<int> AnchorsAt(ReadOnlySpan<byte> page, int at) => places[(page[at] & CaseMask) << 8 | page[at + 1] & CaseMask];

    private uint Found(Vector256<byte> block, Vector256<byte> next)
    {
        Vector256<byte> mask = Vector256.Create(CaseMask), found = Vector256<byte>.Zero;
        block &= mask;
        next &= mask;
        foreach ((byte one, byte two) in pairs)
            found |= Vector256.Equals(block, Vector256.Create(one)) & Vector256.Equals(next, Vector256.Create(two));
        return found.ExtractMostSignificantBits();
    }

    /// <summary>First two bytes in all plain spellings; of a single byte with every byte behind it.</summary>
    private static IEnumerable<int> Pairs(string word)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(word);
        IEnumerable<(int First, int Second)> all = bytes.Length == 1 ? Enumerable.Range(0, 0x100).Select(second => ((int)bytes[0], second))
            : bytes[0] < 0x80 ? [(bytes[0], bytes[1])]
            : PlainSpellings.Of(word[0]).Select(letter => Encoding.UTF8.GetBytes([letter])).Select(spelling => ((int)spelling[0], (int)spelling[1]));
        return all.Select(pair => (pair.First & CaseMask) << 8 | pair.Second & CaseMask).Distinct();
    }
}
