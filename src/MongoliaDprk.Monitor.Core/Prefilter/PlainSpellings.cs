using System.Text;
using MongoliaDprk.Monitor.Core.Mentions;

namespace MongoliaDprk.Monitor.Core.Prefilter;

/// <summary>
/// The spellings of a folded letter that the byte search knows: the small and the capital letter, and in the Cyrillic block those with
/// a mark (й folds to и). All other characters that fold to a letter are obstacles.
/// </summary>
internal static class PlainSpellings
{
    public const char FirstCyrillic = '\u0400', LastCyrillic = '\u047F';

    /// <summary>Letters of the Cyrillic block by what they fold to.</summary>
    private static readonly ILookup<char, char> Cyrillic = Enumerable.Range(FirstCyrillic, LastCyrillic - FirstCyrillic + 1)
        .Select(code => (char)code)
        .ToLookup(letter => CharacterFold.Of(letter, out char folded) is null ? folded : '\0');

    /// <summary>Whether the byte search finds <paramref name="letter"/> where <paramref name="folded"/> is looked for.</summary>
    public static bool Is(char letter, char folded) =>
        letter == folded || Folds(letter, folded) && Utf8Length(letter) == Utf8Length(folded)
            && (letter == char.ToUpperInvariant(folded) || letter is >= FirstCyrillic and <= LastCyrillic);

    /// <summary>All of them, as long in UTF-8 as the folded letter.</summary>
    public static IEnumerable<char> Of(char folded) =>
        new[] { folded, char.ToUpperInvariant(folded) }.Concat(Cyrillic[folded]).Distinct().Where(letter => Is(letter, folded));

    public static int Utf8Length(char letter) => new Rune(char.IsSurrogate(letter) ? '\uFFFD' : letter).Utf8SequenceLength;

    /// <summary>Whether the letter folds to this one.</summary>
    public static bool Folds(char letter, char folded) => CharacterFold.Of(letter, out char single) is null && single == folded;

    /// <summary>The first bytes of a word in all these spellings; letters of ASCII in one of them, for those differ in bit 5 only.</summary>
    /// <param name="length">Bytes; not more than the word has.</param>
    public static IEnumerable<byte[]> Bytes(string word, int length)
    {
        List<byte[]> found = [[]];
        foreach (char letter in word)
        {
            if (found[0].Length >= length)
                break;
            byte[][] ways = letter < 0x80 ? [[(byte)letter]] : [.. Of(letter).Select(c => Encoding.UTF8.GetBytes([c]))];
            found = [.. found.SelectMany(head => ways.Select(way => (byte[])[.. head, .. way]))];
        }

        return found.Select(bytes => bytes[..length]);
    }
}
