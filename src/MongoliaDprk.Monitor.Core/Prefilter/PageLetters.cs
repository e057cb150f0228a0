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

    /// <summary>Letters of ASCII that are added at once.</summary>
    private const int Run = 256;

    /// <summary>For each byte the letter or digit that it folds to with its kind in the upper half; 0 = none.</summary>
    private static readonly ushort[] AsciiLetters = [.. Enumerable.Range(0, 0x100).Select(code => Ascii((char)code))];

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

    private void AddLetter(char folded, LetterMarks kind)
    {
        if (count == letters.Length)
            Grow();
        letters[count] = folded;
        marks[count++] = gap | kind;
        gap = LetterMarks.None;
    }

    /// <summary>Adds the letters and digits of ASCII with which the text begins, or many of them.</summary>
    /// <param name="text">UTF-8; begins with one.</param>
    /// <returns>How many were added.</returns>
    public int AddAscii(ReadOnlySpan<byte> text)
    {
        if (count + Run > letters.Length)
            Grow();
        int most = Math.Min(text.Length, Run), added = 0;
        Span<char> to = letters.AsSpan(count, most);
        Span<LetterMarks> beside = marks.AsSpan(count, most);
        for (; added < most && AsciiLetters[text[added]] is not 0 and var letter; added++)
        {
            to[added] = (char)(byte)letter;
            beside[added] = (LetterMarks)(letter >> 8);
        }

        beside[0] |= gap;
        gap = LetterMarks.None;
        count += added;
        return added;
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

    private static ushort Ascii(char c) =>
        (ushort)(char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) | (int)(char.IsAsciiLetterUpper(c) ? LetterMarks.Upper : char.IsAsciiLetterLower(c) ? LetterMarks.Lower : LetterMarks.None) << 8 : 0);

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
