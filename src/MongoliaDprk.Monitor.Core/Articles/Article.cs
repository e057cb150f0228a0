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

    /// <summary>The outlet's section as it calls it, or null.</summary>
    public string? Section { get; init; }

    /// <summary>Address of the lead picture, or null.</summary>
    public Uri? LeadImage { get; init; }

    /// <summary>The next page of the same article, or null; <see cref="PageSequence.Join"/> joins the texts.</summary>
    public Uri? NextPage { get; init; }

    /// <summary>The same article in its short form (rel=amphtml), to be read when this page has no text; or null.</summary>
    public Uri? AmpAddress { get; init; }

    /// <summary>Names of the outlet's own selectors (title, body, date, author) that found nothing: the outlet changed its layout.</summary>
    public IReadOnlyList<string> MissedSelectors { get; init; } = [];

    /// <summary>The text that mentions are found in and that their offsets count in (UTF-16 units): title, line break, body.</summary>
    /// <remarks>Made anew each time: a kept one would be copied by <c>with</c> and count in equality.</remarks>
    public string FullText => Title + "\n" + Text;
}
