using MongoliaDprk.Monitor.Core.Mentions;

namespace MongoliaDprk.Monitor.Core.Trends;

/// <summary>How far one mention speaks of one office: its actor held it on the article's day, or a hit is the office's title.</summary>
/// <param name="Held">The actor held the office on that day, so that all hits count for it, by name or by title.</param>
/// <param name="Hits">In text order, at least one.</param>
public sealed record OfficeNaming(string OfficeId, bool Held, IReadOnlyList<Hit> Hits)
{
    /// <summary>The offices one mention speaks of, ordinal order.</summary>
    /// <param name="published">The article's own day; null = not known, then only titles tell.</param>
    /// <remarks>A title without a known holder is a hit of the country, and counts for the office all the same. On the day of a handing over both hold it.</remarks>
    public static IReadOnlyList<OfficeNaming> Of(Mention mention, DateOnly? published)
    {
        string[] held = published is { } day ? [.. mention.Actor.Offices.Where(t => t.Holds(day)).Select(t => t.OfficeId)] : [];
        return
        [
            .. held.Concat(mention.Hits.Select(h => h.OfficeId).OfType<string>()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(office => held.Contains(office)
                    ? new OfficeNaming(office, true, mention.Hits)
                    : new OfficeNaming(office, false, [.. mention.Hits.Where(h => h.OfficeId == office)])),
        ];
    }
}
