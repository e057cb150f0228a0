using System.Globalization;

namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>Reads robots.txt: the groups that name a product token, all of them together, or else those for <c>*</c> (RFC 9309 §2.2.1). What is not understood is skipped.</summary>
internal sealed class RobotsReader
{
    private static readonly string[] AgentKeys = ["user-agent", "useragent", "user agent"];

    /// <summary>With the misspellings that big crawlers understand too: who forbids something means it.</summary>
    private static readonly string[] DisallowKeys = ["disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw"];

    private readonly string productToken;
    private readonly Group own = new(), general = new();
    private readonly List<string> sitemaps = [];
    private bool named, forOwn, forAll, inAgents;

    private RobotsReader(string productToken) => this.productToken = productToken;

    /// <param name="text">The file; a byte order mark, null characters and any line ends are fine.</param>
    /// <param name="productToken">Compared without regard to case.</param>
    public static RobotsRules Read(string text, string productToken)
    {
        RobotsReader reader = new(productToken);
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            if (TrySplit(line, out ReadOnlySpan<char> key, out ReadOnlySpan<char> value))
                reader.ReadLine(key, value);
        }

        Group group = reader.named ? reader.own : reader.general;
        return new RobotsRules(group.Rules, group.Delay, reader.sitemaps);
    }

    private void ReadLine(ReadOnlySpan<char> key, ReadOnlySpan<char> value)
    {
        if (IsOneOf(key, AgentKeys))
            ReadAgent(value);
        else if (key.Equals("allow", StringComparison.OrdinalIgnoreCase))
            AddRule(value, allows: true);
        else if (IsOneOf(key, DisallowKeys))
            AddRule(value, allows: false);
        else if (key.Equals("crawl-delay", StringComparison.OrdinalIgnoreCase))
            SetDelay(value);
        else if (key.Equals("sitemap", StringComparison.OrdinalIgnoreCase) && !value.IsEmpty)
            sitemaps.Add(value.ToString());
    }

    private void ReadAgent(ReadOnlySpan<char> value)
    {
        if (!inAgents)
            forOwn = forAll = false;
        inAgents = true;
        forAll |= value.StartsWith('*') && (value.Length == 1 || char.IsWhiteSpace(value[1]));
        forOwn |= Token(value).Equals(productToken, StringComparison.OrdinalIgnoreCase);
        named |= forOwn;
    }

    private void AddRule(ReadOnlySpan<char> value, bool allows)
    {
        inAgents = false;
        if (value.IsEmpty || !(forOwn || forAll))
            return;
        RobotsRule rule = new(new RobotsPattern(value.ToString()), allows);
        if (forOwn)
            own.Rules.Add(rule);
        if (forAll)
            general.Rules.Add(rule);
    }

    private void SetDelay(ReadOnlySpan<char> value)
    {
        if (!double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) || !(seconds > 0))
            return;
        TimeSpan delay = TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.SecondsPerDay));
        if (forOwn)
            own.Slow(delay);
        if (forAll)
            general.Slow(delay);
    }

    /// <summary>Key and value around the first colon or, where there is none, around the only blank.</summary>
    private static bool TrySplit(ReadOnlySpan<char> line, out ReadOnlySpan<char> key, out ReadOnlySpan<char> value)
    {
        int comment = line.IndexOf('#');
        line = (comment >= 0 ? line[..comment] : line).Trim(" \t\0\uFEFF");
        int at = line.IndexOf(':');
        if (at < 0)
            at = line.IndexOfAny(' ', '\t');
        key = at < 0 ? default : line[..at].Trim();
        value = at < 0 ? default : line[(at + 1)..].Trim();
        return at > 0;
    }

    private static bool IsOneOf(ReadOnlySpan<char> key, string[] keys)
    {
        foreach (string known in keys)
        {
            if (key.Equals(known, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>The product token at the start: <c>Some-Bot/2.0</c> is <c>Some-Bot</c>.</summary>
    private static ReadOnlySpan<char> Token(ReadOnlySpan<char> value)
    {
        int end = value.IndexOfAnyExcept("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-");
        return end < 0 ? value : value[..end];
    }

    private sealed class Group
    {
        public List<RobotsRule> Rules { get; } = [];

        public TimeSpan? Delay { get; private set; }

        /// <summary>Of several delays the longest holds.</summary>
        public void Slow(TimeSpan delay) => Delay = Delay > delay ? Delay : delay;
    }
}
