namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>How a sentence means its travel word: reported, announced, called off, denied, possible or long past.</summary>
internal sealed record VisitTone(VisitStage Stage, bool IsNew, string? Reason)
{
    private const int Near = 45;
    private const int NearDense = 22;
    private const int DaysUntilHistory = 45;

    public static VisitTone Of(VisitScene scene, VisitSentence sentence, CueHit cue, IReadOnlyList<FoundDate> dates, VisitStage stage)
    {
        int near = IsDense(sentence) ? NearDense : Near;
        bool Close(VisitCue c) => sentence.Has(c, cue.Start, near) || sentence.Has(c, cue.End, near);
        if (IsPast(scene, sentence, cue, dates, near) is { } past)
            return new VisitTone(stage is VisitStage.Invited ? stage : VisitStage.Concluded, false, past);
        if (sentence.IsQuestion)
            return new VisitTone(VisitStage.Unconfirmed, false, "a question");
        if (Close(VisitCue.Denied) || scene.Words.PlaceBeforeVerb && IsDeniedAtTheEnd(sentence, cue))
            return new VisitTone(VisitStage.Denied, false, "denied");
        if (Close(VisitCue.Postponed))
            return dates.Any(d => d.AsDay > scene.Published)
                ? new VisitTone(VisitStage.Announced, true, "postponed to a named day")
                : new VisitTone(VisitStage.Postponed, true, "postponed");
        if (Close(VisitCue.Cancelled))
            return new VisitTone(VisitStage.Cancelled, true, "called off");
        if (Close(VisitCue.Possible))
            return new VisitTone(VisitStage.Unconfirmed, false, "only possible");
        if (IsNegated(scene, sentence, cue))
            return new VisitTone(VisitStage.Denied, false, "negated");
        if (stage is VisitStage.Underway && !HasLeft(sentence, cue) && (Close(VisitCue.Announced) || IsHeadlinePlan(scene, sentence, cue) || dates.Any(d => d.AsDay > scene.Published?.AddDays(1)) && cue.Cue == VisitCue.Visit && !sentence.Has(VisitCue.Concluded)))
            return new VisitTone(VisitStage.Announced, true, null);
        if (stage is VisitStage.Underway && cue.Cue is VisitCue.Visit && sentence.Has(VisitCue.Invited, cue.Start, NearDense))
            return new VisitTone(VisitStage.Invited, true, "invited");
        if (stage is VisitStage.Underway && Close(VisitCue.Concluded))
            return new VisitTone(VisitStage.Concluded, true, null);
        return new VisitTone(stage, true, null);
    }

    private static string? IsPast(VisitScene scene, VisitSentence sentence, CueHit cue, IReadOnlyList<FoundDate> dates, int near)
    {
        if (sentence.Has(VisitCue.History, cue.Start, 2 * near))
            return "told as history";
        if (cue.Cue is VisitCue.Visit && sentence.Has(VisitCue.Anniversary, cue.Start, 2 * near))
            return "an anniversary of the visit";
        if (scene.Published is not { } published)
            return null;
        FoundDate? nearest = dates
            .Where(d => !sentence.Has(VisitCue.Since, d.At, 8))
            .MinBy(d => Math.Abs(d.At - cue.Start));
        bool old = nearest is not null && (nearest.Year < published.Year - (nearest.Month == 0 ? 0 : 1)
            || (nearest.Month > 0 && new DateOnly(nearest.Year, nearest.Month, Math.Max(1, nearest.Day)).DayNumber < published.DayNumber - DaysUntilHistory - (nearest.Day == 0 ? 20 : 0)));
        return old ? $"dated {nearest} long before the report" : null;
    }

    /// <summary>The headline names an aim ("X to pay visit to Y") and nothing that has happened.</summary>
    private static bool IsHeadlinePlan(VisitScene scene, VisitSentence sentence, CueHit cue) => sentence.IsTitle
        && !sentence.Cues.Any(c => c.Cue is VisitCue.Arrive or VisitCue.Depart or VisitCue.Return)
        && sentence.Cues.Any(c => c.Cue == VisitCue.HeadlinePlan && (scene.Words.PlaceBeforeVerb
            || c.End <= cue.Start && cue.Start - c.End <= NearDense && !sentence.Hits.Any(h => h.Start >= c.End && h.Start - c.End <= 5)));

    /// <summary>Where the verb closes the sentence, "that … is not true" stands far behind what it denies.</summary>
    private static bool IsDeniedAtTheEnd(VisitSentence sentence, CueHit cue) =>
        sentence.Cues.Any(c => c.Cue == VisitCue.Denied && c.Start >= cue.End && c.Start - cue.End <= 2 * Near);

    /// <summary>"left to visit": the wording of a plan, but the traveller is on the way.</summary>
    public static bool HasLeft(VisitSentence sentence, CueHit cue) =>
        cue.Cue == VisitCue.Visit && sentence.Cues.Any(c => c.Cue == VisitCue.Depart && c.End <= cue.Start && cue.Start - c.End <= 2 * Near
            && !sentence.Cues.Any(a => a.Cue == VisitCue.Announced && a.End <= c.Start && c.Start - a.End <= NearDense));

    private static bool IsNegated(VisitScene scene, VisitSentence sentence, CueHit cue) => sentence.Cues.Any(c => c.Cue == VisitCue.Negated
        && (scene.Words.PlaceBeforeVerb ? c.Start >= cue.End - 1 && c.Start - cue.End <= 8 : c.End <= cue.Start && cue.Start - c.End <= 12));

    /// <summary>Written in a script that needs few characters for a word.</summary>
    public static bool IsDense(VisitSentence sentence) => sentence.Words.Count(c => c >= '\u1100') * 2 > sentence.Words.Length;
}
