using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace MongoliaDprk.Monitor.Core.Prefilter;

/// <summary>
/// Finds out which anchors may stand where a word begins. Their first four bytes are entered into a hash set of bits, which tells nearly always that there
/// is none; then their first six, four or three bytes, whichever they have, into a second one; only then are they looked up. Bit 5 of each byte is left out, which
/// makes letters of ASCII equal in both cases; the other spellings of a letter are entered beside it. Of anchors of three bytes the fourth is entered with every value.
/// </summary>
internal sealed class AnchorBegins
{
    /// <summary>Bytes of the shortest anchor that is entered.</summary>
    public const int Shortest = 3;

    private const int Usual = 4;

    private const int Longest = 6;

    private const ulong CaseMask = 0xDFDFDFDFDFDFDFDF;

    private const int Bits = 17;

    private readonly uint[] begins = new uint[1 << Bits - 5];

    private readonly uint[] known = new uint[1 << Bits - 5];

    private readonly Dictionary<ulong, int[]> anchors;

    /// <param name="words">The anchors; those shorter than <see cref="Shortest"/> are passed over.</param>
    public AnchorBegins(IReadOnlyList<string> words)
    {
        HashSet<(ulong Key, int Anchor)> all = [];
        SortedSet<int> lengths = [];
        for (int i = 0; i < words.Count; i++)
        {
            int bytes = Encoding.UTF8.GetByteCount(words[i]);
            if (bytes < Shortest)
                continue;
            int length = bytes >= Longest ? Longest : Math.Min(bytes, Usual);
            lengths.Add(length);
            foreach (byte[] spelling in PlainSpellings.Bytes(words[i], length))
            {
                Enter(spelling);
                all.Add((Key([.. spelling, .. new byte[sizeof(ulong)]], length), i));
            }
        }

        Lengths = [.. lengths];
        anchors = all.GroupBy(entry => entry.Key, entry => entry.Anchor).ToDictionary(group => group.Key, group => group.ToArray());
        foreach (ulong key in anchors.Keys)
            Set(known, Hash(key));
    }

    /// <summary>Of so many bytes there are begins to look up; not to be changed.</summary>
    public int[] Lengths { get; }

    /// <summary>False when surely no anchor begins with the four bytes from <paramref name="at"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayStand(ref byte at) => IsSet(begins, Hash(Unsafe.ReadUnaligned<uint>(ref at) & unchecked((uint)CaseMask)));

    /// <summary>The anchors that begin with these bytes.</summary>
    /// <param name="bytes">Eight.</param>
    /// <param name="length">How many of them count, one of <see cref="Lengths"/>.</param>
    public ReadOnlySpan<int> At(ReadOnlySpan<byte> bytes, int length)
    {
        ulong key = Key(bytes, length);
        return IsSet(known, Hash(key)) && anchors.TryGetValue(key, out int[]? found) ? found : [];
    }

    private static ulong Key(ReadOnlySpan<byte> bytes, int length) =>
        BinaryPrimitives.ReadUInt64LittleEndian(bytes) & CaseMask >> 8 * (sizeof(ulong) - length);

    private void Enter(byte[] begin)
    {
        for (int unknown = 0; unknown <= (begin.Length < Usual ? byte.MaxValue : 0); unknown++)
        {
            byte[] four = [.. begin, (byte)unknown];
            Set(begins, Hash(MemoryMarshal.Read<uint>(four) & unchecked((uint)CaseMask)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSet(uint[] bits, uint hash) => (Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(bits), hash >> 5) >> (int)(hash & 31) & 1) != 0;

    private static void Set(uint[] bits, uint hash) => bits[hash >> 5] |= 1u << (int)(hash & 31);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(uint begin) => begin * 0x9E3779B1u >> 32 - Bits;

    private static uint Hash(ulong key) => (uint)(key * 0x9E3779B97F4A7C15UL >> 64 - Bits);
}
