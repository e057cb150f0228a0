using System.Globalization;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Subscribers;
using MongoliaDprk.Monitor.Storage.Digests;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Digests;

/// <summary>Puts digests together: what was found with the words and links of whoever reads it.</summary>
internal sealed class DigestDesk(DigestQueries queries, WebOptions web)
{
    /// <summary>What was found on a day (UTC).</summary>
    public Task<Digest> OfDayAsync(DateOnly day, string language, CancellationToken cancellationToken)
    {
        DateTime from = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        return queries.FoundAsync(day, new DigestSpan(from, from.AddDays(1), TimeZoneInfo.Utc), language, cancellationToken);
    }

    /// <summary>What an edition tells its subscriber.</summary>
    public Task<Digest> OfEditionAsync(DigestEdition edition, Subscriber subscriber, CancellationToken cancellationToken) =>
        queries.EditionAsync(edition, subscriber, cancellationToken);

    /// <param name="whole">Lists are shown to their end.</param>
    public DigestView View(DateOnly day, string language, bool whole = false) => View(Path(day, language), language, whole);

    /// <inheritdoc cref="View(DateOnly, string, bool)"/>
    public DigestView View(DigestEdition edition, Subscriber subscriber, bool whole = false) =>
        View(string.Create(CultureInfo.InvariantCulture, $"digests/{subscriber.Id}/{edition.Day:yyyy-MM-dd}"), subscriber.Language, whole);

    /// <summary>When a subscriber's digests are due.</summary>
    public static DigestTimes Times(Subscriber subscriber, DigestSchedule schedule) => new(schedule.At, schedule.Days, subscriber.TimeZone);

    private static string Path(DateOnly day, string language) =>
        string.Create(CultureInfo.InvariantCulture, $"digests/{day:yyyy-MM-dd}{(language == DigestLanguage.Codes[0] ? "" : "?language=" + language)}");

    private DigestView View(string path, string language, bool whole) => new(DigestLanguage.Of(language), new DigestLinks(web.PublicAddress, path), whole);
}
