using System.Text.Json;

namespace MongoliaDprk.Monitor.App.Tests.Hostile.Checks;

/// <summary>An e-mail as a mail server got it and Python's parser read it: our headers only, our recipient only, harmless parts.</summary>
internal static class MailCheck
{
    private static readonly string[] Known =
    [
        "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "Content-Language", "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "X-Peer", "X-MailFrom", "X-RcptTo",
    ];

    /// <param name="recipient">The one that it was written to.</param>
    /// <returns>One sentence per fault.</returns>
    public static IEnumerable<string> Faults(JsonElement mail, string recipient)
    {
        string[] headers = Texts(mail.GetProperty("headers"));
        foreach (string header in headers.Where(h => !Known.Contains(h)).Concat(headers.GroupBy(h => h, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key + " twice")))
            yield return $"a header that is none of ours: {ShownText.Around(header, 0)}";
        if (Texts(mail.GetProperty("to")) is not [var only] || only != recipient)
            yield return $"recipients: {string.Join(", ", Texts(mail.GetProperty("to")))}";
        foreach (string defect in Texts(mail.GetProperty("defects")))
            yield return $"defect: {defect}";
        if (mail.GetProperty("longest").GetInt32() > 998)
            yield return "a line longer than 998 octets";
        string subject = mail.GetProperty("subject").GetString()!;
        foreach (string fault in ShownText.Faults(subject).Concat(subject.AsSpan().IndexOfAny('\r', '\n') >= 0 ? ["the subject has two lines"] : []))
            yield return $"subject: {fault}";
        foreach (JsonProperty part in mail.GetProperty("parts").EnumerateObject())
        {
            string text = part.Value.GetString()!;
            foreach (string fault in part.Name == "text/html" ? HtmlCheck.Faults(text, isMail: true) : part.Name == "text/plain" ? ShownText.Faults(text) : [$"a part {part.Name}"])
                yield return $"{part.Name}: {fault}";
        }
    }

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(t => t.GetString()!)];
}
