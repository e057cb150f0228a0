using MongoliaDprk.Monitor.Core.Mentions;

namespace MongoliaDprk.Monitor.Core.Prefilter;

/// <summary>One spelling of the watchlist as its letters, with what must stand between them.</summary>
internal sealed class SpelledName
{
    private readonly LetterMarks[] gaps;
    private readonly bool mayRunOn;

    public SpelledName(NamePattern pattern)
    {
        Pattern = pattern;
        Letters = string.Concat(pattern.Folded.Where(char.IsLetterOrDigit));
        gaps = Gaps(pattern.Folded);
        mayRunOn = MayRunOn(pattern);
    }

    public NamePattern Pattern { get; }

    public string Letters { get; }

    /// <summary>False when the slow path surely finds no name in these letters of a page.</summary>
    /// <param name="letters">Of the page.</param>
    /// <param name="marks">Beside the letters.</param>
    /// <param name="start">Where the name's letters begin among them.</param>
    public bool Fits(ReadOnlySpan<char> letters, ReadOnlySpan<LetterMarks> marks, int start)
    {
        int end = start + Letters.Length;
        return FitsLeft(letters, marks, start) && FitsBetween(marks[start..end]) && CapitalsFit(marks[start..end]) && FitsRight(letters, marks, end);
    }

    /// <summary>Whether letters may follow the name; as <see cref="NameBoundaries"/> has it, also in a copy that lost the blank behind a full name.</summary>
    public static bool MayRunOn(NamePattern pattern) => pattern.AnyEnding || pattern.Use == PatternUse.Name && pattern.Folded.Count(c => c == ' ') > 1;

    private static LetterMarks[] Gaps(string folded)
    {
        List<LetterMarks> gaps = [];
        LetterMarks gap = LetterMarks.None;
        foreach (char c in folded)
        {
            if (!char.IsLetterOrDigit(c))
            {
                LetterMarks kind = c is ' ' or '-' ? LetterMarks.Blank : LetterMarks.Apart;
                gap = kind > gap ? kind : gap;
                continue;
            }

            gaps.Add(gap);
            gap = LetterMarks.None;
        }

        return [.. gaps];
    }

    private bool FitsBetween(ReadOnlySpan<LetterMarks> marks)
    {
        for (int i = 1; i < gaps.Length; i++)
        {
            LetterMarks gap = marks[i] & LetterMarks.Gap;
            // where the name has a mark, the text may have any; where it has a blank, anything that may be one
            bool fits = gaps[i] == LetterMarks.None ? gap <= LetterMarks.Loose : gaps[i] == LetterMarks.Apart ? gap != LetterMarks.None : gap is LetterMarks.Loose or LetterMarks.Blank;
            if (!fits)
                return false;
        }

        return true;
    }

    private bool CapitalsFit(ReadOnlySpan<LetterMarks> marks)
    {
        if (Pattern.Capitals == CapitalRule.First)
            return (marks[0] & LetterMarks.Upper) != 0;
        foreach (LetterMarks mark in marks)
        {
            if (Pattern.Capitals == CapitalRule.All && (mark & LetterMarks.Lower) != 0)
                return false;
        }

        return true;
    }

    private bool FitsLeft(ReadOnlySpan<char> letters, ReadOnlySpan<LetterMarks> marks, int start)
    {
        if (start == 0 || (marks[start] & LetterMarks.Gap) != LetterMarks.None
            || !NameBoundaries.Touch(letters[start - 1], letters[start], Pattern.Boundary is Watchlists.NameBoundary.Both or Watchlists.NameBoundary.Left))
            return true;
        return (marks[start] & LetterMarks.Upper) != 0
            && ((marks[start - 1] & LetterMarks.Lower) != 0 || (start + 1 < marks.Length && (marks[start + 1] & LetterMarks.Lower) != 0));
    }

    private bool FitsRight(ReadOnlySpan<char> letters, ReadOnlySpan<LetterMarks> marks, int end)
    {
        bool ends = mayRunOn || end == letters.Length || (marks[end] & LetterMarks.Gap) != LetterMarks.None
            || !NameBoundaries.Touch(letters[end - 1], letters[end], Pattern.Boundary == Watchlists.NameBoundary.Both);
        if (ends && !Pattern.NeedsSuffix)
            return true;
        foreach (string suffix in Pattern.Suffixes)
        {
            if (BeginsWith(letters[end..], suffix))
                return true;
        }

        return false;
    }

    private static bool BeginsWith(ReadOnlySpan<char> letters, string suffix)
    {
        int at = 0;
        foreach (char c in suffix)
        {
            if (char.IsLetterOrDigit(c) && (at == letters.Length || letters[at++] != c))
                return false;
        }

        return true;
    }
}
