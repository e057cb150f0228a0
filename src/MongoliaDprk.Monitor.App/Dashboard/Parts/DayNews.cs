using MongoliaDprk.Monitor.Core.Digests;

namespace MongoliaDprk.Monitor.App.Dashboard.Parts;

/// <summary>What a day has that the day before did not.</summary>
/// <param name="Visits">First reported on this day.</param>
/// <param name="Actors">Named on this day and not on the day before.</param>
public sealed record DayNews(IReadOnlyList<DigestVisit> Visits, IReadOnlyList<DigestActor> Actors)
{
    public static DayNews None { get; } = new([], []);

    public bool IsNothing => Visits.Count == 0 && Actors.Count == 0;

    public static DayNews Between(Digest before, Digest today)
    {
        HashSet<string> known = [.. before.Actors.Select(a => a.Id)];
        return new DayNews([.. today.Visits.Where(v => v.IsNew)], [.. today.Actors.Where(a => !known.Contains(a.Id))]);
    }
}
