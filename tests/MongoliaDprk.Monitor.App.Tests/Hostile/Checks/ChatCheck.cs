using System.Text.Json;
using System.Text.RegularExpressions;

namespace MongoliaDprk.Monitor.App.Tests.Hostile.Checks;

/// <summary>Messages in the markup of each chat, which outlets must not be able to write in.</summary>
internal static class ChatCheck
{
    /// <returns>One sentence per fault.</returns>
    public static IEnumerable<string> Faults(string channel, string body)
    {
        JsonElement message = JsonDocument.Parse(body).RootElement;
        return channel switch
        {
            "slack" => Texts(message).SelectMany(Slack),
            "telegram" => Telegram(message.GetProperty("text").GetString()!),
            "mattermost" or "discord" => Texts(message).Where(t => t.Contains('\n', StringComparison.Ordinal)).SelectMany(Markdown),
            _ => [],
        };
    }

    /// <summary>Angle brackets call people and name links; the outlets' own address is the only link.</summary>
    private static IEnumerable<string> Slack(string text) => Regex.Matches(text, "<([^>]*)>").Where(m => !m.Groups[1].Value.StartsWith("http://127.0.0.1", StringComparison.Ordinal) && !m.Groups[1].Value.StartsWith("https://monitor.example/", StringComparison.Ordinal))
        .Select(m => $"markup {ShownText.Around(m.Value, 0)}");

    private static IEnumerable<string> Telegram(string html) => Regex.Matches(html, "<[^>]*>").Where(m => m.Value is not ("<b>" or "</b>")).Select(m => $"markup {ShownText.Around(m.Value, 0)}");

    private static IEnumerable<string> Markdown(string text)
    {
        string bare = Regex.Replace(text, @"\\[!-/:-@\[-`{-~]", "·");
        if (Regex.IsMatch(bare, "@[a-z]", RegexOptions.IgnoreCase))
            yield return $"somebody is called: {ShownText.Around(bare, bare.IndexOf('@', StringComparison.Ordinal))}";
        foreach (Match link in Regex.Matches(bare, @"\]\((?!https?://)"))
            yield return $"a link: {ShownText.Around(bare, link.Index)}";
        foreach (Match html in Regex.Matches(bare, "<(?!https?://)[a-z!/]", RegexOptions.IgnoreCase))
            yield return $"markup: {ShownText.Around(bare, html.Index)}";
    }

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Texts(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };
}
