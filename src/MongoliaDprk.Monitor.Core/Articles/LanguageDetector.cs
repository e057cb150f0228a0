using System.Collections.Frozen;
using System.Globalization;
using System.Runtime.InteropServices;
using MongoliaDprk.Monitor.Core.Articles.Languages;

namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>Tells the language of running text: by script where one is enough, else by frequent words and letters.</summary>
public static class LanguageDetector
{
    /// <summary>Words read of a text.</summary>
    private const int Limit = 3000;

    /// <summary>Longer ones are no function words.</summary>
    private const int LongestWord = 20;

    private static readonly FrozenDictionary<string, string[]> LanguagesByWord = ReadWords();
    private static readonly FrozenDictionary<char, string[]> LanguagesByLetter = ReadLetters();

    /// <summary>ISO 639-1 code, or null when the text is too short or like no known language.</summary>
    /// <param name="text">The text.</param>
    /// <param name="declared">What the page says of itself (a language tag), which decides what the text leaves open; or null.</param>
    public static string? Detect(string text, string? declared = null)
    {
        string? stated = Code(declared);
        Scripts scripts = Scripts.Count(text);
        if (scripts.Letters < 10)
            return stated;
        if (ByScript(scripts) is { } certain)
            return certain;
        Dictionary<string, double> points = Points(text, out int words);
        if (stated is not null && points.TryGetValue(stated, out double own))
            points[stated] = own * 1.15;
        (string? best, double most) = (null, 0);
        foreach ((string language, double value) in points)
        {
            if (value > most || (value == most && string.CompareOrdinal(language, best) < 0))
                (best, most) = (language, value);
        }

        if (most >= Math.Max(1.2, words * 0.05))
            return best;
        return stated is not null && (best is null || points.ContainsKey(stated)) ? stated : best;
    }

    /// <summary>The two-letter code of a language tag, or null.</summary>
    internal static string? Code(string? tag)
    {
        if (tag is null)
            return null;
        string code = tag.Trim().Split('-', '_', ',', ' ')[0].ToLowerInvariant();
        return code switch
        {
            "nb" or "nn" => "no",
            "iw" => "he",
            "in" => "id",
            { Length: 2 } => code,
            _ => null,
        };
    }

    private static string? ByScript(Scripts scripts)
    {
        if (scripts.Hangul * 4 > scripts.Letters)
            return "ko";
        if ((scripts.Kana + scripts.Han) * 4 > scripts.Letters)
            return scripts.Kana * 12 > scripts.Kana + scripts.Han ? "ja" : "zh";
        foreach ((string language, int letters) in scripts.OfOneLanguage)
        {
            if (letters * 2 > scripts.Letters && language != "bn")
                return language;
        }

        return null;
    }

    private static Dictionary<string, double> Points(string text, out int words)
    {
        Dictionary<string, double> points = new(StringComparer.Ordinal);
        var byWord = LanguagesByWord.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> small = stackalloc char[LongestWord];
        words = 0;
        int start = -1;
        for (int i = 0; i <= text.Length && words < Limit; i++)
        {
            char c = i < text.Length ? char.ToLowerInvariant(text[i]) : ' ';
            if (char.IsAsciiLetterLower(c) || char.IsLetter(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
            {
                start = start < 0 ? i : start;
                if (c > 127 && LanguagesByLetter.TryGetValue(c, out string[]? writers))
                    Add(points, writers, 0.6 / writers.Length);
            }
            else if (start >= 0)
            {
                words++;
                if (i - start < LongestWord && byWord.TryGetValue(small[..text.AsSpan(start, i - start).ToLowerInvariant(small)], out string[]? speakers))
                    Add(points, speakers, 1);
                start = -1;
            }
        }

        return points;
    }

    private static void Add(Dictionary<string, double> points, string[] languages, double value)
    {
        foreach (string language in languages)
            CollectionsMarshal.GetValueRefOrAddDefault(points, language, out _) += value;
    }

    private static FrozenDictionary<string, string[]> ReadWords() => EmbeddedTable.Lines("Articles.Languages.FunctionWords.txt")
        .SelectMany(fields => fields.Skip(1).Where(f => f[0] != '+').Distinct().Select(word => (Word: word, Language: fields[0])))
        .GroupBy(pair => pair.Word, pair => pair.Language)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    private static FrozenDictionary<char, string[]> ReadLetters() => EmbeddedTable.Lines("Articles.Languages.FunctionWords.txt")
        .SelectMany(fields => fields.Skip(1).Where(f => f[0] == '+').SelectMany(f => f[1..]).Distinct().Select(letter => (Letter: letter, Language: fields[0])))
        .GroupBy(pair => pair.Letter, pair => pair.Language)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());
}
