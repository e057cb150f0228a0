namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>For whom a digest is written.</summary>
/// <param name="Links">Where its numbers lead.</param>
/// <param name="Whole">Lists are shown to their end; else the first <see cref="Most"/> of each.</param>
public sealed record DigestView(DigestLanguage Language, DigestLinks Links, bool Whole = false)
{
    /// <summary>Items of a list that are shown; a reader has a minute.</summary>
    public const int Most = 12;

    /// <summary>In English, without a dashboard.</summary>
    public static DigestView Plain { get; } = new(DigestLanguage.Of("en"), DigestLinks.None);

    /// <summary>The zone in which a digest tells times: that of its span.</summary>
    internal static TimeZoneInfo Zone(Digest digest) => digest.Span?.Zone ?? TimeZoneInfo.Utc;

    internal IEnumerable<T> Shown<T>(IReadOnlyList<T> items) => Whole ? items : items.Take(Most);

    /// <summary>"and 12 more", or null when all are shown.</summary>
    internal Linked? More(int count, string section) =>
        Whole || count <= Most ? null : new Linked(Language.Count("count.more", count - Most), Links.Section(section));

    /// <summary>A section whose items are entries, or null when there are none.</summary>
    internal DigestSection? Section<T>(string id, IReadOnlyList<T> items, Func<T, DigestEntry> entry) => items.Count == 0
        ? null
        : new DigestSection(id, Language["section." + id], items.Count, Links.Section(id)) { Entries = [.. Shown(items).Select(entry)], More = More(items.Count, id) };

    /// <summary>Words of an outlet with their address; without a usable one the reader is told.</summary>
    internal Linked Outside(string words, string address) => OutsideText.Address(address) is { } safe
        ? new Linked(words, safe)
        : new Linked($"{words} {Language["article.noaddress"]}");
}
