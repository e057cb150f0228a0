using System.Text;
using MongoliaDprk.Monitor.Core.Mentions;

namespace MongoliaDprk.Monitor.Core.Prefilter;

/// <summary>
/// Looks at what stands beside an anchor that is too common alone. Only what is plainly another word speaks against a name; markup and
/// references between the words are stepped over, and where that is not certain, the slow path must look.
/// </summary>
internal static class PlainNeighbours
{
    /// <summary>Bytes behind an ampersand that may belong to a reference.</summary>
    public const int LongestReference = 40;

    private const int EscapeDigits = 4;

    /// <summary>A longer tag between two words is not looked through.</summary>
    private const int LongestTag = 1 << 16;

    /// <summary>What may part the words of a name, or a name from a title; white space besides.</summary>
    private const string Between = "-.,:(\"'`\u2010\u2011\u2018\u2019\u201C\u00B4\u02BC\u00B7\uFF0C\u300C\u30FB\uFF65\u30A0=\uFF1D";

    /// <summary>No letter of a name stands there.</summary>
    public const char Nothing = '\uFFFF';

    /// <summary>It cannot be told which letter stands there.</summary>
    public const char Unclear = '\0';

    private enum Found { Letter, Gap, Nothing, Unclear }

    private static readonly Found[] AsciiKinds = [.. Enumerable.Range(0, 0x80).Select(code => KindOf((char)code))];

    /// <summary>Whether the anchor from <paramref name="start"/> to <paramref name="end"/> may be part of a name with this context.</summary>
    /// <param name="letters">The anchor as the text has it, in its own capitals.</param>
    public static bool Fit(ReadOnlySpan<byte> page, int start, int end, ReadOnlySpan<char> letters, AnchorContext context) =>
        CapitalsFit(letters, context.Capitals)
        && (!context.BeginsName || MayBeginName(page, start, letters))
        && MayEnd(page, end, letters, context.Endings)
        && FitsBefore(page, start, context.Before)
        && FitsAfter(page, end, context.After);

    /// <summary>A letter of its own alphabet directly behind a name must be that of an ending.</summary>
    private static bool MayEnd(ReadOnlySpan<byte> page, int end, ReadOnlySpan<char> letters, string? endings) =>
        endings is null || end == page.Length || !char.IsAsciiLetter((char)page[end]) || !char.IsAsciiLetter(letters[^1])
        || endings.Contains(char.ToLowerInvariant((char)page[end]), StringComparison.Ordinal);

    /// <summary>The folded letter before an anchor, behind whatever may part words; <see cref="Nothing"/> or <see cref="Unclear"/>.</summary>
    /// <param name="or">The last letter of an escape (<c>\n</c>, <c>\u00a0</c>): where none are read, it stands before the anchor. Else <see cref="Nothing"/>, of several <see cref="Unclear"/>.</param>
    public static char LetterBefore(ReadOnlySpan<byte> page, int at, out char or)
    {
        or = Nothing;
        while (at > 0)
        {
            if (page[at - 1] == '>')
            {
                int from = Math.Max(0, at - LongestTag), tag = page[from..at].LastIndexOf((byte)'<');
                if (tag < 0)
                    return Unclear;
                at = from + tag;
                continue;
            }

            if (at > 1 && page[at - 2] == '\\' && page[at - 1] is (byte)'n' or (byte)'r' or (byte)'t')
            {
                or = Joined(or, (char)page[at - 1]);
                at -= 2;
                continue;
            }

            if ((page[at - 1] == ';' ? ByReference(page, at) : ByEscape(page, at)) is { } written)
            {
                if (page[at - 1] != ';')
                    or = Joined(or, char.ToLowerInvariant((char)page[at - 1]));
                Found meant = Kind(written.Character);
                if (meant != Found.Gap)
                    return meant == Found.Unclear ? Unclear : FoldedOrNothing(written.Character, meant);
                at = written.Start;
                continue;
            }

            char c = CharacterBefore(page, at, out int length);
            Found kind = Kind(c);
            if (kind == Found.Unclear || kind != Found.Gap && IsEscaped(page, at))
                return Unclear;
            if (kind != Found.Gap)
                return FoldedOrNothing(c, kind);
            at -= length;
        }

        return Unclear;
    }

    /// <summary>U+FFFD for what is none of the basic plane.</summary>
    private static char CharacterBefore(ReadOnlySpan<byte> page, int at, out int length)
    {
        length = 1;
        if (page[at - 1] < 0x80)
            return (char)page[at - 1];
        Rune.DecodeLastFromUtf8(page[..at], out Rune rune, out length);
        return rune.IsBmp ? (char)rune.Value : '\uFFFD';
    }

    private static char FoldedOrNothing(char c, Found kind) => kind == Found.Letter && CharacterFold.Of(c, out char folded) is null ? folded : Nothing;

    /// <summary>The character whose reference ends before <paramref name="at"/>, when it is one and stays one.</summary>
    private static (char Character, int Start)? ByReference(ReadOnlySpan<byte> page, int at)
    {
        int from = Math.Max(0, at - LongestReference), start = from + page[from..at].LastIndexOf((byte)'&');
        if (start < from || CharacterReference.Read(page[(start + 1)..at], out int length) is not [var single] || start + 1 + length != at)
            return null;
        return IsWhole(single) ? (single, start) : null;
    }

    /// <summary>The same of <c>\uXXXX</c>.</summary>
    private static (char Character, int Start)? ByEscape(ReadOnlySpan<byte> page, int at)
    {
        int start = at - WordReader.EscapeLength;
        if (start < 0 || page[start] != '\\' || !WordReader.IsEscape(page[start..at]))
            return null;
        char single = (char)CharacterReference.CodeUnit(page[(start + 2)..]);
        return single is not ('&' or '<' or '>') && !char.IsSurrogate(single) && IsWhole(single) ? (single, start) : null;
    }

    /// <summary>It folds to one character.</summary>
    private static bool IsWhole(char c) => Kind(c) != Found.Unclear && CharacterFold.Of(c, out char folded) is null && folded != CharacterFold.Nothing;

    /// <summary>The same behind an anchor.</summary>
    public static char LetterAfter(ReadOnlySpan<byte> page, int at, out char or)
    {
        or = Nothing;
        WordReader reader = new(page, at);
        while (true)
        {
            int read = reader.Next();
            if (read < 0)
            {
                if (read == WordReader.Uncertain || reader.At >= page.Length)
                    return Unclear;
                if (!IsLineBreak(page[reader.At..]))
                    return Nothing;
                or = Joined(or, (char)page[reader.At + 1]);
                reader = new WordReader(page, reader.At + 2);
                continue;
            }

            Found kind = Kind((char)read);
            if (kind != Found.Gap)
                return kind == Found.Unclear ? Unclear : FoldedOrNothing((char)read, kind);
        }
    }

    private static char Joined(char or, char letter) => or == Nothing || or == letter ? letter : Unclear;

    private static bool IsLineBreak(ReadOnlySpan<byte> page) => page is [(byte)'\\', (byte)'n' or (byte)'r' or (byte)'t', ..];

    private static bool IsUnclearEnd(ReadOnlySpan<byte> page, int read, int at) =>
        read == WordReader.Uncertain || at >= page.Length || IsLineBreak(page[at..]);

    /// <summary>Whether the letters follow from <paramref name="at"/> on, whatever may part words between them.</summary>
    private static bool FitsAfter(ReadOnlySpan<byte> page, int at, string letters)
    {
        if (letters.Length == 0)
            return true;
        WordReader reader = new(page, at);
        for (int next = 0; next < letters.Length;)
        {
            int read = reader.Next();
            if (read < 0)
                return IsUnclearEnd(page, read, reader.At);
            switch (Kind((char)read))
            {
                case Found.Unclear:
                    return true;
                case Found.Nothing:
                    return false;
                case Found.Letter when !PlainSpellings.Folds((char)read, letters[next++]):
                    return false;
            }
        }

        return true;
    }

    private static bool CapitalsFit(ReadOnlySpan<char> letters, CapitalRule capitals)
    {
        if (capitals != CapitalRule.All)
            return capitals == CapitalRule.Any || !char.IsLower(letters[0]);
        foreach (char letter in letters)
        {
            if (char.IsLower(letter))
                return false;
        }

        return true;
    }

    /// <summary>Names begin at the begin of a word, or, where words are run together, with a capital beside a small letter.</summary>
    private static bool MayBeginName(ReadOnlySpan<byte> page, int start, ReadOnlySpan<char> letters)
    {
        if (start == 0 || IsEscaped(page, start))
            return true;
        Rune.DecodeLastFromUtf8(page[..start], out Rune before, out _);
        bool touch = Rune.IsLetter(before) && before.IsAscii == char.IsAscii(letters[0]);
        return !touch || char.IsUpper(letters[0]) && (Rune.IsLower(before) || letters.Length < 2 || char.IsLower(letters[1]));
    }

    private static bool FitsBefore(ReadOnlySpan<byte> page, int at, string letters)
    {
        for (int left = letters.Length; left > 0;)
        {
            if (at == 0)
                return true;
            if (page[at - 1] == '>')
            {
                int from = Math.Max(0, at - LongestTag), tag = page[from..at].LastIndexOf((byte)'<');
                if (tag < 0)
                    return true;
                at = from + tag;
                continue;
            }

            // what ends a reference or escape is not worth reading backwards
            Rune.DecodeLastFromUtf8(page[..at], out Rune rune, out int length);
            Found kind = rune.IsBmp ? Kind((char)rune.Value) : Found.Nothing;
            if (kind == Found.Unclear || kind != Found.Gap && IsEscaped(page, at))
                return true;
            if (kind == Found.Nothing || kind == Found.Letter && !PlainSpellings.Folds((char)rune.Value, letters[--left]))
                return false;
            at -= length;
        }

        // the first of them, in the capitals it has
        Rune.DecodeFromUtf8(page[at..], out Rune first, out _);
        return letters.Length == 0 || !first.IsBmp || MayBeginName(page, at, [(char)first.Value]);
    }

    /// <summary>Whether what ends at <paramref name="at"/> belongs to an escape or a reference.</summary>
    public static bool IsEscaped(ReadOnlySpan<byte> page, int at)
    {
        int start = page[at - 1] == ';' ? at - 1 : at;
        while (start > 0 && at - start < LongestReference && (char.IsAsciiLetterOrDigit((char)page[start - 1]) || page[start - 1] == '#'))
            start--;
        if (start == 0 || start == at)
            return false;
        if (page[start - 1] == '&' || page[..start].EndsWith("amp;"u8))
            return CharacterReference.Read(page[start..], out _).Length > 0;
        return page[start - 1] == '\\' && (page[at - 1] == ';' || at - start <= (page[start] == 'u' ? EscapeDigits + 1 : 1));
    }

    private static Found Kind(char c) => c < AsciiKinds.Length ? AsciiKinds[c] : KindOf(c);

    private static Found KindOf(char c)
    {
        if (char.IsWhiteSpace(c) || Between.Contains(c, StringComparison.Ordinal))
            return Found.Gap;
        if (CharacterFold.Of(c, out char folded) is not null || c is >= '\u1100' and <= '\u11FF' or '\u3099' or '\u309A' or (>= '\uFF66' and <= '\uFF9F'))
            return Found.Unclear;
        return folded == CharacterFold.Nothing ? Found.Gap : char.IsLetterOrDigit(folded) ? Found.Letter : Found.Nothing;
    }
}
