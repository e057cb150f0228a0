using System.Text.RegularExpressions;

namespace MongoliaDprk.Monitor.App.Tests.Hostile.Checks;

/// <summary>Markdown without raw HTML, without pictures, and whose links lead to the web only.</summary>
internal static partial class MarkdownCheck
{
    /// <returns>One sentence per fault.</returns>
    public static IEnumerable<string> Faults(string markdown)
    {
        foreach (string fault in ShownText.Faults(markdown))
            yield return fault;
        string bare = Escaped().Replace(markdown, "·");
        foreach (Match html in Html().Matches(bare))
            yield return $"raw HTML: {ShownText.Around(bare, html.Index)}";
        foreach (Match link in Link().Matches(bare).Where(l => !Good().IsMatch(l.Groups[1].Value)))
            yield return $"a link to {ShownText.Around(link.Groups[1].Value, 0)}";
        if (bare.Contains("![", StringComparison.Ordinal))
            yield return "a picture";
        if (bare.Contains('`', StringComparison.Ordinal))
            yield return $"code: {ShownText.Around(bare, bare.IndexOf('`', StringComparison.Ordinal))}";
        foreach (Match bareLink in BareLink().Matches(Link().Replace(bare, "")))
            yield return $"words that become a link: {ShownText.Around(bare, bare.IndexOf(bareLink.Value, StringComparison.Ordinal))}";
        foreach (Match definition in Definition().Matches(bare))
            yield return $"a definition of a link: {definition.Value}";
    }

    [GeneratedRegex(@"\\[!-/:-@\[-`{-~]")]
    private static partial Regex Escaped();

    [GeneratedRegex("<[a-z!/?]", RegexOptions.IgnoreCase)]
    private static partial Regex Html();

    [GeneratedRegex(@"\]\(([^)]*)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^(https?://|mailto:|/|#)", RegexOptions.IgnoreCase)]
    private static partial Regex Good();

    [GeneratedRegex(@"https?://|www\.", RegexOptions.IgnoreCase)]
    private static partial Regex BareLink();

    [GeneratedRegex(@"^ {0,3}\[[^\]]+\]:", RegexOptions.Multiline)]
    private static partial Regex Definition();
}
