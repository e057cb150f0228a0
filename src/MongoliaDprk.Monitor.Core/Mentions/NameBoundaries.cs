using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Mentions;

/// <summary>Decides whether a spelling found in a text is a word of its own there.</summary>
internal static class NameBoundaries
{
    private enum Script { None, Latin, Cyrillic, Hangul, Ideographs, Other }

    /// <summary>The end of the name in the folded text (with its suffix, if that belongs to the word), or -1 = not a name here.</summary>
    public static int EndOf(NamePattern pattern, FoldedText text, string original, PhraseHit hit)
    {
        if (!CapitalsFit(pattern, text, original, hit) || !LeftFits(pattern, text, original, hit.Start))
            return -1;
        if (pattern.AnyEnding)
            return hit.End;
        bool open = !pattern.NeedsSuffix && RightFits(pattern, text.Text, hit.End);
        if (open)
            return hit.End;
        foreach (string suffix in pattern.Suffixes)
        {
            int end = hit.End + suffix.Length;
            if (string.CompareOrdinal(text.Text, hit.End, suffix, 0, suffix.Length) == 0 && RightFits(pattern, text.Text, end))
                return pattern.NeedsSuffix ? end : hit.End;
        }

        return !pattern.NeedsSuffix && IsRunTogether(pattern, original, text.EndOf(hit.End - 1)) ? hit.End : -1;
    }

    private static bool LeftFits(NamePattern pattern, FoldedText text, string original, int start)
    {
        if (start == 0 || !Touch(text.Text[start - 1], text.Text[start], pattern.Boundary is NameBoundary.Both or NameBoundary.Left))
            return true;
        // words run together by a careless copy: "ComradeName", "HEName"
        int at = text.StartOf(start);
        return char.IsUpper(original[at])
            && (char.IsLower(original[text.EndOf(start - 1) - 1]) || (at + 1 < original.Length && char.IsLower(original[at + 1])));
    }

    /// <summary>"First Second Thirdhas": a copy that lost the blank behind a full name; one more syllable letter would be another name.</summary>
    private static bool IsRunTogether(NamePattern pattern, string original, int end)
    {
        if (pattern.Actor?.Kind != ActorKind.Person || pattern.Use != PatternUse.Name || pattern.Folded.Count(c => c == ' ') < 2)
            return false;
        int tail = end;
        while (tail < original.Length && char.IsAsciiLetterLower(original[tail]))
            tail++;
        return tail - end >= 2 && original.AsSpan(end, tail - end).IndexOfAny("aeiou") >= 0;
    }

    private static bool RightFits(NamePattern pattern, string folded, int end) =>
        end >= folded.Length || !Touch(folded[end - 1], folded[end], pattern.Boundary == NameBoundary.Both);

    /// <summary>Two letters of one script; alphabets always divide their words, the other scripts as the language says.</summary>
    internal static bool Touch(char left, char right, bool byLanguage)
    {
        Script script = ScriptOf(left);
        return script != Script.None && script == ScriptOf(right) && (byLanguage || script is Script.Latin or Script.Cyrillic);
    }

    private static bool CapitalsFit(NamePattern pattern, FoldedText text, string original, PhraseHit hit)
    {
        int start = text.StartOf(hit.Start);
        if (pattern.Capitals == CapitalRule.Any)
            return true;
        if (pattern.Capitals == CapitalRule.First)
            return char.IsUpper(original[start]);
        for (int at = start; at < text.EndOf(hit.End - 1); at++)
        {
            if (char.IsLower(original[at]))
                return false;
        }

        return true;
    }

    private static Script ScriptOf(char c) => c switch
    {
        >= 'a' and <= 'z' or >= 'A' and <= 'Z' => Script.Latin,
        < '\u00C0' => Script.None,
        <= '\u024F' or >= '\u1E00' and <= '\u1EFF' => char.IsLetter(c) ? Script.Latin : Script.None,
        >= '\u0400' and <= '\u052F' => Script.Cyrillic,
        >= '\uAC00' and <= '\uD7A3' or >= '\u1100' and <= '\u11FF' => Script.Hangul,
        >= '\u3041' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or '\u3005' => c == '\u30FB' ? Script.None : Script.Ideographs,
        _ => char.IsLetter(c) ? Script.Other : Script.None,
    };
}
