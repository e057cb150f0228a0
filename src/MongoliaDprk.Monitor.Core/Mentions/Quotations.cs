namespace MongoliaDprk.Monitor.Core.Mentions;

/// <summary>Finds what is quoted speech: text between quotation marks that is too long to be a title or a quoted word.</summary>
internal static class Quotations
{
    private const int Shortest = 30;

    /// <summary>East Asian scripts say as much in a third of the characters.</summary>
    private const int ShortestEastAsian = 12;

    private const int Longest = 1500;

    private const string Openers = "“«「『„";

    private const string Closers = "”»」』“";

    /// <summary>In text order; a mark that is never closed on its line quotes nothing.</summary>
    public static IReadOnlyList<TextSpan> Find(string text)
    {
        List<TextSpan> quotes = [];
        for (int at = 0; at < text.Length; at++)
        {
            int kind = Openers.IndexOf(text[at], StringComparison.Ordinal);
            char closer = text[at] == '"' ? '"' : kind >= 0 ? Closers[kind] : '\0';
            if (closer == '\0')
                continue;
            int line = text.IndexOf('\n', at);
            int end = text.IndexOf(closer, at + 1, (line < 0 ? text.Length : line) - at - 1);
            if (end < 0)
                continue;
            if (IsSpeech(text.AsSpan(at + 1, end - at - 1)))
                quotes.Add(new TextSpan(at + 1, end - at - 1));
            at = end;
        }

        return quotes;
    }

    private static bool IsSpeech(ReadOnlySpan<char> quoted) =>
        quoted.Length <= Longest && quoted.Length >= (quoted.ContainsAnyInRange('\u3041', '\uD7A3') ? ShortestEastAsian : Shortest);
}
