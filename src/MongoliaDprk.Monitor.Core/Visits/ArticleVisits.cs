using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>Joins what the sentences of one article say of the same visit into one report each.</summary>
internal static class ArticleVisits
{
    private const double Stated = 0.04;

    public static IReadOnlyList<VisitReport> Merge(IReadOnlyList<VisitClaim> claims, Watchlist watchlist, DateOnly? published)
    {
        List<List<VisitClaim>> visits = [];
        foreach (VisitClaim claim in claims.OrderByDescending(c => c.ActorIds.Count > 0).ThenBy(c => c.Sentence.Start).ToList())
        {
            List<VisitClaim>? same = visits.Find(v => v.Exists(c => Same(c, claim)) && !v.Exists(c => IsApart(c, claim)));
            if (same is null)
                visits.Add([claim]);
            else
                same.Add(claim);
        }

        return [.. visits.OrderBy(v => v.Min(c => c.Sentence.Start)).Select(v => Report(v, watchlist, published))];
    }

    private static bool Same(VisitClaim a, VisitClaim b)
    {
        if (a.From != b.From || a.To != b.To || a.Tone.IsNew != b.Tone.IsNew)
            return false;
        if (a.ActorIds.Count > 0 && b.ActorIds.Count > 0 && !a.ActorIds.Intersect(b.ActorIds, StringComparer.Ordinal).Any())
            return false;
        return a.Tone.IsNew || a.Year == b.Year || a.Year is null || b.Year is null;
    }

    /// <summary>Somebody named has travelled, and the country is invited as well: that is another visit. So is, among what is no news, a
    /// visit that may be made beside one that was made.</summary>
    private static bool IsApart(VisitClaim a, VisitClaim b)
    {
        if (!a.Tone.IsNew)
            return a.Tone.Stage == VisitStage.Unconfirmed != (b.Tone.Stage == VisitStage.Unconfirmed);
        (VisitClaim invited, VisitClaim made) = a.Tone.Stage == VisitStage.Invited ? (a, b) : (b, a);
        return invited.Tone.Stage == VisitStage.Invited && made.Tone.Stage is VisitStage.Underway or VisitStage.Concluded
            && made.ActorIds.Count > 0 && !invited.ActorIds.Intersect(made.ActorIds, StringComparer.Ordinal).Any();
    }

    private static VisitReport Report(List<VisitClaim> claims, Watchlist watchlist, DateOnly? published)
    {
        VisitClaim best = claims.OrderByDescending(c => c.Confidence).ThenBy(c => c.Sentence.IsTitle).ThenBy(c => c.Sentence.Start).First();
        string[] ids = [.. claims.SelectMany(c => c.ActorIds).Distinct(StringComparer.Ordinal)];
        string? words = claims.Select(c => c.Words).OfType<string>().MaxBy(w => w.Length);
        FoundDate? start = claims.Select(c => c.Start).OfType<FoundDate>().MaxBy(d => d.ToString().Length);
        FoundDate? end = claims.Select(c => c.End).OfType<FoundDate>().MaxBy(d => d.ToString().Length);
        int sentences = claims.Select(c => c.Sentence.Start).Distinct().Count();
        double confidence = Math.Min(0.98, best.Confidence + Stated * (sentences - 1));
        return new VisitReport(
            words is null || ids.Length > 0 && !words.Contains(' ', StringComparison.Ordinal) && words[0] < '\u1100' ? ids : [.. ids, words],
            best.From,
            best.To,
            Place(claims, watchlist),
            start?.ToString(),
            end?.ToString(),
            Stage(claims, start, published),
            best.Tone.IsNew,
            best.Sentence.Words,
            Math.Round(confidence, 2),
            [.. claims.SelectMany(c => c.Reasons).Where(r => ids.Length == 0 || r != ClaimBuilder.NoTraveller).Distinct(StringComparer.Ordinal), .. sentences > 1 ? [$"surer: {sentences} sentences say so"] : Array.Empty<string>()]);
    }

    /// <summary>The name of the place, a city before a country.</summary>
    private static string? Place(List<VisitClaim> claims, Watchlist watchlist) => claims
        .Select(c => watchlist.Actors.FirstOrDefault(a => a.Id == c.PlaceId)).OfType<Actor>()
        .MinBy(a => a.Kind == ActorKind.Place ? 0 : 1)?.Name;

    /// <summary>What starts on a later day than tomorrow is not under way, whatever tense the headline has.</summary>
    private static VisitStage Stage(List<VisitClaim> claims, FoundDate? start, DateOnly? published)
    {
        VisitStage stage = claims.MaxBy(c => Weight(c.Tone.Stage))!.Tone.Stage;
        return stage == VisitStage.Underway && start?.AsDay > published?.AddDays(1) ? VisitStage.Announced : stage;
    }

    /// <summary>The stage furthest along wins; that a visit is called off wins over all.</summary>
    private static int Weight(VisitStage stage) => stage switch
    {
        VisitStage.Unconfirmed => 0,
        VisitStage.Invited => 1,
        VisitStage.Announced => 2,
        VisitStage.Underway => 3,
        VisitStage.Concluded => 4,
        VisitStage.Postponed => 5,
        _ => 6,
    };
}
