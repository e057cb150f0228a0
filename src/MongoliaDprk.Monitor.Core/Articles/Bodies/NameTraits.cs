using System.Buffers;
using System.Collections.Frozen;

namespace MongoliaDprk.Monitor.Core.Articles.Bodies;

/// <summary>What the names in class and id attributes say of an element; the words are in <c>NameTraits.txt</c>.</summary>
[Flags]
internal enum NameTraits
{
    None = 0,

    /// <summary>Never part of an article.</summary>
    Never = 1,

    /// <summary>Likely no part of an article, unless <see cref="Maybe"/> is said too.</summary>
    Unlikely = 2,
    Maybe = 4,

    /// <summary>Promises a body.</summary>
    Positive = 8,

    /// <summary>Promises none.</summary>
    Negative = 16,

    /// <summary>A question for consent to cookies and the like.</summary>
    Consent = 32,

    /// <summary>The paragraph that outlets print above the body.</summary>
    Lead = 64,
}

/// <summary>Looks names up in the table: words that count anywhere, those that stand between marks, and those that are a whole name.</summary>
internal static class NameTable
{
    private static readonly FrozenDictionary<string, string[]> Words = EmbeddedTable.Lines("Articles.Bodies.NameTraits.txt")
        .GroupBy(fields => fields[0], fields => fields.Skip(1)).ToFrozenDictionary(group => group.Key, group => group.SelectMany(words => words).ToArray(), StringComparer.Ordinal);

    private static readonly (SearchValues<string> Words, NameTraits Trait)[] Anywhere =
        [Parts("unlikely", NameTraits.Unlikely), Parts("maybe", NameTraits.Maybe), Parts("positive", NameTraits.Positive), Parts("negative", NameTraits.Negative)];

    private static readonly FrozenDictionary<string, NameTraits> BetweenMarks = Whole(("never", NameTraits.Never), ("consent", NameTraits.Consent), ("lead", NameTraits.Lead));
    private static readonly FrozenDictionary<string, NameTraits> BetweenBlanks = Whole(("never-word", NameTraits.Never), ("negative-word", NameTraits.Negative));

    /// <summary>Marks inside the longest entry of <see cref="BetweenMarks"/>.</summary>
    private static readonly int MostMarks = BetweenMarks.Keys.Max(word => word.Count(IsMark));

    /// <param name="names">In small letters, separated by blanks.</param>
    public static NameTraits Of(string names)
    {
        NameTraits traits = NameTraits.None;
        foreach ((SearchValues<string> words, NameTraits trait) in Anywhere)
        {
            if (names.AsSpan().ContainsAny(words))
                traits |= trait;
        }

        var marked = BetweenMarks.GetAlternateLookup<ReadOnlySpan<char>>();
        var blanked = BetweenBlanks.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int start = 0; start < names.Length; start = End(names, start) + 1)
        {
            int end = start - 1;
            for (int marks = 0; marks <= MostMarks && end < names.Length; marks++)
            {
                end = End(names, end + 1);
                ReadOnlySpan<char> name = names.AsSpan(start, end - start);
                traits |= marked.TryGetValue(name, out NameTraits found) ? found : 0;
                traits |= IsBlankOrEnd(names, start - 1) && IsBlankOrEnd(names, end) && blanked.TryGetValue(name, out found) ? found : 0;
            }
        }

        return traits;
    }

    /// <summary>The first mark from a place on, or the end.</summary>
    private static int End(string names, int from)
    {
        while (from < names.Length && !IsMark(names[from]))
            from++;
        return from;
    }

    private static bool IsMark(char c) => c is '-' or '_' || char.IsWhiteSpace(c);

    private static bool IsBlankOrEnd(string names, int at) => at < 0 || at >= names.Length || char.IsWhiteSpace(names[at]);

    private static (SearchValues<string> Words, NameTraits Trait) Parts(string key, NameTraits trait) => (SearchValues.Create(Words[key], StringComparison.Ordinal), trait);

    private static FrozenDictionary<string, NameTraits> Whole(params (string Key, NameTraits Trait)[] kinds) =>
        kinds.SelectMany(kind => Words[kind.Key].Select(word => (word, kind.Trait))).GroupBy(pair => pair.word, pair => pair.Trait)
            .ToFrozenDictionary(group => group.Key, group => group.Aggregate((all, next) => all | next), StringComparer.Ordinal);
}
