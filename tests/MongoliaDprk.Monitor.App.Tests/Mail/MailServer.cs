using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using MongoliaDprk.Monitor.App.Mail;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.App.Tests.Mail;

/// <summary>A real SMTP server for one test class: Debian's python3-aiosmtpd with <c>mail_server.py</c>, on loopback ports.</summary>
public sealed class MailServer : IAsyncLifetime
{
    public const string User = "monitor";
    public const string Password = "correct хорс";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("monitor-mail-");
    private Process? program;
    private int[] ports = [];

    /// <summary>What signed the server's certificate; no machine trusts it.</summary>
    internal X509Certificate2Collection Trusted { get; } = [];

    internal SmtpServer StartTls => Server(0, SmtpSecurity.StartTls, User);

    internal SmtpServer Tls => Server(1, SmtpSecurity.Tls, User);

    internal SmtpServer Plain => Server(2, SmtpSecurity.None, null);

    internal SmtpServer LoginOnly => Server(3, SmtpSecurity.StartTls, User);

    public async Task InitializeAsync()
    {
        string inbox = folder.CreateSubdirectory("inbox").FullName;
        string certificate = Path.Combine(folder.FullName, "certificate.pem"), key = Path.Combine(folder.FullName, "key.pem");
        await WriteCertificateAsync(certificate, key);
        string python = await FindPythonAsync();
        program = Process.Start(new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "Mail", "mail_server.py"), inbox, certificate, key])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        program.ErrorDataReceived += (_, _) => { };
        program.BeginErrorReadLine();
        string? told = await program.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));
        ports = [.. (told ?? throw new InvalidOperationException("the mail server ended at once")).Split(' ').Select(int.Parse)];
    }

    public async Task DisposeAsync()
    {
        if (program is not null)
        {
            program.StandardInput.Close();
            await program.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
            program.Dispose();
        }

        folder.Delete(recursive: true);
    }

    /// <summary>What arrived so far, as Python's own e-mail parser read it.</summary>
    internal IReadOnlyList<JsonElement> Inbox() =>
        [.. Directory.GetFiles(Path.Combine(folder.FullName, "inbox")).Order(StringComparer.Ordinal).Select(f => JsonDocument.Parse(File.ReadAllText(f)).RootElement)];

    private SmtpServer Server(int index, SmtpSecurity security, string? user) =>
        new("localhost", ports[index], security, user, user is null ? null : Password, TimeSpan.FromSeconds(30)) { Trusted = Trusted };

    private static async Task<string> FindPythonAsync()
    {
        foreach (string python in new[] { "/usr/bin/python3", "python3" })
        {
            if (await TestProcess.SucceedsAsync(python, ["-c", "import aiosmtpd.smtp"]))
                return python;
        }

        throw new InvalidOperationException("These tests need a real mail server and found none: install it with apt-get install python3-aiosmtpd (or pip install aiosmtpd).");
    }

    private async Task WriteCertificateAsync(string certificate, string key)
    {
        using RSA rsa = RSA.Create(2048);
        CertificateRequest request = new("CN=localhost", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        Trusted.Add(made);
        await File.WriteAllTextAsync(certificate, made.ExportCertificatePem());
        await File.WriteAllTextAsync(key, rsa.ExportPkcs8PrivateKeyPem());
    }
}
