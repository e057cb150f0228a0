using System.Net;
using System.Net.Mail;
using System.Text;

namespace MongoliaDprk.Monitor.App.Mail;

/// <summary>Who of an e-mail's recipients has been accepted, and who was refused why.</summary>
internal sealed record SmtpOutcome(IReadOnlyList<MailAddress> Accepted, IReadOnlyList<(MailAddress Address, SmtpReply Reply)> Refused, string Answer);

/// <summary>Hands one e-mail to one server in one connection: RFC 5321, STARTTLS (RFC 3207), AUTH PLAIN and LOGIN (RFC 4954).</summary>
internal sealed class SmtpDelivery(TimeProvider time)
{
    /// <param name="stay">Broken = the e-mail must not leave any more; asked right before it is handed over. Null = it always may.</param>
    /// <exception cref="SmtpException">The server cannot be reached or did not take it for anybody.</exception>
    public async Task<SmtpOutcome> SendAsync(
        SmtpServer server, MailAddress from, IReadOnlyList<MailAddress> to, byte[] email, StandstillWatch.Stay? stay, CancellationToken cancellationToken)
    {
        using SteadyLimit limit = new(server.TimeLimit, stay, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        bool handedOver = false;
        try
        {
            await using SmtpConnection connection = await SmtpConnection.OpenAsync(server, either.Token);
            await SignInAsync(connection, server, either.Token);
            SmtpOutcome outcome = await AddressAsync(connection, server, from, to, either.Token);
            await CommandAsync(connection, server, "DATA", 354, null, either.Token);
            if (stay is { IsBroken: true })
                throw new SmtpException("this process stood still for a while; another may have sent the e-mail meanwhile");
            handedOver = true;
            await connection.WriteAsync(Stuffed(email), either.Token);
            SmtpReply taken = await connection.ReadAsync(either.Token);
            handedOver = false;
            Demand(taken, server, 250, "the e-mail");
            await QuitAsync(connection, either.Token);
            return outcome with { Answer = taken.ToString() };
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SmtpException($"the mail server {server} did not answer within {server.TimeLimit.TotalSeconds:0.#} s", uncertain: handedOver, inner: e);
        }
        catch (SmtpException e) when (handedOver && !e.Uncertain)
        {
            throw new SmtpException(e.Message + " before it said whether it took the e-mail", uncertain: true, inner: e);
        }
    }

    private static async Task SignInAsync(SmtpConnection connection, SmtpServer server, CancellationToken cancellationToken)
    {
        if (server.Security == SmtpSecurity.Tls)
            await connection.SecureAsync(cancellationToken);
        Demand(await connection.ReadAsync(cancellationToken), server, 220, "the connection");
        SmtpReply offer = await HelloAsync(connection, server, cancellationToken);
        if (server.Security == SmtpSecurity.StartTls)
        {
            if (offer.Offered("STARTTLS") is null)
                throw new SmtpException($"the mail server {server} offers no STARTTLS; nothing was sent. If it is reached safely all the same, say so with security");
            await CommandAsync(connection, server, "STARTTLS", 220, null, cancellationToken);
            await connection.SecureAsync(cancellationToken);
            offer = await HelloAsync(connection, server, cancellationToken);
        }

        if (server.User is { } user)
            await AuthenticateAsync(connection, server, user, server.Password ?? "", offer.Offered("AUTH") ?? "", cancellationToken);
    }

    private static Task<SmtpReply> HelloAsync(SmtpConnection connection, SmtpServer server, CancellationToken cancellationToken)
    {
        string host = Dns.GetHostName();
        bool full = host.Contains('.', StringComparison.Ordinal) && host.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-');
        return CommandAsync(connection, server, "EHLO " + (full ? host : connection.LocalName), 250, null, cancellationToken);
    }

    private static async Task AuthenticateAsync(
        SmtpConnection connection, SmtpServer server, string user, string password, string offered, CancellationToken cancellationToken)
    {
        string[] ways = offered.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (ways.Contains("PLAIN"))
        {
            await CommandAsync(connection, server, "AUTH PLAIN " + Base64($"\0{user}\0{password}"), 235, "the user or the password", cancellationToken);
            return;
        }

        if (!ways.Contains("LOGIN"))
            throw new SmtpException($"the mail server {server} offers neither AUTH PLAIN nor LOGIN but '{offered}'");
        await CommandAsync(connection, server, "AUTH LOGIN", 334, null, cancellationToken);
        await CommandAsync(connection, server, Base64(user), 334, "the user", cancellationToken);
        await CommandAsync(connection, server, Base64(password), 235, "the user or the password", cancellationToken);
    }

    /// <summary>A refused recipient does not keep the e-mail from the others.</summary>
    private static async Task<SmtpOutcome> AddressAsync(
        SmtpConnection connection, SmtpServer server, MailAddress from, IReadOnlyList<MailAddress> to, CancellationToken cancellationToken)
    {
        await CommandAsync(connection, server, $"MAIL FROM:<{MailHeader.Path(from)}>", 250, "the sender " + from.Address, cancellationToken);
        var accepted = new List<MailAddress>();
        var refused = new List<(MailAddress, SmtpReply)>();
        foreach (MailAddress address in to)
        {
            await connection.WriteLineAsync($"RCPT TO:<{MailHeader.Path(address)}>", cancellationToken);
            SmtpReply reply = await connection.ReadAsync(cancellationToken);
            if (reply.Good)
                accepted.Add(address);
            else
                refused.Add((address, reply));
        }

        if (accepted.Count > 0)
            return new SmtpOutcome(accepted, refused, "");
        // one that is refused only for now makes it worth trying again
        (MailAddress who, SmtpReply why) = refused.MinBy(r => r.Item2.Code);
        throw new SmtpException($"the mail server {server} refused {who.Address}: {why}", why.Code);
    }

    /// <param name="shown">What the server refused, where the line itself must not be told; null = the line.</param>
    private static async Task<SmtpReply> CommandAsync(
        SmtpConnection connection, SmtpServer server, string line, int wanted, string? shown, CancellationToken cancellationToken)
    {
        await connection.WriteLineAsync(line, cancellationToken);
        SmtpReply reply = await connection.ReadAsync(cancellationToken);
        Demand(reply, server, wanted, shown ?? line);
        return reply;
    }

    private static void Demand(SmtpReply reply, SmtpServer server, int wanted, string what)
    {
        if (reply.Code != wanted)
            throw new SmtpException($"the mail server {server} refused {what}: {reply}", reply.Code);
    }

    /// <summary>The e-mail is taken already: how the server says good-bye does not matter.</summary>
    private static async Task QuitAsync(SmtpConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await connection.WriteLineAsync("QUIT", cancellationToken);
            await connection.ReadAsync(cancellationToken);
        }
        catch (Exception e) when (e is SmtpException or OperationCanceledException)
        {
            // not told: nothing is lost
        }
    }

    /// <summary>RFC 5321 §4.5.2: a line that begins with a dot gets another; the last line is a single dot.</summary>
    private static byte[] Stuffed(byte[] email)
    {
        string text = Encoding.Latin1.GetString(email);
        string stuffed = (text.StartsWith('.') ? "." : "") + text.Replace("\r\n.", "\r\n..", StringComparison.Ordinal);
        return Encoding.Latin1.GetBytes(stuffed + (stuffed.EndsWith("\r\n", StringComparison.Ordinal) ? "" : "\r\n") + ".\r\n");
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
