using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MongoliaDprk.Monitor.App.Fetching;

namespace MongoliaDprk.Monitor.App.Tests.Fetching;

/// <summary>Secure connections that are not, and old servers that are spoken to only where a source says so.</summary>
public sealed class TlsTests
{
    [Theory]
    [InlineData("localhost", -1, 10, false, "UntrustedRoot")]
    [InlineData("localhost", -20, -10, true, "NotTimeValid")]
    [InlineData("other.example", -1, 10, true, "RemoteCertificateNameMismatch")]
    public async Task A_certificate_that_proves_nothing_is_refused_and_told(string name, int fromDay, int toDay, bool trusted, string told)
    {
        using X509Certificate2 certificate = Certificate(name, fromDay, toDay);
        await using RawServer server = Server(certificate);
        FetchResult.Failed failed = Assert.IsType<FetchResult.Failed>(await FetchAsync(server, trusted ? certificate : null, legacy: false));
        Assert.StartsWith("no secure connection: ", failed.Reason, StringComparison.Ordinal);
        Assert.Contains(told, failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_speaks_no_tls_at_all_is_told()
    {
        await using RawServer server = new(x => x.SayAsync("HTTP/1.1 400 Bad Request\r\n\r\n"), readRequest: false);
        Uri address = new UriBuilder(server.At("/")) { Scheme = "https" }.Uri;
        FetchResult.Failed failed = Assert.IsType<FetchResult.Failed>(await FetchAsync(address, server.Authority, null, legacy: false));
        Assert.StartsWith("no secure connection: ", failed.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "a page")]
    [InlineData(false, "no secure connection")]
    public async Task An_old_server_is_spoken_to_only_for_a_source_with_legacy_tls(bool legacy, string told)
    {
        using X509Certificate2 certificate = Certificate("localhost", -1, 10);
        await using RawServer server = Server(certificate, old: true);
        FetchResult result = await FetchAsync(server, certificate, legacy);
        Assert.StartsWith(told, result is FetchResult.Failed failed ? failed.Reason : "a page", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Legacy_tls_still_refuses_a_certificate_that_proves_nothing()
    {
        using X509Certificate2 certificate = Certificate("localhost", -1, 10);
        await using RawServer server = Server(certificate);
        Assert.Contains("UntrustedRoot", Assert.IsType<FetchResult.Failed>(await FetchAsync(server, null, legacy: true)).Reason, StringComparison.Ordinal);
    }

    private static Task<FetchResult> FetchAsync(RawServer server, X509Certificate2? trusted, bool legacy) =>
        FetchAsync(server.At("/"), server.Authority, trusted, legacy);

    private static async Task<FetchResult> FetchAsync(Uri at, string authority, X509Certificate2? trusted, bool legacy)
    {
        Uri address = new UriBuilder(at) { Host = "localhost" }.Uri;
        X509ChainPolicy trust = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        if (trusted is not null)
            trust.CustomTrustStore.Add(trusted);
        FetchingOptions options = new() { RespectRobots = false, AllowedHosts = [address.Authority, authority] };
        using WebFetcher fetcher = new(options, TimeProvider.System, outside: Outside.Real with { Trust = trust });
        await using LoopbackWeb any = await LoopbackWeb.StartAsync();
        FetchManners manners = FetchManners.Of(TestWatchlist.Source(any) with { Site = address, LegacyTls = legacy });
        return await fetcher.FetchAsync(address, Validators.None, manners, default).WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static RawServer Server(X509Certificate2 certificate, bool old = false)
    {
        SslServerAuthenticationOptions tls = new() { ServerCertificate = certificate };
        if (old)
        {
            tls.EnabledSslProtocols = SslProtocols.Tls12; // older ones a server on today's OpenSSL does not speak at all
            tls.CipherSuitesPolicy = OperatingSystem.IsLinux() ? new CipherSuitesPolicy([TlsCipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA]) : null;
        }

        return new RawServer(x => x.SayAsync("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntext"), tls: tls);
    }

    private static X509Certificate2 Certificate(string name, int fromDay, int toDay)
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(fromDay), DateTimeOffset.UtcNow.AddDays(toDay));
    }
}
