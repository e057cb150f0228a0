namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>Where the sentences of a text start and end.</summary>
internal static class SentenceRanges
{
    private const int ShortWord = 3;

    public static IReadOnlyList<(int Start, int End)> Of(string text)
    {
        List<(int, int)> ranges = [];
        int start = 0;
        for (int at = 0; at < text.Length; at++)
        {
            bool ends = text[at] is '\n' or '。' or '？' or '！' || (text[at] is '.' or '?' or '!' && EndsAt(text, at, start));
            if (!ends)
                continue;
            Add(start, at + 1);
            start = at + 1;
        }

        Add(start, text.Length);
        return ranges;

        void Add(int from, int to)
        {
            if (text.AsSpan(from, to - from).Trim().Length > 0)
                ranges.Add((from, to));
        }
    }

    /// <summary>A stop ends a sentence when white space follows and no initial or short abbreviation stands before it.</summary>
    private static bool EndsAt(string text, int at, int start)
    {
        if (at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]) && text[at + 1] is not ('"' or '”' or '»' or '’'))
            return false;
        if (text[at] != '.' || at + 2 >= text.Length)
            return true;
        int word = at;
        while (word > start && char.IsLetter(text[word - 1]))
            word--;
        int length = at - word;
        bool capital = length > 0 && char.IsUpper(text[word]);
        return !(length > 0 && length <= ShortWord && capital && text[word] < '\u1100' && !IsAcronym(text[word..at]));
    }

    private static bool IsAcronym(string word) => word.Length > 1 && word.All(char.IsUpper);
}
