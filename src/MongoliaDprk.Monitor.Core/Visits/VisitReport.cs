namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>Where a visit stands in its life.</summary>
public enum VisitStage { Unconfirmed, Invited, Announced, Underway, Concluded, Postponed, Cancelled, Denied }

/// <summary>What one article says of one visit.</summary>
/// <param name="Visitors">Actor ids where known, then what the text calls the travellers: the delegation's words, or the name of an office.</param>
/// <param name="From">Country code of the travellers, or null when not known.</param>
/// <param name="To">Country code of the place visited, or null when not known.</param>
/// <param name="Place">Place as named, or null.</param>
/// <param name="Start">ISO day, month or year as far as the text (with its date) gives it, or null.</param>
/// <param name="End">As <paramref name="Start"/>.</param>
/// <param name="IsNew">The article reports the travel itself, not background, history or possibility.</param>
/// <param name="Sentence">The sentence that carries it.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Reasons">Why this confidence, in words.</param>
public sealed record VisitReport(
    IReadOnlyList<string> Visitors,
    string? From,
    string? To,
    string? Place,
    string? Start,
    string? End,
    VisitStage Stage,
    bool IsNew,
    string Sentence,
    double Confidence,
    IReadOnlyList<string> Reasons);
