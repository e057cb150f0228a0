namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>Takes the kicker off a heading: what outlets print before the title in the same line.</summary>
internal static class TitleKicker
{
    /// <summary>A shorter end of a heading is no title but a name in it.</summary>
    private const int Shortest = 12;

    private const double LeastShare = 0.4;

    /// <summary>
    /// The end of the heading when the title made for sharing is just that, or when nobody states the whole heading; else, when nobody
    /// does, the heading without what its markup calls a kicker.
    /// </summary>
    /// <param name="heading">The main heading.</param>
    /// <param name="shared">The title for sharing (og:title), or null.</param>
    /// <param name="witnesses">Titles that the markup and the feed declare.</param>
    public static string Without(Heading heading, string? shared, IReadOnlyList<string> witnesses)
    {
        if (shared is not null && Stated(heading, shared) is { } title)
            return title;
        string whole = TitleText.Fold(heading.Text);
        if (witnesses.Any(witness => TitleText.Fold(witness).StartsWith(whole, StringComparison.Ordinal)))
            return heading.Text;
        return witnesses.Select(witness => Stated(heading, witness)).FirstOrDefault(end => end is not null) ?? heading.Bare;
    }

    private static string? Stated(Heading heading, string witness)
    {
        string whole = TitleText.Fold(heading.Text);
        string end = TitleText.Fold(witness);
        return end.Length < whole.Length && end.Length >= Math.Max(Shortest, whole.Length * LeastShare) && whole.EndsWith(end, StringComparison.Ordinal)
            ? End(heading.Text, end.Length)
            : null;
    }

    /// <summary>The end of a text that has so many letters and digits, with the marks that open it; null when it begins within a word.</summary>
    private static string? End(string text, int letters)
    {
        int at = text.Length;
        while (letters > 0)
        {
            if (char.IsLetterOrDigit(text[--at]))
                letters--;
        }

        if (at == 0 || char.IsLetterOrDigit(text[at - 1]))
            return null;
        while (at > 0 && text[at - 1] is not (':' or '：' or '|' or '-' or '–' or '—' or '·' or '•' or '/') && !char.IsWhiteSpace(text[at - 1]))
            at--;
        return text[at..];
    }
}
