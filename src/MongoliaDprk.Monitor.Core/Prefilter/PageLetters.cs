using System.Buffers;
using MongoliaDprk.Monitor.Core.Mentions;

namespace MongoliaDprk.Monitor.Core.Prefilter;

/// <summary>What stands before a letter, and what kind of letter it was before it was folded.</summary>
[Flags]
internal enum LetterMarks : byte
{
    None = 0,

    /// <summary>Markup or an invisible character: perhaps nothing, perhaps a blank.</summary>
    Loose = 1,

    /// <summary>White space or a hyphen.</summary>
    Blank = 2,

    /// <summary>Some other character.</summary>
    Apart = 3,

    /// <summary>The bits that tell it.</summary>
    Gap = 3,

    Upper = 4,
    Lower = 8,
}

/// <summary>The folded letters and digits of a page one after the other, without what parts them, which is told beside each letter.</summary>
internal sealed class PageLetters : IDisposable
{
    private const int FirstRoom = 1 << 16;

    private char[] letters = ArrayPool<char>.Shared.Rent(FirstRoom);
    private LetterMarks[] marks = ArrayPool<LetterMarks>.Shared.Rent(FirstRoom);
    private int count;
    private LetterMarks gap = LetterMarks.Apart;
    private readonly List<(int From, int To)> seams = [];

    public ReadOnlySpan<char> Letters => letters.AsSpan(0, count);

    public ReadOnlySpan<LetterMarks> Marks => marks.AsSpan(0, count);

    public int Count => count;

    /// <summary>Stretches that one reader of the page leaves out, so that what is before them may touch what is behind them.</summary>
    public IReadOnlyList<(int From, int To)> Seams => seams;

    /// <summary>What stands between the letter before and the next one; the strongest of several counts.</summary>
    public void Part(LetterMarks between) => gap = between > gap ? between : gap;

    /// <summary>Adds a character of the text: a letter, or what parts letters.</summary>
    public void Add(char c)
    {
        string? several = CharacterFold.Of(c, out char single);
        if (several is null)
        {
            if (single == CharacterFold.Nothing)
                Part(LetterMarks.Loose);
            else
                AddFolded(single, c);
            return;
        }

        foreach (char part in several)
            AddFolded(part, c);
    }

    /// <summary>A letter of ASCII, by what it folds to.</summary>
    public void AddLetter(char folded, LetterMarks kind)
    {
        if (count == letters.Length)
            Grow();
        letters[count] = folded;
        marks[count++] = gap | kind;
        gap = LetterMarks.None;
    }

    /// <summary>What was added since <paramref name="from"/> letters stood here may be left out.</summary>
    public void LeaveOut(int from)
    {
        Part(LetterMarks.Loose);
        if (from == count)
            return;
        // two of them beside each other are left out together as well
        if (seams.Count > 0 && seams[^1].To == from)
            from = seams[^1].From;
        if (from > 0)
            seams.Add((from, count));
    }

    public void Clear()
    {
        count = 0;
        gap = LetterMarks.Apart;
        seams.Clear();
    }

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(letters);
        ArrayPool<LetterMarks>.Shared.Return(marks);
        (letters, marks) = ([], []);
    }

    private void AddFolded(char folded, char original)
    {
        if (!char.IsLetterOrDigit(folded))
            Part(folded is ' ' or '-' ? LetterMarks.Blank : LetterMarks.Apart);
        else
            AddLetter(folded, char.IsUpper(original) ? LetterMarks.Upper : char.IsLower(original) ? LetterMarks.Lower : LetterMarks.None);
    }

    private void Grow()
    {
        char[] moreLetters = ArrayPool<char>.Shared.Rent(2 * count);
        LetterMarks[] moreMarks = ArrayPool<LetterMarks>.Shared.Rent(2 * count);
        Letters.CopyTo(moreLetters);
        Marks.CopyTo(moreMarks);
        Dispose();
        (letters, marks) = (moreLetters, moreMarks);
    }
}
