using System.Text;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>
/// Search that works alike on both databases and in every script: texts and queries are made comparable here, in C#, because
/// SQLite folds the case of ASCII only and trigram indexes do not find the two-syllable words that Korean and Chinese live by.
/// </summary>
internal static class SearchWords
{
    /// <summary>NFKC, lower case, every run of white space one blank.</summary>
    public static string Normalize(string text) =>
        string.Join(' ', StoredText.Clean(text).Normalize(NormalizationForm.FormKC).ToLowerInvariant()
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The words of a query, all of which must stand in a text; empty = nothing asked.</summary>
    public static string[] Of(string? query) => query is null ? [] : Normalize(query).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Every pair of neighbouring characters without blanks, once.</summary>
    public static List<string> Bigrams(string normalized) =>
        [.. Enumerable.Range(0, Math.Max(0, normalized.Length - 1))
            .Where(i => normalized[i] != ' ' && normalized[i + 1] != ' ' && !char.IsLowSurrogate(normalized[i]) && !char.IsHighSurrogate(normalized[i + 1]))
            .Select(i => normalized.Substring(i, 2))
            .Distinct(StringComparer.Ordinal)];
}
