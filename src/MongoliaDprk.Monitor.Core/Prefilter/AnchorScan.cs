using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using MongoliaDprk.Monitor.Core.Mentions;

namespace MongoliaDprk.Monitor.Core.Prefilter;

/// <summary>Looks for the anchors of one side in the UTF-8 bytes of a page: those spelled plainly, then those behind obstacles.</summary>
internal sealed class AnchorScan
{
    private readonly NameAnchor[] anchors;
    private readonly byte[][] bytes;
    private readonly AnchorContext[][] contexts;

    /// <summary>Of each anchor, whether it counts with a capital only.</summary>
    private readonly bool[] capitals;
    private readonly AnchorBegins begins;
    private readonly LetterPairs pairs;

    /// <summary>An anchor begins with a digit.</summary>
    private readonly bool digits;
    private readonly ShortWordScan shortWords;
    private readonly HiddenAnchors hidden;
    private readonly InertReferences inert;

    public AnchorScan(IReadOnlyList<NameAnchor> anchors)
    {
        string[] words = [.. anchors.Select(anchor => anchor.Word)];
        this.anchors = [.. anchors];
        bytes = [.. words.Select(Encoding.UTF8.GetBytes)];
        contexts = [.. anchors.Select(anchor => anchor.Contexts.ToArray())];
        capitals = [.. anchors.Select(anchor => anchor.Contexts.Count > 0 && anchor.Contexts.All(context => context.BeginsName && context.Capitals != CapitalRule.Any))];
        begins = new AnchorBegins(words);
        pairs = new LetterPairs(words);
        digits = words.Any(word => char.IsAsciiDigit(word[0]));
        shortWords = new ShortWordScan(words);
        hidden = new HiddenAnchors(anchors);
        inert = new InertReferences(hidden.Kinds, begins);
    }

    public int Count => anchors.Length;

    /// <summary>So many anchors are so short that reading the page is quicker than looking for them.</summary>
    public bool IsCostly => shortWords.IsCostly;

    /// <summary>False when surely no anchor stands in a text that the slow path could read out of the page.</summary>
    public bool MayName(ReadOnlySpan<byte> page)
    {
        if (anchors.Length == 0)
            return false;
        PageBlocks blocks = new(page, stackalloc byte[PageBlocks.Room], pairs, digits);
        while (blocks.Next())
        {
            for (ulong left = blocks.Begins; left != 0; left &= left - 1)
            {
                int place = BitOperations.TrailingZeroCount(left);
                ref byte here = ref Unsafe.Add(ref blocks.Bytes, place);
                if (begins.MayStand(ref here) && IsAnchor(page, blocks.At + place, MemoryMarshal.CreateReadOnlySpan(ref here, PageBlocks.Ahead)))
                    return true;
            }

            for (ulong left = blocks.Obstacles; left != 0; left &= left - 1)
            {
                int at = blocks.At + BitOperations.TrailingZeroCount(left);
                bool refers = page[at] == '&';
                if (refers && inert.IsInert(page, at))
                    continue;
                if (hidden.MayHide(page, at) || refers && IsGlued(page, at))
                    return true;
            }
        }

        return IsShortSpelled(page);
    }

    /// <summary>Whether one of the anchors that begin with these bytes stands here, with a context that fits.</summary>
    private bool IsAnchor(ReadOnlySpan<byte> page, int at, ReadOnlySpan<byte> bytes)
    {
        foreach (int length in begins.Lengths)
        {
            foreach (int anchor in begins.At(bytes, length))
            {
                if (IsAnchor(page, at, anchor))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether an anchor stands behind a reference that no semicolon ends: it begins in the middle of letters then.</summary>
    private bool IsGlued(ReadOnlySpan<byte> page, int at)
    {
        Span<byte> bytes = stackalloc byte[PageBlocks.Ahead];
        int end = Math.Min(page.Length, at + PlainNeighbours.LongestReference);
        for (at++; at < end && (char.IsAsciiLetterOrDigit((char)page[at]) || page[at] is (byte)'#' or (byte)';'); at++)
        {
            bytes.Fill((byte)' ');
            page[at..Math.Min(page.Length, at + PageBlocks.Ahead)].CopyTo(bytes);
            if (begins.MayStand(ref bytes[0]) && IsAnchor(page, at, bytes))
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
        return start >= 0 && end <= page.Length && MayBegin(page, start, anchor) && IsSame(page[start..end], anchor) && Fits(page, start, end, contexts[anchor]);
    }

    /// <summary>A small letter begins no word behind a letter, unless that belongs to an escape or reference.</summary>
    private bool MayBegin(ReadOnlySpan<byte> page, int start, int anchor) =>
        !char.IsAsciiLetterLower((char)page[start])
        || !capitals[anchor] && (start == 0 || !char.IsAsciiLetter((char)page[start - 1]) || PlainNeighbours.IsEscaped(page, start));

    private static bool Fits(ReadOnlySpan<byte> page, int start, int end, AnchorContext[] contexts)
    {
        if (contexts.Length == 0)
            return true;
        Span<char> letters = stackalloc char[end - start];
        letters = letters[..Encoding.UTF8.GetChars(page[start..end], letters)];
        // the letters beside it tell most contexts from what stands there
        char before = PlainNeighbours.LetterBefore(page, start, out char orBefore), after = PlainNeighbours.Unclear, orAfter = after;
        bool isAfterRead = false;
        foreach (AnchorContext context in contexts)
        {
            if (!MayFit(context.Before, ^1, before, orBefore))
                continue;
            if (!isAfterRead)
            {
                after = PlainNeighbours.LetterAfter(page, end, out orAfter);
                isAfterRead = true;
            }

            if (MayFit(context.After, 0, after, orAfter) && PlainNeighbours.Fit(page, start, end, letters, context))
                return true;
        }

        return false;
    }

    private static bool MayFit(string letters, Index nearest, char found, char or) =>
        letters.Length == 0 || found == PlainNeighbours.Unclear || letters[nearest] == found || or == PlainNeighbours.Unclear || letters[nearest] == or;

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
