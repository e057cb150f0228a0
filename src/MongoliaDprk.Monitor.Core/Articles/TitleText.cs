using System.Buffers;

namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>Comparison of titles that differ only in blanks, case and marks.</summary>
internal static class TitleText
{
    /// <summary>Same letters and digits in the same order, whatever the case.</summary>
    public static bool Same(string first, string second)
    {
        int j = 0;
        foreach (char c in first)
        {
            if (!char.IsLetterOrDigit(c))
                continue;
            while (j < second.Length && !char.IsLetterOrDigit(second[j]))
                j++;
            if (j == second.Length || char.ToLowerInvariant(second[j++]) != char.ToLowerInvariant(c))
                return false;
        }

        while (j < second.Length && !char.IsLetterOrDigit(second[j]))
            j++;
        return j == second.Length;
    }

    /// <summary>Its letters and digits only, in small letters.</summary>
    public static string Fold(string text)
    {
        char[] letters = ArrayPool<char>.Shared.Rent(text.Length);
        int count = 0;
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
                letters[count++] = char.ToLowerInvariant(c);
        }

        string folded = new(letters, 0, count);
        ArrayPool<char>.Shared.Return(letters);
        return folded;
    }
}
