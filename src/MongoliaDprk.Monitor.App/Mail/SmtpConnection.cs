using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace MongoliaDprk.Monitor.App.Mail;

/// <summary>Lines to and from a mail server. Whatever breaks it leaves as <see cref="SmtpException"/>.</summary>
internal sealed class SmtpConnection : IAsyncDisposable
{
    private const int LongestLine = 2048;
    private const int MostLines = 200;

    private readonly SmtpServer server;
    private readonly TcpClient client;
    private readonly byte[] buffer = new byte[4096];
    private Stream stream;
    private int read;
    private int filled;

    private SmtpConnection(SmtpServer server, TcpClient client)
    {
        this.server = server;
        this.client = client;
        stream = client.GetStream();
    }

    /// <summary>This end, as EHLO names it where there is no better name (RFC 5321 §4.1.3).</summary>
    public string LocalName => client.Client.LocalEndPoint is IPEndPoint { Address: var a }
        ? a.AddressFamily == AddressFamily.InterNetworkV6 && !a.IsIPv4MappedToIPv6 ? $"[IPv6:{a}]" : $"[{a.MapToIPv4()}]"
        : "[127.0.0.1]";

    public static async Task<SmtpConnection> OpenAsync(SmtpServer server, CancellationToken cancellationToken)
    {
        TcpClient client = new();
        try
        {
            await client.ConnectAsync(server.Host, server.Port, cancellationToken);
        }
        catch (SocketException e)
        {
            client.Dispose();
            throw new SmtpException($"the mail server {server} cannot be reached: {e.Message}", inner: e);
        }
        catch
        {
            client.Dispose();
            throw;
        }

        return new SmtpConnection(server, client);
    }

    /// <summary>Puts TLS on the connection. What the server sent before is dropped: it is not protected (RFC 3207 §4.2).</summary>
    public async Task SecureAsync(CancellationToken cancellationToken)
    {
        read = filled = 0;
        var secured = new SslStream(stream);
        stream = secured;
        try
        {
            await secured.AuthenticateAsClientAsync(TlsOptions(), cancellationToken);
        }
        catch (Exception e) when (e is System.Security.Authentication.AuthenticationException or IOException)
        {
            throw new SmtpException($"no safe connection to the mail server {server}: {e.Message.ReplaceLineEndings(" ")}", inner: e);
        }
    }

    public Task WriteLineAsync(string line, CancellationToken cancellationToken) => WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), cancellationToken);

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await stream.WriteAsync(bytes, cancellationToken);
            await stream.FlushAsync(cancellationToken);
        }
        catch (IOException e)
        {
            throw Broken(e);
        }
    }

    public async Task<SmtpReply> ReadAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        while (lines.Count < MostLines)
        {
            string line = await ReadLineAsync(cancellationToken);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out int code))
                throw new SmtpException($"the mail server {server} answered what is no SMTP");
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-')
                return new SmtpReply(code, lines);
        }

        throw new SmtpException($"the mail server {server} did not end its answer");
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        client.Dispose();
    }

    private SslClientAuthenticationOptions TlsOptions()
    {
        SslClientAuthenticationOptions options = new() { TargetHost = server.Host };
        if (server.Trusted.Count > 0)
        {
            options.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(server.Trusted);
        }

        return options;
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (line.Length < LongestLine)
        {
            if (read == filled)
                await FillAsync(cancellationToken);
            char c = (char)buffer[read++];
            if (c == '\n')
                return line.ToString().TrimEnd('\r');
            line.Append(char.IsAscii(c) && (c == '\r' || !char.IsControl(c)) ? c : '?');
        }

        throw new SmtpException($"the mail server {server} answered with a line that does not end");
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        try
        {
            read = 0;
            filled = await stream.ReadAsync(buffer, cancellationToken);
        }
        catch (IOException e)
        {
            throw Broken(e);
        }

        if (filled == 0)
            throw Broken(null);
    }

    private SmtpException Broken(IOException? e) => new($"the mail server {server} broke off the connection", inner: e);
}
