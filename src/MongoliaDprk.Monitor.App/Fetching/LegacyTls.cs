using System.Net.Security;
using System.Security.Authentication;

namespace MongoliaDprk.Monitor.App.Fetching;

/// <summary>
/// How old servers are spoken to: TLS 1.0 and 1.1 too, and ciphers without forward secrecy; the certificate is checked as ever. What
/// .NET cannot switch for one connection is renegotiation without RFC 5746: that OpenSSL refuses for the whole process unless
/// the file OPENSSL_CONF names says otherwise.
/// </summary>
internal static class LegacyTls
{
    /// <summary>Parts of names of suites that encrypt nothing, ask for no certificate, or were weakened on purpose.</summary>
    private static readonly string[] Worthless = ["NULL", "anon", "EXPORT", "PSK", "SRP", "KRB5", "RC4", "RC2", "DES_CBC_", "DES40"];

    /// <summary>True when OpenSSL was told to accept servers without RFC 5746, as far as we can see: a configuration of its own was named.</summary>
    public static bool RenegotiationConfigured => Environment.GetEnvironmentVariable("OPENSSL_CONF") is { Length: > 0 };

    public static SslClientAuthenticationOptions Options()
    {
        SslClientAuthenticationOptions options = new()
        {
            AllowRenegotiation = true,
#pragma warning disable SYSLIB0039, CA5397 // old versions are the point here
            EnabledSslProtocols = SslProtocols.Tls | SslProtocols.Tls11 | SslProtocols.Tls12 | SslProtocols.Tls13,
#pragma warning restore SYSLIB0039, CA5397
        };
        if (OperatingSystem.IsLinux())
            options.CipherSuitesPolicy = new CipherSuitesPolicy(Suites());  // elsewhere the system's own settings hold
        return options;
    }

    /// <summary>
    /// The best first, for most servers choose by the client's order; last those that in TLS 1.0 and 1.1 need a signature with MD5 and
    /// SHA-1, which OpenSSL refuses: such a server should rather choose a suite without.
    /// </summary>
    private static IEnumerable<TlsCipherSuite> Suites() =>
        from suite in Enum.GetValues<TlsCipherSuite>()
        let name = suite.ToString()
        where !Array.Exists(Worthless, part => name.Contains(part, StringComparison.Ordinal))
        orderby Rank(name)
        select suite;

    private static int Rank(string name)
    {
        bool forward = name.Contains("DHE_", StringComparison.Ordinal);
        if (!name.Contains("_WITH_", StringComparison.Ordinal))
            return 0; // TLS 1.3
        if (name.Contains("GCM", StringComparison.Ordinal) || name.Contains("CHACHA20", StringComparison.Ordinal))
            return forward ? 1 : 2;
        return forward && name.EndsWith("_SHA", StringComparison.Ordinal) ? 4 : 3;
    }
}
