using System.Globalization;
using System.Text;
using MongoliaDprk.Monitor.Core.Mentions;

namespace MongoliaDprk.Monitor.Core.Prefilter;

/// <summary>
/// Looks at what stands beside an anchor that is too common alone. Only what is plainly another word speaks against a name; markup and
/// references between the words are stepped over, and where that is not certain, the slow path must look.
/// </summary>
internal static class PlainNeighbours
{
    private const int LongestReference = 12;

    private const int EscapeDigits = 4;

    /// <summary>A longer tag between two words is not looked through.</summary>
    private const int LongestTag = 2000;

    /// <summary>What may part the words of a name, or a name from a title; white space besides.</summary>
    private const string Between = "-.,:(\"'`\u2010\u2011\u2018\u2019\u201C\u00B4\u02BC\u00B7\uFF0C\u300C";

    private enum Found { Letter, Gap, Nothing, Unclear }

    /// <summary>Whether the anchor from <paramref name="start"/> to <paramref name="end"/> may be part of a name with this context.</summary>
    public static bool Fit(ReadOnlySpan<byte> page, int start, int end, AnchorContext context) =>
        CapitalsFit(page[start..end], context.Capitals)
        && (!context.BeginsName || MayBeginName(page, start))
        && FitsBefore(page, start, context.Before)
        && FitsAfter(page, end, context.After);

    /// <summary>Whether the letters follow from <paramref name="at"/> on, whatever may part words between them.</summary>
    public static bool FitsAfter(ReadOnlySpan<byte> page, int at, string letters)
    {
        if (letters.Length == 0)
            return true;
        WordReader reader = new(page, at);
        for (int next = 0; next < letters.Length;)
        {
            int read = reader.Next();
            if (read < 0)
                return read == WordReader.Uncertain || reader.At >= page.Length || page[reader.At] == '\\';
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

    private static bool CapitalsFit(ReadOnlySpan<byte> anchor, CapitalRule capitals)
    {
        while (capitals != CapitalRule.Any && anchor.Length > 0)
        {
            Rune.DecodeFromUtf8(anchor, out Rune rune, out int length);
            if (Rune.IsLower(rune))
                return false;
            if (capitals == CapitalRule.First)
                return true;
            anchor = anchor[length..];
        }

        return true;
    }

    /// <summary>Names begin at the begin of a word, or, where words are run together, with a capital beside a small letter.</summary>
    private static bool MayBeginName(ReadOnlySpan<byte> page, int start)
    {
        if (start == 0 || IsEscaped(page, start))
            return true;
        Rune.DecodeLastFromUtf8(page[..start], out Rune before, out _);
        Rune.DecodeFromUtf8(page[start..], out Rune first, out int length);
        Rune.DecodeFromUtf8(page[(start + length)..], out Rune second, out _);
        bool touch = Rune.IsLetter(before) && before.IsAscii == first.IsAscii;
        return !touch || Rune.IsUpper(first) && (Rune.IsLower(before) || Rune.IsLower(second));
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
            if (kind == Found.Unclear)
                return true;
            if (kind == Found.Nothing || kind == Found.Letter && !PlainSpellings.Folds((char)rune.Value, letters[--left]))
                return IsEscaped(page, at);
            at -= length;
        }

        return letters.Length == 0 || MayBeginName(page, at);
    }

    /// <summary>Whether what ends at <paramref name="at"/> belongs to an escape or a reference.</summary>
    private static bool IsEscaped(ReadOnlySpan<byte> page, int at)
    {
        int start = page[at - 1] == ';' ? at - 1 : at;
        while (start > 0 && at - start < LongestReference && (char.IsAsciiLetterOrDigit((char)page[start - 1]) || page[start - 1] == '#'))
            start--;
        return start > 0 && start < at
            && (page[start - 1] == '&' || page[start - 1] == '\\' && at - start <= (page[start] == 'u' ? EscapeDigits + 1 : 1));
    }

    private static Found Kind(char c)
    {
        if (char.IsAsciiLetterOrDigit(c) || c is >= PlainSpellings.FirstCyrillic and <= PlainSpellings.LastCyrillic)
            return Found.Letter;
        if (char.IsWhiteSpace(c) || Between.Contains(c, StringComparison.Ordinal))
            return Found.Gap;
        return char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or <= UnicodeCategory.OtherNumber ? Found.Unclear : Found.Nothing;
    }
}
