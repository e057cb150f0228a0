namespace MongoliaDprk.Monitor.Core.Sources;

/// <summary>One part of the way: what comes in goes on or is left out for one of the reasons, and nothing is lost.</summary>
/// <param name="In">What comes in.</param>
/// <param name="Out">What goes on.</param>
/// <param name="LeftOut">Why the rest does not.</param>
public sealed record FunnelStage(FunnelStep In, FunnelStep Out, IReadOnlyList<FunnelStep> LeftOut)
{
    /// <summary>Everything that came in is accounted for.</summary>
    public bool Balances(IReadOnlyDictionary<FunnelStep, int> counts) =>
        counts.GetValueOrDefault(In) == counts.GetValueOrDefault(Out) + LeftOut.Sum(s => counts.GetValueOrDefault(s));
}

/// <summary>A number of the way as it is shown.</summary>
/// <param name="IsLeftOut">What it counts went no further.</param>
public sealed record FunnelRow(FunnelStep Step, bool IsLeftOut, int Count);

/// <summary>The whole way from a link to an alert.</summary>
public static class FunnelStages
{
    /// <summary>In the order of the way.</summary>
    public static IReadOnlyList<FunnelStage> All { get; } =
    [
        new(FunnelStep.PlaceAsked, FunnelStep.PlaceRead, [FunnelStep.PlaceSame, FunnelStep.PlaceFailed, FunnelStep.PlaceUnreadable, FunnelStep.PlaceTimeOver]),
        new(FunnelStep.LinkShown, FunnelStep.LinkNew,
            [FunnelStep.LinkKnown, FunnelStep.LinkRepeated, FunnelStep.LinkElsewhere, FunnelStep.LinkOld, FunnelStep.LinkWithoutAddress]),
        new(FunnelStep.PageAsked, FunnelStep.PageFetched,
        [
            FunnelStep.PageRobots, FunnelStep.PageForbidden, FunnelStep.PageBusy, FunnelStep.PageStatus, FunnelStep.PageTimeout, FunnelStep.PageNetwork,
            FunnelStep.PageTooLarge, FunnelStep.PageRedirect,
        ]),
        new(FunnelStep.PageFetched, FunnelStep.ArticleRelevant,
        [
            FunnelStep.ArticleKnown, FunnelStep.ArticleWithoutText, FunnelStep.ArticleLanguage, FunnelStep.ArticleNoSide, FunnelStep.ArticleOneSide,
            FunnelStep.ArticleCountryList, FunnelStep.ArticleBroken,
        ]),
        new(FunnelStep.ReportFound, FunnelStep.ReportNews, [FunnelStep.ReportBackground, FunnelStep.ReportRepeated]),
        new(FunnelStep.VisitTouched, FunnelStep.AlertWritten,
            [FunnelStep.VisitSame, FunnelStep.VisitRejected, FunnelStep.VisitHistory, FunnelStep.VisitOver, FunnelStep.VisitTold]),
        new(FunnelStep.LookAgain, FunnelStep.LookEdited, [FunnelStep.LookSame, FunnelStep.LookMissing, FunnelStep.LookFailed]),
    ];

    /// <summary>The numbers that tell the way in one line.</summary>
    public static IReadOnlyList<FunnelStep> Headline { get; } =
    [
        FunnelStep.LinkShown, FunnelStep.LinkNew, FunnelStep.PageFetched, FunnelStep.ArticleRelevant, FunnelStep.Mention, FunnelStep.VisitOpened, FunnelStep.AlertWritten,
    ];

    /// <summary>What is left for later, cut or given up: counted beside the stages.</summary>
    public static IReadOnlyList<FunnelStep> Beside { get; } =
    [
        FunnelStep.PlaceCut, FunnelStep.SitemapOverLimit, FunnelStep.SitemapOld, FunnelStep.PollTimeOver, FunnelStep.PollOverLimit, FunnelStep.PollStopped,
        FunnelStep.LinkGivenUp, FunnelStep.PartLost,
    ];

    /// <summary>All numbers that are not zero, in the order of the way, each once.</summary>
    public static IEnumerable<FunnelRow> Rows(IReadOnlyDictionary<FunnelStep, int> counts) => Order
        .Where(s => counts.GetValueOrDefault(s) != 0)
        .Select(s => new FunnelRow(s, IsLeftOut(s), counts[s]));

    /// <summary>What took this step went no further, or is left for later.</summary>
    public static bool IsLeftOut(FunnelStep step) => LeftOut.Contains(step);

    private static readonly HashSet<FunnelStep> LeftOut = [.. All.SelectMany(s => s.LeftOut), .. Beside];

    private static readonly FunnelStep[] Order =
    [
        .. All.SelectMany(s => (FunnelStep[])[s.In, .. s.LeftOut, s.Out]).Append(FunnelStep.Mention).Append(FunnelStep.VisitOpened).Concat(Beside).Distinct(),
    ];

    /// <summary>Why an article that was read and is not known yet is not relevant.</summary>
    public static FunnelStep WhyNot(Analysis analysis, Watchlists.Watchlist watchlist, string? sourceSide)
    {
        if (analysis.Article.Text.Length == 0)
            return FunnelStep.ArticleWithoutText;
        if (!watchlist.Languages.Any(l => l.Code == analysis.Article.Language))
            return FunnelStep.ArticleLanguage;
        string[] named = [.. watchlist.Sides.Where(analysis.Countries.Contains)];
        return named.Length == 0 ? FunnelStep.ArticleNoSide
            : named.Length == watchlist.Sides.Count || (watchlist.OtherSide(sourceSide) is { } other && named.Contains(other)) ? FunnelStep.ArticleCountryList
            : FunnelStep.ArticleOneSide;
    }
}
