using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MongoliaDprk.Monitor.App.Mail;

/// <summary>Writes an e-mail as RFC 5322 and MIME ask for: ASCII, CRLF, lines of at most 78 characters. The same e-mail is the same bytes.</summary>
internal static class EmailText
{
    public static byte[] Write(Email email)
    {
        var all = new StringBuilder();
        AppendHeader(all, "From", MailHeader.Address(email.From));
        AppendHeader(all, "To", string.Join(",\r\n ", email.To.Select(MailHeader.Address)));
        AppendHeader(all, "Subject", MailHeader.Words(email.Subject, "Subject: ".Length));
        AppendHeader(all, "Date", email.Date.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        AppendHeader(all, "Message-ID", $"<{email.MessageId}>");
        // RFC 3834: no out-of-office answers to a program
        AppendHeader(all, "Auto-Submitted", "auto-generated");
        AppendHeader(all, "Content-Language", email.Language);
        AppendHeader(all, "MIME-Version", "1.0");
        if (email.Html is null)
            AppendPart(all, "text/plain", email.Text);
        else
            AppendAlternatives(all, email, email.Html);
        return Encoding.ASCII.GetBytes(all.ToString());
    }

    /// <summary>RFC 2046 §5.1.4: the better form comes last.</summary>
    private static void AppendAlternatives(StringBuilder all, Email email, string html)
    {
        string boundary = "=_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email.MessageId)))[..32];
        AppendHeader(all, "Content-Type", $"multipart/alternative;\r\n boundary=\"{boundary}\"");
        all.Append("\r\n--").Append(boundary).Append("\r\n");
        AppendPart(all, "text/plain", email.Text);
        all.Append("\r\n--").Append(boundary).Append("\r\n");
        AppendPart(all, "text/html", html);
        all.Append("\r\n--").Append(boundary).Append("--\r\n");
    }

    private static void AppendPart(StringBuilder all, string type, string text)
    {
        string body = text.ReplaceLineEndings("\r\n");
        bool quoted = QuotedPrintable.Suits(body);
        AppendHeader(all, "Content-Type", type + "; charset=utf-8");
        AppendHeader(all, "Content-Transfer-Encoding", quoted ? "quoted-printable" : "base64");
        all.Append("\r\n");
        all.Append(quoted ? QuotedPrintable.Encode(body) : Convert.ToBase64String(Encoding.UTF8.GetBytes(body), Base64FormattingOptions.InsertLineBreaks).ReplaceLineEndings("\r\n"));
        all.Append("\r\n");
    }

    private static void AppendHeader(StringBuilder all, string name, string value) => all.Append(name).Append(": ").Append(value).Append("\r\n");
}
