namespace MongoliaDprk.Monitor.Core.Alerts;

/// <summary>When an actor was named, on days on which collection is known to have worked for it.</summary>
/// <param name="Named">Days with an article that names it, ascending, none twice.</param>
/// <param name="Watched">Days that count, ascending, none twice; days in <paramref name="Named"/> count in any case.</param>
public sealed record ActorDays(string ActorId, IReadOnlyList<DateOnly> Named, IReadOnlyList<DateOnly> Watched);

/// <summary>An actor is silent for longer than its own history makes likely.</summary>
/// <param name="Last">Last day on which it was named.</param>
/// <param name="Days">Watched days since.</param>
/// <param name="Named">Days on which it was named before.</param>
/// <param name="WatchedBefore">Watched days from the first naming to the last.</param>
/// <param name="LongestBefore">The longest silence among them, in watched days.</param>
/// <param name="Probability">Of a silence at least this long, each time one begins, when nothing has changed.</param>
/// <param name="Years">In so many years one such alarm is expected among all actors; at least one.</param>
public sealed record ActorSilence(string ActorId, DateOnly Last, int Days, int Named, int WatchedBefore, int LongestBefore, double Probability, double Years);

/// <summary>
/// Finds actors that fell silent. A rate is not known but seen, so the probability is exact for what was seen: it is that of the last days
/// being without a naming when the same number of namings falls anyhow on the same number of days. All actors together are allowed one
/// false alarm a year; and a silence that an actor has had before is none.
/// </summary>
public static class SilenceAlarm
{
    /// <summary>Namings and days below which nothing is usual yet.</summary>
    private const int LeastNamed = 10, LeastWatched = 90;

    private const double DaysOfYear = 365.25;

    /// <returns>The actors that are silent now, the least likely silence first.</returns>
    public static IReadOnlyList<ActorSilence> Find(IReadOnlyList<ActorDays> actors)
    {
        ActorSilence[] known = [.. actors.Select(Judge).OfType<ActorSilence>()];
        return
        [
            .. known.Select(s => s with { Years = 1 / (s.Probability * SilencesAYear(s) * known.Length) })
                .Where(s => s.Years >= 1 && s.Days > s.LongestBefore).OrderByDescending(s => s.Years).ThenBy(s => s.ActorId, StringComparer.Ordinal),
        ];
    }

    /// <summary>Actors of which enough is known to be watched for silence.</summary>
    public static int Watched(IReadOnlyList<ActorDays> actors) => actors.Count(a => Judge(a) is not null);

    /// <summary>That none of <paramref name="named"/> namings, the first of which is given, falls on the last <paramref name="silent"/> days.</summary>
    /// <param name="watched">Days from the first naming to the last one.</param>
    public static double Probability(int named, int watched, int silent)
    {
        double probability = 1;
        for (int day = 1; day <= silent; day++)
            probability *= (watched - named + day) / (double)(watched - 1 + day);
        return probability;
    }

    /// <summary>Null = too little is known of the actor.</summary>
    private static ActorSilence? Judge(ActorDays actor)
    {
        if (actor.Named.Count < LeastNamed)
            return null;
        DateOnly first = actor.Named[0], last = actor.Named[^1];
        HashSet<DateOnly> named = [.. actor.Named];
        int before = 0, longest = 0, run = 0;
        foreach (DateOnly day in actor.Watched.Union(actor.Named).Where(d => d >= first && d <= last).Order())
        {
            before++;
            run = named.Contains(day) ? 0 : run + 1;
            longest = Math.Max(longest, run);
        }

        int silent = actor.Watched.Count(d => d > last);
        return before < LeastWatched ? null : new ActorSilence(actor.ActorId, last, silent, actor.Named.Count, before, longest, Probability(actor.Named.Count, before, silent), 0);
    }

    /// <summary>Every naming may begin a silence.</summary>
    private static double SilencesAYear(ActorSilence s) => DaysOfYear * s.Named / s.WatchedBefore;
}
