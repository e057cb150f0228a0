namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>What was read from one article page.</summary>
/// <param name="Title">Without the outlet's name; empty when none was found.</param>
/// <param name="Text">The body: paragraphs separated by one line break, no markup; empty when none was found.</param>
/// <param name="Language">ISO 639-1 code, or null when it cannot be told.</param>
/// <param name="Published">Resolved from evidence; null when nothing was found, never "now".</param>
/// <param name="Author">Names separated by "; ", or null.</param>
/// <param name="CanonicalAddress">Address the page states for itself, or null.</param>
public sealed record Article(
    string Title,
    string Text,
    string? Language,
    PublishedDate? Published,
    string? Author,
    Uri? CanonicalAddress)
{
    /// <summary>When the outlet says it changed the article after its publication, or null.</summary>
    public PublishedDate? Modified { get; init; }

    /// <summary>Dates that the page or its feed gives and that were not taken, each with the reason; the most trusted first.</summary>
    public IReadOnlyList<DateEvidence> RejectedDates { get; init; } = [];

    /// <summary>The text that mentions are found in and that their offsets count in (UTF-16 units): title, line break, body.</summary>
    public string FullText => field ??= Title + "\n" + Text;
}
