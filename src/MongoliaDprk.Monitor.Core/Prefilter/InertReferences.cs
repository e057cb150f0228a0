using System.Buffers.Binary;

namespace MongoliaDprk.Monitor.Core.Prefilter;

/// <summary>
/// Tells the references that hide nothing whatever stands around them: blanks, quotes, and what is none, as in most addresses. The verdicts on short ones are kept by
/// their bytes. Thread-safe.
/// </summary>
/// <param name="kinds">Of the anchors' letters.</param>
/// <param name="begins">Of the anchors.</param>
internal sealed class InertReferences(CharacterKinds kinds, AnchorBegins begins)
{
    private const int Bits = 10;

    /// <summary>Bytes that are read at once; a longer reference is judged by others.</summary>
    private const int Longest = sizeof(ulong);

    /// <summary>No byte of a short reference has its highest bit set.</summary>
    private const long Inert = long.MinValue;

    /// <summary>Bytes of references with their verdict, each where its hash points.</summary>
    private readonly long[] known = new long[1 << Bits];

    /// <summary>False when the reference whose ampersand stands at <paramref name="at"/> must be looked at where it stands.</summary>
    public bool IsInert(ReadOnlySpan<byte> page, int at)
    {
        for (at++; at + Longest <= page.Length; at += "amp;".Length)
        {
            ReadOnlySpan<byte> here = page.Slice(at, Longest);
            if (here[0] != '#' && !char.IsAsciiLetter((char)here[0]))
                return true;
            if (!here.StartsWith("amp;"u8))
                return IsKnownInert(page[at..]);
        }

        return false;
    }

    /// <param name="page">What follows the ampersand.</param>
    private bool IsKnownInert(ReadOnlySpan<byte> page)
    {
        int end = 1;
        while (end < Longest && char.IsAsciiLetterOrDigit((char)page[end]))
            end++;
        if (end == Longest || page[end] >= 0x80)
            return false;
        int unused = 8 * (Longest - 1 - end);
        long key = (long)(BinaryPrimitives.ReadUInt64LittleEndian(page) << unused >> unused);
        ref long place = ref known[(ulong)key * 0x9E3779B97F4A7C15UL >> 64 - Bits];
        long kept = Volatile.Read(ref place);
        if ((kept & ~Inert) != key)
            Volatile.Write(ref place, kept = Judge(page[..(end + 1)]) ? key | Inert : key);
        return (kept & Inert) != 0;
    }

    /// <param name="reference">With the byte that ends it, which is no letter: an anchor that begins in it ends in it.</param>
    private bool Judge(ReadOnlySpan<byte> reference)
    {
        Span<byte> alone = stackalloc byte[Longest + PageBlocks.Ahead];
        alone.Clear();
        reference.CopyTo(alone);
        for (int i = 0; i < reference.Length; i++)
        {
            if (begins.MayStand(ref alone[i]))
                return false;
        }

        return CharacterReference.Read(reference, out int length) switch
        {
            "" => true,
            [var single] => length == reference.Length && single != '&' && kinds[single] == CharacterKind.None && !char.IsLetterOrDigit(single),
            _ => false,
        };
    }
}
