using System.Text.Json;

namespace MongoliaDprk.Monitor.App.Alerts;

/// <summary>What a channel sends: an alert, several alerts in one, a digest or a test. The same message is the same bytes at every attempt.</summary>
/// <param name="Key">
/// Names this message for good, also after a restart: a receiver that sees it again drops the repeat. ASCII letters, digits, '-', '_', '.' and ':'.
/// </param>
/// <param name="Kind">What it is, for programs: an alert's kind, <c>digest</c>, <c>summary</c> or <c>test</c>.</param>
/// <param name="Language">Of subject and text, as in the watchlist: <c>en</c>.</param>
/// <param name="Subject">One line without markup.</param>
/// <param name="Text">Plain text, may have several lines; complete without the HTML.</param>
/// <param name="CreatedAt">UTC; when the cause was written, not when it is sent.</param>
internal sealed record OutgoingMessage(string Key, string Kind, string Language, string Subject, string Text, DateTime CreatedAt)
{
    /// <summary>A whole HTML document for e-mail with the same content; null = channels show the text.</summary>
    public string? Html { get; init; }

    /// <summary>The same for programs; null = none. Webhooks carry it as <c>data</c>.</summary>
    public JsonElement? Data { get; init; }

    /// <summary>Worth a sound on a telephone: a new visit, not a digest.</summary>
    public bool Urgent { get; init; }

    /// <summary>Recipients that accepted it at an earlier attempt, see <see cref="ChannelException.Reached"/>; e-mail leaves them out.</summary>
    public IReadOnlyList<string> Reached { get; init; } = [];

    /// <summary>Since the right to send it was taken: broken, and it must not leave any more. Asked last thing before it leaves. Null = it always may.</summary>
    public StandstillWatch.Stay? Stay { get; init; }

    /// <summary>Where to read on: the article or a page of the dashboard.</summary>
    public Uri? Link { get; init; }
}
