namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>Tells a visit recalled from one reported: by words of history, by an anniversary of it, by its date.</summary>
internal static class PastVisit
{
    private const int DaysUntilHistory = 45;
    private const int DaysAVisitLasts = 10;
    private const int AnniversaryReach = 60;
    private const int AnniversaryReachBehind = 25;

    /// <summary>Why the visit belongs to the past, or null.</summary>
    /// <param name="near">Characters within which a word of history concerns the travel word, halved.</param>
    public static string? Reason(VisitScene scene, VisitSentence sentence, CueHit cue, IReadOnlyList<FoundDate> dates, int near)
    {
        FoundDate? nearest = Nearest(sentence, cue, dates);
        if (scene.Published is { } published && nearest?.AsDay > published)
            return null;
        if (sentence.Has(VisitCue.History, cue.Start, 2 * near))
            return "told as history";
        if (IsCommemorated(scene, sentence, cue))
            return "an anniversary of the visit";
        return nearest is not null && IsOld(nearest, scene) ? $"dated {nearest} long before the report" : null;
    }

    /// <summary>Why a visit that the text reports as news has ended by the day of the report, or null: it lies further back than visits
    /// last, or a text whose day is not known tells it in the past tense.</summary>
    public static string? OverReason(VisitScene scene, VisitSentence sentence, CueHit cue, IReadOnlyList<FoundDate> dates, bool pastTense)
    {
        if (scene.Published is not { } published)
            return pastTense && !scene.HasDateline && !sentence.IsTitle ? "told in the past tense, no day of the report is known" : null;
        if (Nearest(sentence, cue, dates) is not { Month: > 0 } nearest)
            return null;
        DateOnly last = published.AddDays(-DaysAVisitLasts);
        bool before = nearest.AsDay is { } day ? day < last : nearest.Year * 12 + nearest.Month < last.Year * 12 + last.Month;
        return before ? $"dated {nearest}, longer before the report than a visit lasts" : null;
    }

    private static FoundDate? Nearest(VisitSentence sentence, CueHit cue, IReadOnlyList<FoundDate> dates) =>
        dates.Where(d => !sentence.Has(VisitCue.Since, d.At, 8)).MinBy(d => Math.Abs(d.At - cue.Start));

    private static bool IsOld(FoundDate date, VisitScene scene)
    {
        if (scene.Published is not { } published)
            return date.Year < scene.NewestYear;
        return date.Year < published.Year - (date.Month == 0 ? 0 : 1)
            || (date.Month > 0 && new DateOnly(date.Year, date.Month, Math.Max(1, date.Day)).DayNumber < published.DayNumber - DaysUntilHistory - (date.Day == 0 ? 20 : 0));
    }

    /// <summary>The anniversary is one of the visit: directly before it, or behind it where the verb closes the clause; not one of something
    /// founded, and not one that the traveller comes to.</summary>
    private static bool IsCommemorated(VisitScene scene, VisitSentence sentence, CueHit cue)
    {
        bool behind = scene.Words.PlaceBeforeVerb || sentence.IsDense;
        return cue.Cue is VisitCue.Visit && sentence.Cues.Any(a => a.Cue == VisitCue.Anniversary
            && (behind ? a.Start >= cue.End && a.Start - cue.End <= AnniversaryReachBehind : a.End <= cue.Start && cue.Start - a.End <= AnniversaryReach)
            && sentence.Between(Math.Min(a.End, cue.End), Math.Max(a.Start, cue.Start)).AsSpan().IndexOfAny(",;，；、") < 0
            && !sentence.Cues.Any(s => s.Cue == VisitCue.Since && s.Start != a.Start && s.Start >= Math.Min(a.Start, cue.Start) && s.End <= Math.Max(a.End, cue.End)));
    }
}
