namespace MongoliaDprk.Monitor.App.Tests.Hostile.Checks;

/// <summary>Chooses the check that an answer's type asks for.</summary>
internal static class Answers
{
    /// <summary>Types that the site answers with.</summary>
    public static IReadOnlyList<string> Types { get; } = ["text/html", "application/json", "text/csv", "application/atom+xml", "text/calendar", "text/markdown", "text/plain", "application/octet-stream", "text/css"];

    /// <returns>One sentence per fault.</returns>
    public static IEnumerable<string> Faults(HttpResponseMessage answer, string type, string body)
    {
        string policy = answer.Headers.TryGetValues("Content-Security-Policy", out IEnumerable<string>? policies) ? string.Join(';', policies) : "";
        if (!policy.Contains("default-src 'none'", StringComparison.Ordinal) || policy.Contains("script-src", StringComparison.Ordinal))
            yield return "no content-security policy that forbids scripts";
        if (!answer.Headers.TryGetValues("X-Content-Type-Options", out IEnumerable<string>? sniff) || sniff.Single() != "nosniff")
            yield return "browsers may guess the type";
        if ((int)answer.StatusCode >= 500)
            yield return $"status {answer.StatusCode}";
        foreach (string value in answer.Headers.Concat(answer.Content.Headers).SelectMany(h => h.Value).Where(v => v.Any(c => c is < ' ' or > '~')))
            yield return $"a header says {ShownText.Around(value, 0)}";
        // a digest's page is the mail, with its styles
        bool isMail = policy.Contains("'unsafe-inline'", StringComparison.Ordinal);
        foreach (string fault in type == "application/octet-stream" ? Download(answer, policy) : type == "text/html" ? HtmlCheck.Faults(body, isMail) : Of(type, body))
            yield return fault;
    }

    /// <param name="format">A media type, or what a command calls it.</param>
    public static IEnumerable<string> Of(string format, string body) => format switch
    {
        "html" => HtmlCheck.Faults(body, isMail: true),
        "json" or "application/json" or "application/problem+json" => JsonCheck.Faults(body),
        "csv" or "text/csv" => CsvCheck.Faults(body),
        "application/atom+xml" or "application/xml" or "application/rss+xml" => XmlCheck.Faults(body),
        "text/calendar" => CalendarCheck.Faults(body),
        "markdown" or "text/markdown" => MarkdownCheck.Faults(body),
        "text" or "text/plain" or "text/css" => ShownText.Faults(body),
        "" when body.Length == 0 => [],
        _ => [$"nothing checks '{format}'"],
    };

    private static IEnumerable<string> Download(HttpResponseMessage answer, string policy)
    {
        if (answer.Content.Headers.ContentDisposition?.DispositionType != "attachment")
            yield return "an outlet's bytes are not a file to be saved";
        if (!policy.Contains("sandbox", StringComparison.Ordinal))
            yield return "an outlet's bytes have no sandbox";
    }
}
