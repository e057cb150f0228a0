using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>What a correction may say.</summary>
internal static class CorrectionRules
{
    private const int MostText = 500;

    /// <summary>The correction as it can be stored.</summary>
    /// <exception cref="VisitDecisionException">It sets nothing, or something that cannot be.</exception>
    public static VisitCorrection Checked(VisitCorrection correction, VisitRow visit, Watchlist watchlist)
    {
        if (correction.Fields == VisitFields.None)
            throw new VisitDecisionException("the correction sets nothing: name what is to be set");
        string[] sides = [.. watchlist.Actors.Select(a => a.Side).Concat(watchlist.Sides).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Side(correction.From, sides);
        Side(correction.To, sides);
        Day(correction.Start);
        Day(correction.End);
        string? start = VisitRows.Known(correction.Start, visit.Start), end = VisitRows.Known(correction.End, visit.End);
        if (IsoDay.First(start) > IsoDay.Last(end))
            throw new VisitDecisionException($"the visit would end ({end}) before it begins ({start})");
        return correction with
        {
            Visitors = correction.Visitors?.Select(v => Visitor(Clean(v), watchlist)).Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).ToList(),
            Place = correction.Place is null ? null : Clean(correction.Place),
            Note = correction.Note is null ? null : Clean(correction.Note),
        };
    }

    /// <summary>What is written like an actor's id has to be one, or the visit is found under no actor.</summary>
    private static string Visitor(string visitor, Watchlist watchlist)
    {
        bool isId = visitor.Contains('-', StringComparison.Ordinal) && watchlist.Sides.Any(s => visitor.StartsWith(s + "-", StringComparison.Ordinal));
        return !isId || watchlist.Actors.Any(a => a.Id == visitor) ? visitor : throw new VisitDecisionException($"the watchlist has no actor '{visitor}'");
    }

    private static string Clean(string text) =>
        text.Length <= MostText ? StoredText.Clean(text.Trim()) : throw new VisitDecisionException($"'{text[..20]}…' is longer than {MostText} characters");

    private static void Side(string? side, string[] sides)
    {
        if (side is { Length: > 0 } && !sides.Contains(side))
            throw new VisitDecisionException($"'{side}' is no country of the watchlist; it has {string.Join(", ", sides)}");
    }

    private static void Day(string? day)
    {
        if (day is { Length: > 0 } && IsoDay.First(day) is null)
            throw new VisitDecisionException($"'{day}' is no day: write 2024-03-20, 2024-03 or 2024");
    }
}
