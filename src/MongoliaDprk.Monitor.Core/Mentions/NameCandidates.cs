using System.Text.RegularExpressions;
using MongoliaDprk.Monitor.Core.Articles;

namespace MongoliaDprk.Monitor.Core.Mentions;

/// <summary>
/// Collects from many texts what an editor may want on the watchlist: in scripts with capitals two to four capitalised words that no
/// known name covers, in the others the two to four characters that stand between a title and a blank or stop.
/// </summary>
internal sealed partial class NameCandidates
{
    /// <summary>Without an office beside it a name must be as frequent as this.</summary>
    private const int FrequentArticles = 2;

    private const int MostGap = 2;

    private readonly Dictionary<string, Found> byName = new(StringComparer.Ordinal);

    /// <param name="article">A text; it counts once per name in <see cref="NameCandidate.Articles"/>.</param>
    /// <param name="known">All spans of the watchlist in it, look-alikes too.</param>
    public void Add(Article article, IReadOnlyList<NameSpan> known)
    {
        string text = article.FullText;
        IReadOnlyList<TextSpan> sentences = Sentences.Split(text);
        HashSet<string> here = new(StringComparer.Ordinal);
        NameSpan[] titles = [.. known.Where(span => span.Use is PatternUse.Title or PatternUse.BareTitle)];
        foreach (TextSpan span in Capitalised(text, known).Concat(BesideTitles(text, known, titles)))
        {
            NameSpan? title = titles.FirstOrDefault(title => IsBeside(text, title, span));
            string folded = FoldedText.Fold(span.Of(text));
            if (!byName.TryGetValue(folded, out Found? found))
                byName[folded] = found = new Found(span.Of(text));
            found.Count++;
            if (here.Add(folded))
                found.Articles++;
            if (found.Example is not null && (found.Office is not null || title is null))
                continue;
            found.Office = title is null ? null : text[title.Start..title.End];
            found.Example = sentences[Sentences.IndexAt(sentences, span.Start)].Of(text);
        }
    }

    /// <summary>Those beside offices first, then by articles.</summary>
    public IReadOnlyList<NameCandidate> Ranked() =>
    [
        .. byName.Values
            .Where(found => found.Office is not null || found.Articles >= FrequentArticles)
            .Select(found => new NameCandidate(found.Name, found.Articles, found.Count, found.Office, found.Example!))
            .OrderByDescending(candidate => candidate.Office is not null)
            .ThenByDescending(candidate => candidate.Articles)
            .ThenByDescending(candidate => candidate.Count)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal),
    ];

    private static IEnumerable<TextSpan> Capitalised(string text, IReadOnlyList<NameSpan> known)
    {
        char[] unknown = text.ToCharArray();
        foreach (NameSpan span in known)
            unknown.AsSpan(span.Start, span.End - span.Start).Fill('\n');
        return CapitalisedWords().Matches(new string(unknown)).Select(match => new TextSpan(match.Index, match.Length));
    }

    private static IEnumerable<TextSpan> BesideTitles(string text, IReadOnlyList<NameSpan> known, NameSpan[] titles)
    {
        foreach (NameSpan title in titles)
        {
            foreach (TextSpan span in new[] { Before(text, title.Start), After(text, title.End) })
            {
                if (span.Length > 0 && !known.Any(other => other.Start < span.End && span.Start < other.End))
                    yield return span;
            }
        }
    }

    /// <summary>"…, 가나다 title": a word of two to four characters before the title; empty when there is none.</summary>
    private static TextSpan Before(string text, int title)
    {
        int end = title;
        while (end > 0 && text[end - 1] == ' ')
            end--;
        int start = end;
        while (start > 0 && IsUncased(text[start - 1]))
            start--;
        return end - start is >= 2 and <= 4 ? new TextSpan(start, end - start) : default;
    }

    /// <summary>"title가나다，": as before, behind the title.</summary>
    private static TextSpan After(string text, int title)
    {
        int start = title;
        while (start < text.Length && text[start] == ' ')
            start++;
        int end = start;
        while (end < text.Length && IsUncased(text[end]))
            end++;
        return end - start is >= 2 and <= 4 ? new TextSpan(start, end - start) : default;
    }

    private static bool IsBeside(string text, NameSpan title, TextSpan name)
    {
        int from = Math.Min(title.End, name.End);
        int gap = Math.Max(title.Start, name.Start) - from;
        return gap is >= 0 and <= MostGap && text.AsSpan(from, gap).IndexOfAnyExcept(" ,，·") < 0;
    }

    /// <summary>Hangul, kana, Chinese characters: no capitals tell names there.</summary>
    private static bool IsUncased(char c) => c is >= '\u4E00' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7A3' or >= '\u30A1' and <= '\u30FF';

    [GeneratedRegex(@"(?<![\p{L}\p{N}])(?:\p{Lu}\p{Ll}{0,2}\.\s?\p{Lu}[\p{Ll}'’]+(?:-\p{Lu}?\p{Ll}+)?|\p{Lu}[\p{Ll}'’]+(?:-\p{Lu}?\p{Ll}+)?(?:[ \u00A0]\p{Lu}[\p{Ll}'’]*(?:-\p{Lu}?\p{Ll}+)?){1,3})(?![\p{L}\p{N}])")]
    private static partial Regex CapitalisedWords();

    private sealed class Found(string name)
    {
        public string Name { get; } = name;

        public int Articles { get; set; }

        public int Count { get; set; }

        public string? Office { get; set; }

        public string? Example { get; set; }
    }
}
