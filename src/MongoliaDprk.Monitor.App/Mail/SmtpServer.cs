using System.Security.Cryptography.X509Certificates;

namespace MongoliaDprk.Monitor.App.Mail;

/// <summary>How the connection to a mail server is kept secret.</summary>
internal enum SmtpSecurity
{
    /// <summary>Asked for after the greeting; a server that does not offer it is not used.</summary>
    StartTls,

    /// <summary>From the first byte (RFC 8314), port 465.</summary>
    Tls,

    /// <summary>Not at all: for a server on the same machine.</summary>
    None,
}

/// <summary>A mail server that takes our e-mails.</summary>
/// <param name="User">Null = without signing in.</param>
/// <param name="TimeLimit">For one e-mail, from connecting to the server's last answer.</param>
internal sealed record SmtpServer(string Host, int Port, SmtpSecurity Security, string? User, string? Password, TimeSpan TimeLimit)
{
    /// <summary>Certificates of a house's own authority; empty = those that the machine trusts.</summary>
    public X509Certificate2Collection Trusted { get; init; } = [];

    public override string ToString() => $"{Host}:{Port}";
}
