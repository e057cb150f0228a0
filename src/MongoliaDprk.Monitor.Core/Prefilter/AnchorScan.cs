using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using MongoliaDprk.Monitor.Core.Mentions;

namespace MongoliaDprk.Monitor.Core.Prefilter;

/// <summary>Looks for the anchors of one side in the UTF-8 bytes of a page: those spelled plainly, then those behind obstacles.</summary>
internal sealed class AnchorScan
{
    private readonly IReadOnlyList<NameAnchor> anchors;
    private readonly byte[][] bytes;

    /// <summary>Of each anchor, whether it counts with a capital only.</summary>
    private readonly bool[] capitals;
    private readonly WindowTable windows;
    private readonly ShortWordScan shortWords;
    private readonly HiddenAnchors hidden;

    public AnchorScan(IReadOnlyList<NameAnchor> anchors)
    {
        string[] words = [.. anchors.Select(anchor => anchor.Word)];
        this.anchors = anchors;
        bytes = [.. words.Select(Encoding.UTF8.GetBytes)];
        capitals = [.. anchors.Select(anchor => anchor.Contexts.Count > 0 && anchor.Contexts.All(context => context.BeginsName && context.Capitals != CapitalRule.Any))];
        windows = new WindowTable(words);
        shortWords = new ShortWordScan(words);
        hidden = new HiddenAnchors(anchors);
    }

    public int Count => anchors.Count;

    /// <summary>So many anchors are so short that reading the page is quicker than looking for them.</summary>
    public bool IsCostly => shortWords.IsCostly;

    /// <summary>False when surely no anchor stands in a text that the slow path could read out of the page.</summary>
    public bool MayName(ReadOnlySpan<byte> page) => anchors.Count > 0 && (IsSpelled(page) || IsShortSpelled(page) || ObstacleScan.MayHide(page, hidden));

    private bool IsSpelled(ReadOnlySpan<byte> page)
    {
        const int atOnce = 4 * WindowTable.Step;
        ref byte first = ref MemoryMarshal.GetReference(page);
        ref uint table = ref windows.Table;
        int at = 0;
        for (; at + atOnce + WindowTable.Width <= page.Length; at += atOnce)
        {
            ref byte here = ref Unsafe.Add(ref first, at);
            uint one = WindowTable.Test(ref table, ref here), two = WindowTable.Test(ref table, ref Unsafe.Add(ref here, WindowTable.Step)),
                three = WindowTable.Test(ref table, ref Unsafe.Add(ref here, 2 * WindowTable.Step)), four = WindowTable.Test(ref table, ref Unsafe.Add(ref here, 3 * WindowTable.Step));
            if ((one | two | three | four) != 0
                && (one != 0 && IsAnchor(page, at) || two != 0 && IsAnchor(page, at + WindowTable.Step)
                    || three != 0 && IsAnchor(page, at + 2 * WindowTable.Step) || four != 0 && IsAnchor(page, at + 3 * WindowTable.Step)))
                return true;
        }

        for (; at + sizeof(uint) <= page.Length; at++)
        {
            if (IsAnchor(page, at))
                return true;
        }

        return false;
    }

    /// <summary>Whether the four bytes at <paramref name="at"/> belong to an anchor that stands here, with a context that fits.</summary>
    private bool IsAnchor(ReadOnlySpan<byte> page, int at)
    {
        foreach (WindowTable.Place place in windows.PlacesOf(page.Slice(at, sizeof(uint))))
        {
            if (IsAnchor(page, at - place.Offset, place.Anchor))
                return true;
        }

        return false;
    }

    private bool IsShortSpelled(ReadOnlySpan<byte> page)
    {
        for (int at = shortWords.Next(page, 0); at >= 0; at = shortWords.Next(page, at + 1))
        {
            foreach (int anchor in shortWords.AnchorsAt(page, at))
            {
                if (IsAnchor(page, at, anchor))
                    return true;
            }
        }

        return false;
    }

    private bool IsAnchor(ReadOnlySpan<byte> page, int start, int anchor)
    {
        int end = start + bytes[anchor].Length;
        return start >= 0 && end <= page.Length && MayBegin(page, start, anchor) && IsSame(page[start..end], anchor) && Fits(page, start, end, anchors[anchor].Contexts);
    }

    /// <summary>A small letter begins no word behind a letter, unless that belongs to an escape or reference.</summary>
    private bool MayBegin(ReadOnlySpan<byte> page, int start, int anchor) =>
        !char.IsAsciiLetterLower((char)page[start])
        || !capitals[anchor] && (start == 0 || !char.IsAsciiLetter((char)page[start - 1]) || PlainNeighbours.IsEscaped(page, start));

    private static bool Fits(ReadOnlySpan<byte> page, int start, int end, IReadOnlyList<AnchorContext> contexts)
    {
        if (contexts.Count == 0)
            return true;
        Span<char> letters = stackalloc char[end - start];
        letters = letters[..Encoding.UTF8.GetChars(page[start..end], letters)];
        // the letters beside it tell most contexts from what stands there
        char before = PlainNeighbours.LetterBefore(page, start), after = PlainNeighbours.LetterAfter(page, end);
        for (int i = 0; i < contexts.Count; i++)
        {
            if (MayFit(contexts[i].Before, ^1, before) && MayFit(contexts[i].After, 0, after) && PlainNeighbours.Fit(page, start, end, letters, contexts[i]))
                return true;
        }

        return false;
    }

    private static bool MayFit(string letters, Index nearest, char found) => letters.Length == 0 || found == PlainNeighbours.Unclear || letters[nearest] == found;

    private bool IsSame(ReadOnlySpan<byte> found, int anchor)
    {
        ReadOnlySpan<byte> wanted = bytes[anchor];
        if (found.SequenceEqual(wanted))
            return true;
        string word = anchors[anchor].Word;
        int at = 0;
        foreach (char letter in word)
        {
            if (Rune.DecodeFromUtf8(found[at..], out Rune rune, out int length) != OperationStatus.Done || !rune.IsBmp || !PlainSpellings.Is((char)rune.Value, letter))
                return false;
            at += length;
        }

        return true;
    }
}
