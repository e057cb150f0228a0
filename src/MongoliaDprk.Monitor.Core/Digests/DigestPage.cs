namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>A digest in the reader's words, before it has a format. All words are cleaned, none is escaped.</summary>
/// <param name="Opening">What is said before the numbers: the time it covers.</param>
/// <param name="Numbers">The numbers of the day, each with its list.</param>
/// <param name="Address">The whole digest on the dashboard, or null.</param>
internal sealed record DigestPage(
    DigestLanguage Language, string Heading, IReadOnlyList<string> Opening, IReadOnlyList<Linked> Numbers, string? Nothing,
    IReadOnlyList<DigestSection> Sections, string Footer, string? Address);

/// <summary>One part of a digest.</summary>
/// <param name="Id">Its anchor on the page.</param>
/// <param name="Count">Length of the whole list.</param>
/// <param name="Address">Where the whole list is, or null.</param>
internal sealed record DigestSection(string Id, string Title, int Count, string? Address)
{
    public IReadOnlyList<DigestEntry> Entries { get; init; } = [];

    public IReadOnlyList<DigestTable> Tables { get; init; } = [];

    /// <summary>A paragraph instead of entries, or before tables.</summary>
    public IReadOnlyList<Linked> Notes { get; init; } = [];

    /// <summary>"and 12 more", where the list is longer than what is shown.</summary>
    public Linked? More { get; init; }
}

/// <summary>One item of a list.</summary>
/// <param name="Head">What it is.</param>
internal sealed record DigestEntry(Linked Head)
{
    /// <summary>A word that stands before it, or empty.</summary>
    public string Mark { get; init; } = "";

    /// <summary>Language of the head where it is an outlet's.</summary>
    public string? HeadLanguage { get; init; }

    /// <summary>Lines below it, each of short pieces.</summary>
    public IReadOnlyList<IReadOnlyList<Linked>> Lines { get; init; } = [];

    /// <summary>The sentence that carries it, or null.</summary>
    public string? Quote { get; init; }

    public string? QuoteLanguage { get; init; }

    /// <summary>Who says so.</summary>
    public IReadOnlyList<Linked> Source { get; init; } = [];
}

/// <summary>Numbers in columns; the first column is words.</summary>
internal sealed record DigestTable(IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<Linked>> Rows, Linked? More);

/// <summary>Words with what they lead to.</summary>
/// <param name="Address">A web address (checked), or null.</param>
internal sealed record Linked(string Words, string? Address = null);
