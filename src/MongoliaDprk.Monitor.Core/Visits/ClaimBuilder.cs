using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>Completes a claim: who, when, and how it is meant.</summary>
internal static class ClaimBuilder
{
    /// <summary>Why a claim counts less; said of an article only when none of its sentences names one.</summary>
    public const string NoTraveller = "less sure: no traveller on the watchlist";

    private const int DateReach = 100;
    private const int UntilReach = 16;

    public static VisitClaim Build(
        VisitScene scene, TravellerFinder travellers, VisitSentence sentence, CueHit cue,
        string from, string to, SideHit? traveller, VisitStage stage, double confidence, string reason)
    {
        bool ahead = (sentence.Has(VisitCue.Announced) || sentence.Has(VisitCue.Postponed)) && !sentence.Cues.Any(c => VisitTone.HasLeft(sentence, c));
        List<FoundDate> dates = VisitDates.Read(sentence, scene.Published, ahead);
        VisitTone tone = VisitTone.Of(scene, sentence, cue, dates, stage);
        (FoundDate? start, FoundDate? end) = Period(scene, sentence, dates, cue, tone);
        if (start is null && end is null && IsArrivalHeadline(sentence, cue, tone) && scene.Published is { } day)
            start = new FoundDate(cue.Start, day.Year, day.Month, day.Day);
        bool inside = traveller is not null && traveller.Start >= sentence.Start && traveller.End <= sentence.End;
        IReadOnlyList<string> ids = inside || traveller is null
            ? travellers.Persons(sentence, cue.Start, from)
            : traveller.IsPerson && traveller.ActorId is not null ? [traveller.ActorId] : [];
        string? words = inside ? travellers.Words(sentence, traveller!, cue, ids.Count == 0) : OfSentence(scene, travellers, sentence, traveller, from, ids.Count == 0);
        List<string> reasons = [reason];
        if (tone.Reason is not null)
            reasons.Add(tone.Reason);
        if (tone.IsNew && ids.Count == 0)
            reasons.Add(NoTraveller);
        string? place = sentence.Hits.Where(h => h.Side == to && h.IsPlace).MinBy(h => h.Kind == ActorKind.Place ? 0 : 1)?.ActorId;
        return new VisitClaim(sentence, from, to, place, ids, words, start, end, tone, confidence - (tone.IsNew && ids.Count == 0 ? 0.05 : 0), reasons);
    }

    /// <summary>The words of a traveller whom another sentence names, or of a delegation that the sentence names without its country.</summary>
    private static string? OfSentence(VisitScene scene, TravellerFinder travellers, VisitSentence sentence, SideHit? traveller, string from, bool withLeader)
    {
        VisitSentence named = traveller is null ? sentence : scene.Sentences.FirstOrDefault(s => s.Start <= traveller.Start && traveller.End <= s.End) ?? sentence;
        CueHit? guest = named.Cues.FirstOrDefault(c => c.Cue == VisitCue.Guest && (traveller is null || Math.Abs(c.Start - traveller.Start) <= DateReach));
        if (guest is not null)
            return travellers.GuestWords(named, guest, traveller, withLeader);
        if (traveller is { IsPerson: false })
            return sentence.FullText[traveller.Start..traveller.End];
        VisitSentence title = scene.Sentences[0];
        return traveller is null && title.IsTitle && title.Hits.Any(h => h.Side == from) && title.Cues.FirstOrDefault(c => c.Cue is VisitCue.Guest or VisitCue.People) is { } people
            ? travellers.GuestWords(title, people, null, withLeader)
            : null;
    }

    /// <summary>"X arrives", "X here": told on the day it happens.</summary>
    private static bool IsArrivalHeadline(VisitSentence sentence, CueHit cue, VisitTone tone) =>
        sentence.IsTitle && cue.Cue is (VisitCue.Arrive or VisitCue.Here) && tone is { IsNew: true, Stage: VisitStage.Underway };

    private static (FoundDate? Start, FoundDate? End) Period(
        VisitScene scene, VisitSentence sentence, List<FoundDate> dates, CueHit cue, VisitTone tone)
    {
        List<FoundDate> near = [.. dates.Where(d => Math.Abs(d.At - cue.Start) <= DateReach)];
        FoundDate? first = near.MinBy(d => Math.Abs(d.At - cue.Start));
        if (first is null || cue.Cue is VisitCue.Met or VisitCue.Activity or VisitCue.Guest && tone.IsNew)
            return (null, null);
        List<FoundDate> days = [.. near.Where(d => d.Day > 0).OrderBy(d => d.AsDay)];
        if (days.Count >= 2 && days[^1].AsDay!.Value.DayNumber - days[0].AsDay!.Value.DayNumber <= 31)
            return (days[0], days[^1]);
        bool until = sentence.Cues.Any(c => c.Cue == VisitCue.Until
            && (scene.Words.PlaceBeforeVerb ? c.Start - first.At is > 0 and <= UntilReach / 2 : first.At - c.End is >= 0 and <= UntilReach));
        return until || tone.Stage == VisitStage.Concluded && tone.IsNew && first.Day > 0 ? (null, first) : (first, null);
    }
}
