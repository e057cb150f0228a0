namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>The rules of one robots.txt for one crawler (RFC 9309): groups by product token, the longest matching rule wins, allow wins a tie.</summary>
internal sealed class RobotsRules
{
    /// <summary>RFC 9309 §2.5: at least 500 KiB are parsed; what follows is ignored.</summary>
    private const int MostCharacters = 512 * 1024;

    private readonly IReadOnlyList<Rule> rules;

    private RobotsRules(IReadOnlyList<Rule> rules) => this.rules = rules;

    /// <summary>Everything may be fetched.</summary>
    public static RobotsRules AllowAll { get; } = new([]);

    /// <summary>Reads the groups that name the token, all of them together, or else those for <c>*</c>. What is not understood is skipped.</summary>
    /// <param name="text">The file; null bytes and any line ends are fine.</param>
    /// <param name="productToken">Compared without regard to case.</param>
    public static RobotsRules Parse(string text, string productToken)
    {
        List<Rule> own = [], general = [];
        bool named = false, forOwn = false, forAll = false, inAgents = false;
        foreach (ReadOnlySpan<char> line in text.AsSpan(0, Math.Min(text.Length, MostCharacters)).EnumerateLines())
        {
            if (!TrySplit(line, out ReadOnlySpan<char> key, out ReadOnlySpan<char> value))
                continue;
            if (key.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            {
                if (!inAgents)
                    forOwn = forAll = false;
                inAgents = true;
                forAll |= value is "*";
                forOwn |= Token(value).Equals(productToken, StringComparison.OrdinalIgnoreCase);
                named |= forOwn;
                continue;
            }

            if (!IsRule(key, out bool allows))
                continue;
            inAgents = false;
            if (value.IsEmpty)
                continue;
            if (forOwn)
                own.Add(new Rule(RobotsPath.Normalise(value.ToString()), allows));
            if (forAll)
                general.Add(new Rule(RobotsPath.Normalise(value.ToString()), allows));
        }

        return new RobotsRules(named ? own : general);
    }

    /// <param name="address">An address of the host the file belongs to.</param>
    public bool Allows(Uri address)
    {
        if (address.AbsolutePath == "/robots.txt")
            return true;
        string path = RobotsPath.Normalise(address.PathAndQuery);
        Rule? best = null;
        foreach (Rule rule in rules)
        {
            bool better = best is null || rule.Path.Length > best.Path.Length || (rule.Path.Length == best.Path.Length && rule.Allows);
            if (better && RobotsPath.Matches(rule.Path, path))
                best = rule;
        }

        return best?.Allows ?? true;
    }

    private static bool TrySplit(ReadOnlySpan<char> line, out ReadOnlySpan<char> key, out ReadOnlySpan<char> value)
    {
        int comment = line.IndexOf('#');
        if (comment >= 0)
            line = line[..comment];
        int colon = line.IndexOf(':');
        key = colon < 0 ? default : line[..colon].Trim(" \t\uFEFF");
        value = colon < 0 ? default : line[(colon + 1)..].Trim();
        return colon > 0;
    }

    private static bool IsRule(ReadOnlySpan<char> key, out bool allows)
    {
        allows = key.Equals("allow", StringComparison.OrdinalIgnoreCase);
        return allows || key.Equals("disallow", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The product token at the start: <c>Some-Bot/2.0</c> is <c>Some-Bot</c>.</summary>
    private static ReadOnlySpan<char> Token(ReadOnlySpan<char> value)
    {
        int end = value.IndexOfAnyExcept("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-");
        return end < 0 ? value : value[..end];
    }

    private sealed record Rule(string Path, bool Allows);
}
