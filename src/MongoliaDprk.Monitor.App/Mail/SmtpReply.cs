namespace MongoliaDprk.Monitor.App.Mail;

/// <summary>A server's answer to one command (RFC 5321 §4.2).</summary>
/// <param name="Lines">Without the code; at least one.</param>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    /// <summary>2xx or 3xx.</summary>
    public bool Good => Code is >= 200 and < 400;

    /// <summary>What follows the keyword in the answer to EHLO, upper case; null = it is not offered.</summary>
    public string? Offered(string keyword) =>
        Lines.Skip(1).FirstOrDefault(l => l.Equals(keyword, StringComparison.OrdinalIgnoreCase) || l.StartsWith(keyword + " ", StringComparison.OrdinalIgnoreCase))
            ?[keyword.Length..].Trim().ToUpperInvariant();

    public override string ToString() => $"{Code} {string.Join(' ', Lines)}".Trim();
}
