namespace MongoliaDprk.Monitor.Core.Prefilter;

/// <summary>What was read of a word: for each folded letter the letter of the text, and where in the page it begins.</summary>
internal ref struct WordTrace(Span<char> letters, Span<int> starts)
{
    public const int Capacity = 192;

    /// <summary>Characters that one may fold to.</summary>
    private const int MostOfOne = 32;

    private readonly Span<char> letters = letters;
    private readonly Span<int> starts = starts;
    private int count;

    /// <summary>The word is longer than any name's.</summary>
    public readonly bool IsFull => count + MostOfOne > Capacity;

    public void Add(char letter, int start)
    {
        if (count == Capacity)
            return;
        letters[count] = letter;
        starts[count++] = start;
    }

    /// <summary>The last <paramref name="length"/> letters as the text has them.</summary>
    public readonly ReadOnlySpan<char> Last(int length) => letters[(count - length)..count];

    /// <summary>Offset in the page where they begin.</summary>
    public readonly int StartOf(int length) => starts[count - length];
}
