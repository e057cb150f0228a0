using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Mentions;

/// <summary>Says in one line, in words for people, why an article belongs to the relationship: which actor of each side is named most prominently, and where.</summary>
public static class RelevanceReason
{
    /// <param name="mentions">All of the article.</param>
    /// <param name="sourceSide">Side the outlet speaks for, or null; one of the two sides needs only the other to be named.</param>
    public static string Of(IReadOnlyList<Mention> mentions, Watchlist watchlist, string? sourceSide)
    {
        bool bySource = watchlist.OtherSide(sourceSide) is not null;
        IEnumerable<string> named = watchlist.Sides
            .Where(side => !bySource || side != sourceSide)
            .Select(side => Best(mentions.Where(mention => mention.Actor.Side == side), watchlist.SideName(side)));
        return (bySource ? $"an outlet of {watchlist.SideName(sourceSide!)} names " : "names both sides: ") + string.Join(", ", named);
    }

    private static string Best(IEnumerable<Mention> mentions, string side)
    {
        Mention best = mentions.OrderBy(mention => mention.Salience).ThenBy(mention => mention.Hits[0].Start).First();
        string of = best.Actor.Name == side ? "" : $" for {side}";
        string by = best.Hits.All(hit => hit.Kind == HitKind.Office) ? $", as {best.Hits[0].Surface}" : "";
        return $"{best.Actor.Name}{of} ({best.Salience.ToString().ToLowerInvariant()}{by})";
    }
}
