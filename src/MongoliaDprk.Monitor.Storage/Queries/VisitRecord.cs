using MongoliaDprk.Monitor.Core.Visits;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>One visit of the ledger.</summary>
/// <param name="Historical">From the watchlist's known visits.</param>
/// <param name="Reports">Number of reports; equals the length of <see cref="VisitRecord.Reports"/>.</param>
/// <param name="Corrected">What an analyst has set.</param>
/// <param name="Note">What the visit is for, in an analyst's words.</param>
/// <param name="MergedInto">The visit this one turned out to be; null = it stands for itself.</param>
/// <param name="Version">To be named by a decision, which is refused when the visit has changed since.</param>
public sealed record VisitItem(
    long Id, IReadOnlyList<string> Visitors, string? From, string? To, string? Place, string? Start, string? End, VisitStage Stage,
    bool Historical, DateOnly FirstReported, DateOnly LastReported, int Reports, double Confidence,
    VisitReview Review = VisitReview.Unreviewed, VisitFields Corrected = VisitFields.None, string? Note = null, long? MergedInto = null, int Version = 0);

/// <summary>One report of a visit: the sentence and where it stands.</summary>
/// <param name="Day">The day it is news of: the article's, or that of the edit that brought it.</param>
/// <param name="Side">Side the outlet speaks for; one that is neither of the relationship's is a third party's. Null = not known.</param>
/// <param name="At">When the article was public, UTC; null = only the day is known.</param>
/// <param name="Reasons">Why this confidence, in words.</param>
public sealed record VisitReportItem(
    long ArticleId, DateOnly Day, string SourceId, string Title, string Address, VisitStage Stage, bool IsNew, string Sentence, double Confidence,
    string? Side = null, DateTime? At = null, string? Language = null, IReadOnlyList<string>? Reasons = null, long Id = 0);

/// <summary>A stage the visit came to.</summary>
/// <param name="Day">When it was reported, or decided.</param>
/// <param name="Evidence">The report that says so; its <see cref="VisitReportItem.Side"/> is the side that said it. Null = an analyst's correction.</param>
/// <param name="Decision">The correction that set it; null = a report.</param>
public sealed record VisitStageItem(VisitStage Stage, DateOnly Day, VisitReportItem? Evidence, VisitDecisionItem? Decision);

/// <summary>What one side said of a visit; see <see cref="SideVoice"/>.</summary>
/// <param name="Side">Null = third parties.</param>
public sealed record VisitVoice(string? Side, SideStanding Standing, int Reports, VisitReportItem? First, ReportLag? Lag);

/// <summary>Who has confirmed a visit, who is silent, who was first; see <see cref="Confirmation"/>.</summary>
/// <param name="First">The first report that is news; null = none is.</param>
public sealed record VisitConfirmation(bool TwoSided, VisitReportItem? First, IReadOnlyList<VisitVoice> Voices);

/// <summary>What an analyst decided about a visit.</summary>
/// <param name="VisitId">The visit decided on.</param>
/// <param name="OtherVisitId">Merge: the visit it is. Split: the visit that came of it.</param>
/// <param name="Articles">Split: articles whose reports went to the other visit.</param>
/// <param name="Correction">What was set, and in <paramref name="Before"/> what stood there.</param>
/// <param name="Undoes">The decision that this one takes back.</param>
/// <param name="UndoneBy">The decision that took this one back; null = it holds.</param>
public sealed record VisitDecisionItem(
    long Id, long VisitId, VisitDecisionKind Kind, string By, string Why, DateTime At, long? OtherVisitId, IReadOnlyList<long> Articles,
    VisitCorrection? Correction, VisitCorrection? Before, long? Undoes, long? UndoneBy);

/// <summary>One visit with all that is known of it.</summary>
/// <param name="Reports">Its evidence, oldest first.</param>
/// <param name="Stages">How it came to its stage, oldest first; empty for a known visit that nothing reports as news.</param>
/// <param name="Decisions">What analysts decided, oldest first, those taken back among them.</param>
public sealed record VisitRecord(
    VisitItem Visit, IReadOnlyList<VisitReportItem> Reports, IReadOnlyList<VisitStageItem> Stages, VisitConfirmation Confirmation,
    IReadOnlyList<VisitDecisionItem> Decisions);

/// <summary>One page of a list of visits.</summary>
/// <param name="Count">How many visits the whole list has.</param>
public sealed record VisitPage(IReadOnlyList<VisitRecord> Visits, int Count);

/// <summary>Visits of one year, direction and stage; see <see cref="VisitFilter.Year"/>.</summary>
public sealed record VisitYear(int Year, string? From, string? To, VisitStage Stage, int Count);

/// <summary>One page of what analysts decided.</summary>
/// <param name="Count">How many decisions there are.</param>
public sealed record VisitDecisionPage(IReadOnlyList<VisitDecisionItem> Decisions, int Count);
