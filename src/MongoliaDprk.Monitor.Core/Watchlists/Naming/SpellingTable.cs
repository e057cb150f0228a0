using System.Text;
using MongoliaDprk.Monitor.Core.Mentions;

namespace MongoliaDprk.Monitor.Core.Watchlists.Naming;

/// <summary>
/// How one script's letters are written in another: sequences of letters with what may stand for them, the usual one first. At each
/// place the longest sequence counts. <c>^</c> and <c>$</c> are the ends of a word, <see cref="Division"/> in a value is where two
/// syllables part. Compared in Unicode's decomposed form, so that a Hangul syllable is its letters.
/// </summary>
internal sealed class SpellingTable
{
    /// <summary>In a spelling: here two syllables part; the form says what is written there.</summary>
    public const char Division = '|';

    private readonly Dictionary<string, Letter> letters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Letter>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly int longest;

    /// <summary>Parts already cut: every form of a name asks for the same ones. A table serves one reading of a watchlist, on one thread.</summary>
    private readonly Dictionary<string, Segment[]> segmented = new(StringComparer.Ordinal);

    /// <param name="like">Table whose other letters hold here too, or null.</param>
    public SpellingTable(IReadOnlyDictionary<string, IReadOnlyList<string>> spellings, int changes, bool keepsOthers, SpellingTable? like = null)
    {
        foreach ((string letter, Letter values) in like?.letters ?? [])
            letters[letter] = values;
        foreach ((string letter, IReadOnlyList<string> values) in spellings)
            letters[Decomposed(letter)] = new Letter(0, [.. values.Select(value => value.Normalize())]);
        foreach ((int index, string letter) in letters.Keys.ToArray().Index())
            letters[letter] = letters[letter] with { Index = index };
        Changes = changes;
        KeepsOthers = keepsOthers;
        lookup = letters.GetAlternateLookup<ReadOnlySpan<char>>();
        longest = letters.Keys.Select(key => key.Length).DefaultIfEmpty().Max();
    }

    /// <summary>In how many letters at most a spelling leaves the usual one.</summary>
    public int Changes { get; }

    /// <summary>A letter the table does not know stays as it is; else it cannot be spelled.</summary>
    public bool KeepsOthers { get; }

    /// <summary>The first letter of a part that the table cannot spell, or null.</summary>
    public string? Unknown(string part) =>
        KeepsOthers ? null : Segments(part).Where(segment => segment.Letter is null && char.IsLetter(segment.Kept[0])).Select(segment => segment.Kept).FirstOrDefault();

    /// <summary>Every spelling of the parts of one name; one that changes a letter changes it in all parts.</summary>
    public IEnumerable<IReadOnlyList<string>> Spell(IReadOnlyList<string> parts)
    {
        Segment[][] segments = [.. parts.Select(Segments)];
        Letter[] open = [.. segments.SelectMany(part => part).Select(segment => segment.Letter).OfType<Letter>().Where(letter => letter.Values.Count > 1).Distinct()];
        int[] choice = new int[letters.Count];
        return Choices(open, 0, Changes, choice).Select(_ => (IReadOnlyList<string>)[.. segments.Select(part => Write(part, choice))]);
    }

    /// <summary>Sets in turn which alternative each open letter takes; all others take the first.</summary>
    private static IEnumerable<int> Choices(Letter[] open, int from, int left, int[] choice)
    {
        yield return left;
        for (int at = from; at < open.Length && left > 0; at++)
        {
            for (int alternative = 1; alternative < open[at].Values.Count; alternative++)
            {
                choice[open[at].Index] = alternative;
                foreach (int rest in Choices(open, at + 1, left - 1, choice))
                    yield return rest;
            }

            choice[open[at].Index] = 0;
        }
    }

    private static string Write(Segment[] segments, int[] choice)
    {
        StringBuilder written = new();
        foreach (Segment segment in segments)
        {
            string value = segment.Letter is { } letter ? letter.Values[choice[letter.Index]] : segment.Kept;
            written.Append(segment.IsCapital ? SpelledWord.Capital(value) : value);
        }

        string text = written.ToString();
        return CharacterFold.IsComposed(text) ? text : text.Normalize();
    }

    private Segment[] Segments(string part)
    {
        if (!segmented.TryGetValue(part, out Segment[]? segments))
            segmented[part] = segments = Cut(part);
        return segments;
    }

    private Segment[] Cut(string part)
    {
        string text = Anchored(Decomposed(part));
        string small = text.ToLowerInvariant();
        List<Segment> segments = [];
        for (int at = 0; at < text.Length;)
        {
            int length = Math.Min(longest, text.Length - at);
            Letter? letter = null;
            while (length > 0 && !lookup.TryGetValue(small.AsSpan(at, length), out letter))
                length--;
            if (letter is not null)
                segments.Add(new Segment(letter, "", char.IsUpper(text[at]) || (text[at] == '^' && length > 1 && char.IsUpper(text[at + 1]))));
            else if (text[at] is not ('^' or '$'))
                segments.Add(new Segment(null, text[at].ToString(), false));
            at += Math.Max(1, length);
        }

        return [.. segments];
    }

    private static string Anchored(string part)
    {
        StringBuilder anchored = new("^");
        foreach (char c in part)
            anchored.Append(c is ' ' or '-' ? $"${c}^" : c);
        return anchored.Append('$').ToString();
    }

    private static string Decomposed(string text) => text.Normalize(NormalizationForm.FormD);

    /// <summary>A letter or sequence of the table.</summary>
    private sealed record Letter(int Index, IReadOnlyList<string> Values);

    /// <summary>A stretch of a part: a letter of the table, or kept as it is.</summary>
    private readonly record struct Segment(Letter? Letter, string Kept, bool IsCapital);
}
