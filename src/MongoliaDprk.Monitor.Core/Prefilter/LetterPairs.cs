using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MongoliaDprk.Monitor.Core.Prefilter;

/// <summary>
/// Tells at sixty-four places at once whether an anchor can begin there, by each two that stand together of its first four letters. The pairs are a table
/// of bits that a processor with AVX-512 VBMI holds in two registers: the second letter and two bits of the first choose a byte, the other three bits of the first
/// choose a bit of it. Letters count by their last five bits, equal in both cases. Other processors do without.
/// </summary>
internal sealed class LetterPairs
{
    private const int LetterBits = 5;

    private const int Letters = 1 << LetterBits;

    private const int TableSize = 2 * 64;

    private readonly byte[] first;
    private readonly byte[] second;
    private readonly byte[] third;

    /// <param name="words">The anchors; only those count that begin with a character of ASCII.</param>
    public LetterPairs(IEnumerable<string> words)
    {
        string[] ascii = [.. words.Where(word => word[0] < 0x80)];
        first = Table(ascii, 0);
        second = Table(ascii, 1);
        third = Table(ascii, 2);
    }

    public static bool IsSupported => Avx512Vbmi.IsSupported;

    /// <summary>Marks the places where an anchor that begins with a letter of ASCII can stand.</summary>
    /// <param name="one">The bytes of the places.</param>
    /// <param name="two">The bytes behind them.</param>
    /// <param name="three">Those behind these, and so on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Places(Vector512<byte> one, Vector512<byte> two, Vector512<byte> three, Vector512<byte> four) =>
        Pairs(first, one, two) & Pairs(second, two, three) & Pairs(third, three, four);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Pairs(byte[] table, Vector512<byte> one, Vector512<byte> two)
    {
        Vector512<byte> index = two & Vector512.Create((byte)(Letters - 1)) | (one.AsUInt16() << 2).AsByte() & Vector512.Create((byte)0x60);
        Vector512<byte> bits = Avx512Vbmi.PermuteVar64x8x2(Vector512.Create(table, 0), index, Vector512.Create(table, Vector512<byte>.Count));
        Vector512<byte> bit = Avx512BW.Shuffle(Vector512.Create(0x8040201008040201UL).AsByte(), one & Vector512.Create((byte)7));
        return ~Vector512.Equals(bits & bit, Vector512<byte>.Zero).ExtractMostSignificantBits();
    }

    /// <param name="at">Offset of the pair in the words.</param>
    private static byte[] Table(string[] words, int at)
    {
        byte[] table = new byte[TableSize];
        foreach (string word in words)
        {
            foreach (int one in CodesOf(word, at))
            {
                foreach (int two in CodesOf(word, at + 1))
                    table[one >> 3 << LetterBits | two] |= (byte)(1 << (one & 7));
            }
        }

        return table;
    }

    /// <summary>What is beyond the word or beyond ASCII may be anything.</summary>
    private static IEnumerable<int> CodesOf(string word, int at) => at < word.Length && word[at] < 0x80 ? [word[at] & Letters - 1] : Enumerable.Range(0, Letters);
}
