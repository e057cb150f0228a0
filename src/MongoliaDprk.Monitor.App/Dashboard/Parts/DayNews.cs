using MongoliaDprk.Monitor.Core.Digests;

namespace MongoliaDprk.Monitor.App.Dashboard.Parts;

/// <summary>What a day has that the day before did not.</summary>
/// <param name="Visits">First reported on this day, or come to another stage.</param>
/// <param name="Actors">Named on this day and not on the day before.</param>
public sealed record DayNews(IReadOnlyList<DigestVisit> Visits, IReadOnlyList<DigestActor> Actors)
{
    public bool IsNothing => Visits.Count == 0 && Actors.Count == 0;

    /// <param name="before">Ids of the actors that the day before named.</param>
    public static DayNews Of(Digest today, IReadOnlySet<string> before) =>
        new([.. DigestWords.Visits(today).Where(v => v.IsNew || v.Was is not null)], [.. today.Actors.Where(a => !before.Contains(a.Id))]);
}
