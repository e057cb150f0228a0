namespace MongoliaDprk.Monitor.App.Mail;

/// <summary>A mail server did not take an e-mail. The message is one line without password.</summary>
/// <param name="code">The server's reply code; 0 = it could not be reached, did not answer or broke off.</param>
/// <param name="uncertain">The whole e-mail was sent and the answer did not come: it may have been taken.</param>
internal sealed class SmtpException(string message, int code = 0, bool uncertain = false, Exception? inner = null) : Exception(message, inner)
{
    public int Code { get; } = code;

    public bool Uncertain { get; } = uncertain;

    /// <summary>RFC 5321 §4.2.1: the same would be refused again.</summary>
    public bool Permanent => Code is >= 500 and < 600;
}
