namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>How a sentence means its travel word: reported, announced, called off, denied, possible or long past.</summary>
internal sealed record VisitTone(VisitStage Stage, bool IsNew, string? Reason)
{
    private const int Near = 45;
    private const int NearDense = 22;
    private const int InviteReach = 110;
    private const int InviteReachDense = 40;

    public static VisitTone Of(VisitScene scene, VisitSentence sentence, CueHit cue, IReadOnlyList<FoundDate> dates, VisitStage stage)
    {
        int near = sentence.IsDense ? NearDense : Near;
        bool Close(VisitCue c) => sentence.Has(c, cue.Start, near) || sentence.Has(c, cue.End, near);
        bool Decided(VisitCue c) => Close(c) || IsDecidedFarther(sentence, cue, c, near);
        if (PastVisit.Reason(scene, sentence, cue, dates, near) is { } past)
            return new VisitTone(Recalled(stage, Close(VisitCue.Possible), Close(VisitCue.Denied) || IsNegated(scene, sentence, cue)), false, past);
        if (sentence.IsQuestion)
            return new VisitTone(VisitStage.Unconfirmed, false, "a question");
        if (Decided(VisitCue.Denied))
            return new VisitTone(VisitStage.Denied, false, "denied");
        if (Decided(VisitCue.Postponed))
            return dates.Any(d => d.AsDay > scene.Published)
                ? new VisitTone(VisitStage.Announced, true, "postponed to a named day")
                : new VisitTone(VisitStage.Postponed, true, "postponed");
        if (Decided(VisitCue.Cancelled))
            return new VisitTone(VisitStage.Cancelled, true, "called off");
        bool answered = stage is VisitStage.Invited && sentence.Has(VisitCue.Answered, cue.Start, InviteReach);
        if (Close(VisitCue.Possible) && !answered)
            return new VisitTone(VisitStage.Unconfirmed, false, "only possible");
        if (IsNegated(scene, sentence, cue) && !answered)
            return new VisitTone(VisitStage.Denied, false, "negated");
        return stage is VisitStage.Underway ? Ahead(scene, sentence, cue, dates, Close) : new VisitTone(stage, true, null);
    }

    /// <summary>What of the past was only possible or did not come about is no visit that was made.</summary>
    private static VisitStage Recalled(VisitStage stage, bool possible, bool denied) => stage is VisitStage.Invited ? stage
        : denied ? VisitStage.Denied
        : possible ? VisitStage.Unconfirmed
        : VisitStage.Concluded;

    private static VisitTone Ahead(VisitScene scene, VisitSentence sentence, CueHit cue, IReadOnlyList<FoundDate> dates, Func<VisitCue, bool> close)
    {
        if (IsInvited(scene, sentence, cue))
            return new VisitTone(VisitStage.Invited, true, "invited");
        bool later = cue.Cue == VisitCue.Visit && dates.Any(d => d.AsDay > scene.Published?.AddDays(1)) && !sentence.Has(VisitCue.Concluded);
        if (!HasLeft(sentence, cue) && (close(VisitCue.Announced) || later || IsHeadlinePlan(scene, sentence, cue)))
            return new VisitTone(VisitStage.Announced, true, "announced");
        if (close(VisitCue.Concluded) || IsDecidedFarther(sentence, cue, VisitCue.Concluded, sentence.IsDense ? NearDense : Near))
            return new VisitTone(VisitStage.Concluded, true, "over");
        string? over = PastVisit.OverReason(scene, sentence, cue, dates, close(VisitCue.Past));
        return over is null ? new VisitTone(VisitStage.Underway, true, null) : new VisitTone(VisitStage.Concluded, true, over);
    }

    /// <summary>The verdict on a visit may stand farther from it than a mood: at the other end of its clause, no other travel between.</summary>
    private static bool IsDecidedFarther(VisitSentence sentence, CueHit cue, VisitCue verdict, int near) => sentence.Cues.Any(c =>
        c.Cue == verdict && (c.Start >= cue.End ? c.Start - cue.End : cue.Start - c.End) is var gap && gap >= 0 && gap <= 5 * near / 2
        && !sentence.Cues.Any(t => t.Cue <= VisitCue.Invited && t.Start >= Math.Min(c.End, cue.End) && t.End <= Math.Max(c.Start, cue.Start)));

    /// <summary>The visit is what somebody is invited to, not one made because of an invitation.</summary>
    private static bool IsInvited(VisitScene scene, VisitSentence sentence, CueHit cue)
    {
        int reach = sentence.IsDense ? InviteReachDense : InviteReach;
        return cue.Cue is VisitCue.Visit or VisitCue.Arrive && sentence.Cues.Any(i => i.Cue == VisitCue.Invited && !IsAccepted(sentence, i)
            && (i.Start >= cue.End && i.Start - cue.End <= reach / 2
                || !scene.Words.PlaceBeforeVerb && i.End <= cue.Start && cue.Start - i.End <= reach)
            && !sentence.Cues.Any(c => c.Cue is VisitCue.Announced or VisitCue.Arrive or VisitCue.Depart && c != cue
                && c.Start >= Math.Min(i.End, cue.End) && c.End <= Math.Max(i.Start, cue.Start)));
    }

    /// <summary>"at the invitation of": said of a visit that is made.</summary>
    public static bool IsAccepted(VisitSentence sentence, CueHit invited) => sentence.Cues.Any(c => c.Cue == VisitCue.Accepted
        && c.Start <= invited.End && invited.Start - c.End <= NearDense);

    /// <summary>The headline names an aim ("X to pay visit to Y") and nothing that has happened.</summary>
    private static bool IsHeadlinePlan(VisitScene scene, VisitSentence sentence, CueHit cue) => sentence.IsTitle
        && !sentence.Cues.Any(c => c.Cue is VisitCue.Arrive or VisitCue.Depart or VisitCue.Return)
        && sentence.Cues.Any(c => c.Cue == VisitCue.HeadlinePlan && (scene.Words.PlaceBeforeVerb
            || c.Start <= cue.Start && cue.Start - c.End <= NearDense && !sentence.Hits.Any(h => h.Start >= c.End && h.Start - c.End <= 5)));

    /// <summary>"left to visit": the wording of a plan, but the traveller is on the way.</summary>
    public static bool HasLeft(VisitSentence sentence, CueHit cue) =>
        cue.Cue == VisitCue.Visit && sentence.Cues.Any(c => c.Cue == VisitCue.Depart && c.End <= cue.Start && cue.Start - c.End <= 2 * Near
            && !sentence.Cues.Any(a => a.Cue == VisitCue.Announced && a.End <= c.Start && c.Start - a.End <= NearDense));

    private static bool IsNegated(VisitScene scene, VisitSentence sentence, CueHit cue) => sentence.Cues.Any(c => c.Cue == VisitCue.Negated
        && (scene.Words.PlaceBeforeVerb ? c.Start >= cue.End - 1 && c.Start - cue.End <= 8 : c.End <= cue.Start && cue.Start - c.End <= 12));
}
