namespace MongoliaDprk.Monitor.App.Alerts;

/// <summary>Where a channel posts to, and what of it may be shown.</summary>
/// <param name="Secrets">Tokens and passwords; paths and queries of the address count as secret anyway.</param>
/// <param name="TimeLimit">For one request with its answer.</param>
internal sealed record ChannelTarget(Uri Address, IReadOnlyList<string> Secrets, TimeSpan TimeLimit)
{
    public static TimeSpan UsualLimit { get; } = TimeSpan.FromSeconds(15);

    /// <summary>Scheme, host and port: the rest of a webhook's address often is its password.</summary>
    public string Shown => $"{Address.Scheme}://{Address.Authority}/…";

    /// <summary>One line in which nothing secret is left.</summary>
    public string Mask(string text)
    {
        string[] secrets = [Address.AbsoluteUri, Address.OriginalString, Address.PathAndQuery, Address.UserInfo, .. Secrets];
        foreach (string secret in secrets.Where(s => s.Trim('/').Length >= 4).OrderByDescending(s => s.Length))
            text = text.Replace(secret, "…", StringComparison.Ordinal);
        return string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
    }
}
