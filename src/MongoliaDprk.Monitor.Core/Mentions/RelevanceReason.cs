namespace MongoliaDprk.Monitor.Core.Mentions;

/// <summary>Says in one line why an article belongs to the relationship: which actor of each side is named most prominently, and where.</summary>
public static class RelevanceReason
{
    /// <param name="mentions">All of the article.</param>
    /// <param name="sides">The two sides.</param>
    /// <param name="sourceSide">Side the outlet speaks for, or null; one of the two sides needs only the other to be named.</param>
    public static string Of(IReadOnlyList<Mention> mentions, IReadOnlyList<string> sides, string? sourceSide)
    {
        bool bySource = sourceSide is not null && sides.Contains(sourceSide);
        IEnumerable<string> named = sides
            .Where(side => !bySource || side != sourceSide)
            .Select(side => $"{side}: {Best(mentions.Where(mention => mention.Actor.Side == side))}");
        return (bySource ? $"an outlet of {sourceSide} names " : "names both sides: ") + string.Join(", ", named);
    }

    private static string Best(IEnumerable<Mention> mentions)
    {
        Mention best = mentions.OrderBy(mention => mention.Salience).ThenBy(mention => mention.Hits[0].Start).First();
        string by = best.Hits.All(hit => hit.Kind == HitKind.Office) ? $", as {best.Hits[0].Surface}" : "";
        return $"{best.Actor.Name} ({best.Salience.ToString().ToLowerInvariant()}{by})";
    }
}
