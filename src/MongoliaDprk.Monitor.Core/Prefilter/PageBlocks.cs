using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MongoliaDprk.Monitor.Core.Prefilter;

/// <summary>
/// Steps through a page sixty-four bytes at a time and marks in each block the places where an anchor can begin and those of obstacles: tags behind a letter,
/// references, backslashes, control characters and the first bytes of characters that are not calm. All of it is told by comparing whole vectors.
/// </summary>
/// <param name="page">UTF-8.</param>
/// <param name="rest">Room for the end of the page, <see cref="Room"/> bytes.</param>
/// <param name="pairs">Of the anchors.</param>
/// <param name="digits">Anchors may begin with a digit.</param>
internal ref struct PageBlocks(ReadOnlySpan<byte> page, Span<byte> rest, LetterPairs pairs, bool digits)
{
    /// <summary>Bytes that may be read from each place of a block on; behind the page they are blanks.</summary>
    public const int Ahead = sizeof(ulong);

    /// <summary>Bytes of a block, and those ahead of its last place.</summary>
    public const int Room = Size + Ahead;

    private const int Size = 64;

    /// <summary>Bytes of <c>\n</c>, and so on.</summary>
    private const int ShortEscape = 2;

    private readonly ReadOnlySpan<byte> page = page;
    private readonly Span<byte> rest = rest;
    private readonly LetterPairs pairs = pairs;
    private readonly bool digits = digits;

    /// <summary>The last bit of each of the block before: whether its last byte is a letter of ASCII; any letter.</summary>
    private ulong asciiBefore;
    private ulong letterBefore;

    /// <summary>The backslashes of the block before.</summary>
    private ulong backslashesBefore;

    /// <summary>Offset of the block.</summary>
    public int At { get; private set; } = -Size;

    /// <summary>
    /// Where an anchor can begin: a letter of ASCII that begins a word or is a capital, or stands behind an escape, and begins the <see cref="LetterPairs"/> where they
    /// can be looked at; and the first byte of every other character.
    /// </summary>
    public ulong Begins { get; private set; }

    public ulong Obstacles { get; private set; }

    /// <summary>First byte of the block, with <see cref="Ahead"/> readable bytes behind its last one.</summary>
    public ref byte Bytes;

    /// <summary>Moves to the next block; false = the page ends.</summary>
    public bool Next()
    {
        At += Size;
        if (At >= page.Length)
            return false;
        if (At + Room <= page.Length)
        {
            Bytes = ref Unsafe.Add(ref MemoryMarshal.GetReference(page), At);
        }
        else
        {
            rest.Fill((byte)' ');
            page[At..Math.Min(page.Length, At + Room)].CopyTo(rest);
            Bytes = ref MemoryMarshal.GetReference(rest);
        }

        Mark(Vector512.LoadUnsafe(ref Bytes));
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Mark(Vector512<byte> block)
    {
        ulong high = block.ExtractMostSignificantBits();
        ulong capitals = IsBetween(block, (byte)'A', (byte)'Z');
        ulong letters = IsBetween(block | Vector512.Create((byte)0x20), (byte)'a', (byte)'z');
        ulong backslashes = Vector512.Equals(block, Vector512.Create((byte)'\\')).ExtractMostSignificantBits();
        ulong behindEscape = backslashes << ShortEscape | backslashesBefore >> Size - ShortEscape
            | backslashes << WordReader.EscapeLength | backslashesBefore >> Size - WordReader.EscapeLength;
        Begins = letters & (~(letters << 1 | asciiBefore) | capitals | behindEscape);
        if (LetterPairs.IsSupported)
            Begins &= pairs.Places(block, Vector512.LoadUnsafe(ref Bytes, 1), Vector512.LoadUnsafe(ref Bytes, 2), Vector512.LoadUnsafe(ref Bytes, 3));
        if (digits)
            Begins |= IsBetween(block, (byte)'0', (byte)'9');
        ulong tags = Vector512.Equals(block, Vector512.Create((byte)'<')).ExtractMostSignificantBits() & ((letters | high) << 1 | letterBefore);
        Obstacles = tags | Control(block) | Vector512.Equals(block, Vector512.Create((byte)'&')).ExtractMostSignificantBits();
        if (backslashes != 0)
            Obstacles |= backslashes & ~EndsWord(Vector512.LoadUnsafe(ref Bytes, 1));
        if (high != 0)
        {
            Begins |= Vector512.GreaterThanOrEqual(block, Vector512.Create((byte)0xC2)).ExtractMostSignificantBits();
            Obstacles |= high & ~Calm(block);
        }

        asciiBefore = letters >> Size - 1;
        letterBefore = (letters | high) >> Size - 1;
        backslashesBefore = backslashes;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong IsBetween(Vector512<byte> block, byte first, byte last) =>
        Vector512.LessThanOrEqual(block - Vector512.Create(first), Vector512.Create((byte)(last - first))).ExtractMostSignificantBits();

    /// <summary>Control characters other than white space.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Control(Vector512<byte> block) =>
        (Vector512.LessThan(block, Vector512.Create((byte)' ')) & Vector512.GreaterThan(block - Vector512.Create((byte)'\t'), Vector512.Create((byte)('\r' - '\t')))
            | Vector512.Equals(block, Vector512.Create((byte)0x7F))).ExtractMostSignificantBits();

    /// <summary>The most frequent of the letters that end a word behind a backslash (<see cref="WordReader.EndsWord"/>).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong EndsWord(Vector512<byte> next) =>
        (Vector512.Equals(next, Vector512.Create((byte)'"')) | Vector512.Equals(next, Vector512.Create((byte)'/')) | Vector512.Equals(next, Vector512.Create((byte)'n'))
            | Vector512.Equals(next, Vector512.Create((byte)'t')) | Vector512.Equals(next, Vector512.Create((byte)'r'))).ExtractMostSignificantBits();

    /// <summary>
    /// Bytes with which no obstacle begins. Sequences that begin with them hold plain letters only, and news is full of them: Cyrillic without the letters of smaller
    /// languages, Chinese characters, Hangul syllables. Behind F0 nothing folds to a letter.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Calm(Vector512<byte> block) =>
        (Vector512.LessThan(block, Vector512.Create((byte)0xC2))
            | Vector512.LessThan(block - Vector512.Create((byte)0xD0), Vector512.Create((byte)2))
            | Vector512.LessThan(block - Vector512.Create((byte)0xE4), Vector512.Create((byte)6))
            | Vector512.LessThan(block - Vector512.Create((byte)0xEB), Vector512.Create((byte)3))
            | Vector512.GreaterThan(block, Vector512.Create((byte)0xF0))).ExtractMostSignificantBits();
}
