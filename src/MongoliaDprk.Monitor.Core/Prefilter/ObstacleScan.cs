using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MongoliaDprk.Monitor.Core.Prefilter;

/// <summary>
/// Finds the obstacles of a page, thirty-two bytes at a time: tags behind a letter, references, backslashes, control characters and the first bytes of
/// characters that are not calm (<see cref="IsCalm"/>). Each is judged at once by <see cref="HiddenAnchors"/>.
/// </summary>
internal static class ObstacleScan
{
    /// <summary>Whether an obstacle of the page may hide an anchor.</summary>
    public static bool MayHide(ReadOnlySpan<byte> page, HiddenAnchors anchors)
    {
        ref byte first = ref MemoryMarshal.GetReference(page);
        uint letterBefore = 0;
        int at = 0;
        for (; at + Vector256<byte>.Count <= page.Length; at += Vector256<byte>.Count)
        {
            Vector256<byte> block = Vector256.LoadUnsafe(ref first, (nuint)at);
            uint obstacles = Obstacles(block, ref letterBefore);
            while (obstacles != 0)
            {
                if (anchors.MayHide(page, at + BitOperations.TrailingZeroCount(obstacles)))
                    return true;
                obstacles &= obstacles - 1;
            }
        }

        for (; at < page.Length; at++)
        {
            if (IsObstacle(page, at) && anchors.MayHide(page, at))
                return true;
        }

        return false;
    }

    /// <summary>Marks the places of one block.</summary>
    /// <param name="block">The bytes.</param>
    /// <param name="letterBefore">1 when the byte before the block is a letter; afterwards the same of its last byte.</param>
    private static uint Obstacles(Vector256<byte> block, ref uint letterBefore)
    {
        uint high = block.ExtractMostSignificantBits();
        uint letters = high | Vector256.LessThan((block | Vector256.Create((byte)0x20)) - Vector256.Create((byte)'a'), Vector256.Create((byte)26)).ExtractMostSignificantBits();
        uint tags = Vector256.Equals(block, Vector256.Create((byte)'<')).ExtractMostSignificantBits();
        Vector256<byte> marks = Vector256.Equals(block, Vector256.Create((byte)'&')) | Vector256.Equals(block, Vector256.Create((byte)'\\'))
            | Vector256.LessThan(block, Vector256.Create((byte)0x09)) | Vector256.LessThan(block - Vector256.Create((byte)0x0E), Vector256.Create((byte)0x12))
            | Vector256.Equals(block, Vector256.Create((byte)0x7F));
        uint obstacles = marks.ExtractMostSignificantBits() | tags & (letters << 1 | letterBefore);
        letterBefore = letters >> 31;
        return high == 0 ? obstacles : obstacles | high & Restless(block);
    }

    /// <summary>First bytes of sequences that are not calm.</summary>
    private static uint Restless(Vector256<byte> block)
    {
        Vector256<byte> calm = Vector256.LessThan(block, Vector256.Create((byte)0xC2))
            | Vector256.LessThan(block - Vector256.Create((byte)0xD0), Vector256.Create((byte)2))
            | Vector256.LessThan(block - Vector256.Create((byte)0xE4), Vector256.Create((byte)6))
            | Vector256.LessThan(block - Vector256.Create((byte)0xEB), Vector256.Create((byte)3))
            | Vector256.GreaterThan(block, Vector256.Create((byte)0xF0));
        return ~calm.ExtractMostSignificantBits();
    }

    /// <summary>
    /// Sequences that begin with this byte hold plain letters only, and news is full of them: Cyrillic without the letters of smaller
    /// languages, Chinese characters, Hangul syllables. Behind F0 nothing folds to a letter.
    /// </summary>
    private static bool IsCalm(byte lead) => lead is < 0xC2 or 0xD0 or 0xD1 or (>= 0xE4 and <= 0xE9) or (>= 0xEB and <= 0xED) or > 0xF0;

    private static bool IsObstacle(ReadOnlySpan<byte> page, int at) => page[at] switch
    {
        (byte)'<' => at > 0 && PrefixGate.IsLetter(page[at - 1]),
        (byte)'&' or (byte)'\\' or < 0x09 or (>= 0x0E and < 0x20) or 0x7F => true,
        >= 0x80 and var lead => !IsCalm(lead),
        _ => false,
    };
}
