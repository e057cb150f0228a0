namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>Joins what the sentences of one article say of the same visit into one report each.</summary>
internal static class ArticleVisits
{
    private const double Stated = 0.04;

    public static IReadOnlyList<VisitReport> Merge(IReadOnlyList<VisitClaim> claims)
    {
        List<List<VisitClaim>> visits = [];
        foreach (VisitClaim claim in claims.OrderByDescending(c => c.ActorIds.Count > 0).ThenBy(c => c.Sentence.Start).ToList())
        {
            List<VisitClaim>? same = visits.Find(v => v.Exists(c => Same(c, claim)));
            if (same is null)
                visits.Add([claim]);
            else
                same.Add(claim);
        }

        return [.. visits.OrderBy(v => v.Min(c => c.Sentence.Start)).Select(Report)];
    }

    private static bool Same(VisitClaim a, VisitClaim b)
    {
        if (a.From != b.From || a.To != b.To || a.Tone.IsNew != b.Tone.IsNew)
            return false;
        if (a.ActorIds.Count > 0 && b.ActorIds.Count > 0 && !a.ActorIds.Intersect(b.ActorIds, StringComparer.Ordinal).Any())
            return false;
        return a.Tone.IsNew || a.Year == b.Year || a.Year is null || b.Year is null;
    }

    private static VisitReport Report(List<VisitClaim> claims)
    {
        VisitClaim best = claims.OrderByDescending(c => c.Confidence).ThenBy(c => c.Sentence.IsTitle).ThenBy(c => c.Sentence.Start).First();
        string[] ids = [.. claims.SelectMany(c => c.ActorIds).Distinct(StringComparer.Ordinal)];
        string? words = claims.Select(c => c.Words).OfType<string>().MaxBy(w => w.Length);
        FoundDate? start = claims.Select(c => c.Start).OfType<FoundDate>().MaxBy(d => d.ToString().Length);
        FoundDate? end = claims.Select(c => c.End).OfType<FoundDate>().MaxBy(d => d.ToString().Length);
        double confidence = Math.Min(0.98, best.Confidence + Stated * (claims.Select(c => c.Sentence.Start).Distinct().Count() - 1));
        return new VisitReport(
            ids.Length > 0 ? ids : words is null ? [] : [words],
            best.From,
            best.To,
            claims.Select(c => c.Place).FirstOrDefault(p => p is not null),
            start?.ToString(),
            end?.ToString(),
            claims.MaxBy(c => Weight(c.Tone.Stage))!.Tone.Stage,
            best.Tone.IsNew,
            best.Sentence.Words,
            Math.Round(confidence, 2),
            [.. claims.SelectMany(c => c.Reasons).Distinct(StringComparer.Ordinal)]);
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
