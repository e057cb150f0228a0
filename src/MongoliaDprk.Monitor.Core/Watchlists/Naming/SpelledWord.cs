namespace MongoliaDprk.Monitor.Core.Watchlists.Naming;

/// <summary>The ways a form writes a spelled part.</summary>
internal static class SpelledWord
{
    /// <summary>Syllables set apart, each with a capital: <c>Jon Min</c>.</summary>
    public static string Apart(string spelled) => !IsDivided(spelled)
        ? Capital(spelled)
        : string.Join(' ', spelled.Split(SpellingTable.Division, StringSplitOptions.RemoveEmptyEntries).Select(Capital));

    /// <summary>Syllables run together: <c>Jonmin</c>.</summary>
    public static string Joined(string spelled) => Capital(!IsDivided(spelled) ? spelled : spelled.Replace(SpellingTable.Division.ToString(), "", StringComparison.Ordinal));

    public static string Capital(string text) =>
        text.Length == 0 || !char.IsLower(text[0]) ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static bool IsDivided(string spelled) => spelled.Contains(SpellingTable.Division, StringComparison.Ordinal);
}
