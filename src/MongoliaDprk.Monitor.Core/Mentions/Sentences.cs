using System.Collections.Frozen;

namespace MongoliaDprk.Monitor.Core.Mentions;

/// <summary>A stretch of a text, in UTF-16 units.</summary>
internal readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public bool Contains(int offset) => offset >= Start && offset < End;

    public string Of(string text) => text.Substring(Start, Length);
}

/// <summary>Divides text into sentences: at line breaks, at full-width stops, and at stops that end no abbreviation or initial.</summary>
internal static class Sentences
{
    private const string FullWidthStops = "。！？｡";

    private const string Closers = "\"'”’»)]」』）》】";

    /// <summary>Words that end in a stop inside a sentence; single letters (initials) are known without a list.</summary>
    private static readonly FrozenSet<string> Abbreviations = new[]
    {
        "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "maj", "sgt", "capt", "adm", "sen", "rep", "gov", "hon", "rev", "st", "no", "nos", "vol",
        "art", "dept", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat",
        "sun", "vs", "inc", "ltd", "co", "corp", "jr", "sr", "sra", "cf", "им", "ул", "тыс", "млн", "млрд", "руб", "гг", "чл", "проф", "ген", "янв",
        "фев", "апр", "авг", "сен", "сент", "окт", "ноя", "дек", "дэд", "проф",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>German words before a date or a rank, where the stop is part of the number.</summary>
    private static readonly FrozenSet<string> BeforeOrdinals = new[] { "am", "vom", "zum", "bis", "dem", "den", "der", "das", "die", "ab", "seit" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The sentences in text order, without surrounding blanks; together they hold everything that is not blank.</summary>
    public static IReadOnlyList<TextSpan> Split(string text)
    {
        List<TextSpan> sentences = [];
        int start = 0;
        for (int at = 0; at < text.Length; at++)
        {
            int end = EndAt(text, at);
            if (end < 0)
                continue;
            Add(text, start, end, sentences);
            start = end;
            at = end - 1;
        }

        Add(text, start, text.Length, sentences);
        return sentences;
    }

    /// <summary>The same, each sentence that is longer than people write them in pieces, cut between words where there are any.</summary>
    /// <param name="longest">In characters.</param>
    public static IReadOnlyList<TextSpan> Split(string text, int longest)
    {
        List<TextSpan> pieces = [];
        foreach (TextSpan sentence in Split(text))
        {
            int start = sentence.Start;
            while (sentence.End - start > longest)
            {
                int blank = text.LastIndexOf(' ', start + longest - 1, longest / 2);
                int end = blank >= 0 ? blank : start + longest - (char.IsHighSurrogate(text[start + longest - 1]) ? 1 : 0);
                Add(text, start, end, pieces);
                start = end;
            }

            Add(text, start, sentence.End, pieces);
        }

        return pieces;
    }

    /// <summary>The index in <paramref name="sentences"/> of the one at <paramref name="offset"/>, or of the last one before it; 0 when there is none.</summary>
    public static int IndexAt(IReadOnlyList<TextSpan> sentences, int offset)
    {
        int low = 0;
        int high = sentences.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (sentences[middle].Start <= offset)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    /// <summary>Where the sentence ends when the character at <paramref name="at"/> ends one, else -1.</summary>
    private static int EndAt(string text, int at)
    {
        char c = text[at];
        if (c is '\n' or '\r' or '\u2028' or '\u2029')
            return at + 1;
        bool wide = FullWidthStops.Contains(c, StringComparison.Ordinal);
        if (!wide && c is not ('.' or '!' or '?' or '…'))
            return -1;
        int end = at + 1;
        while (end < text.Length && (text[end] is '.' or '!' or '?' or '…' || FullWidthStops.Contains(text[end], StringComparison.Ordinal)))
            end++;
        while (end < text.Length && Closers.Contains(text[end], StringComparison.Ordinal))
            end++;
        if (wide)
            return end;
        return EndsSentence(text, at, end) ? end : -1;
    }

    private static bool EndsSentence(string text, int stop, int end)
    {
        if (end >= text.Length)
            return true;
        int next = end;
        while (next < text.Length && text[next] is ' ' or '\u00A0' or '\t')
            next++;
        if (next == end)
            return IsLostBlank(text, stop, end);
        if (next < text.Length && char.IsLower(text[next]))
            return false;
        return text[stop] != '.' || !IsAbbreviation(text, stop);
    }

    /// <summary>"…went home.The president…": a copy that lost the blank after a stop.</summary>
    private static bool IsLostBlank(string text, int stop, int end) =>
        stop > 1 && char.IsLower(text[stop - 1]) && char.IsLower(text[stop - 2])
        && end + 1 < text.Length && char.IsUpper(text[end]) && char.IsLower(text[end + 1]);

    private static bool IsAbbreviation(string text, int stop)
    {
        int start = stop;
        while (start > 0 && char.IsLetter(text[start - 1]))
            start--;
        int length = stop - start;
        if (length == 0)
            return IsOrdinal(text, stop);
        if (length == 1)
            return char.IsUpper(text[start]) || start == 0 || text[start - 1] is ' ' or '.' or '\u00A0';
        if (length == 2 && char.IsUpper(text[start]) && char.IsLower(text[start + 1]) && !"aeiouаэиоуө".Contains(text[start + 1], StringComparison.Ordinal))
            return true; // an initial of two letters: "Ts."
        return length is > 1 and < 6 && Abbreviations.Contains(text[start..stop]);
    }

    /// <summary>"am 9. März": a day's number behind a word that only an ordinal follows.</summary>
    private static bool IsOrdinal(string text, int stop)
    {
        int digits = stop;
        while (digits > 0 && char.IsAsciiDigit(text[digits - 1]))
            digits--;
        if (stop - digits is not (1 or 2) || digits == 0 || text[digits - 1] != ' ')
            return false;
        int word = digits - 1;
        while (word > 0 && char.IsLetter(text[word - 1]))
            word--;
        return BeforeOrdinals.Contains(text[word..(digits - 1)]);
    }

    private static void Add(string text, int start, int end, List<TextSpan> sentences)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (end > start)
            sentences.Add(new TextSpan(start, end - start));
    }
}
