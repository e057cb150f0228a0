using System.Text;

namespace MongoliaDprk.Monitor.Core;

/// <summary>Text that every part of the platform takes for text: normalisation, databases and XML refuse some of what a string can hold.</summary>
public static class UnicodeText
{
    /// <summary>
    /// NUL (which PostgreSQL refuses), U+FFFE (which cannot be normalised) and halves of surrogate pairs (which are no Unicode text) become
    /// U+FFFD, one unit for one, so that offsets into the text stay right.
    /// </summary>
    public static string Clean(string text)
    {
        StringBuilder? clean = null;
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (text[i] is '\0' or '\uFFFE' || char.IsSurrogate(text[i]))
                (clean ??= new StringBuilder(text))[i] = '\uFFFD';
        }

        return clean?.ToString() ?? text;
    }

    /// <inheritdoc cref="Clean"/>
    public static string? CleanOrNull(string? text) => text is null ? null : Clean(text);
}
