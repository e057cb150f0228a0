using MongoliaDprk.Monitor.Core;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Makes text from outside storable on both databases.</summary>
internal static class StoredText
{
    /// <inheritdoc cref="UnicodeText.Clean"/>
    public static string Clean(string text) => UnicodeText.Clean(text);

    /// <inheritdoc cref="Clean"/>
    public static string? CleanOrNull(string? text) => UnicodeText.CleanOrNull(text);

    /// <summary>One line, at most 500 characters: what fits into an error column.</summary>
    public static string OneLine(string text)
    {
        string line = Clean(text).ReplaceLineEndings(" ").Trim();
        return line.Length <= 500 ? line : Clean(line[..499]) + "…";
    }
}
