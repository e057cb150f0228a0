namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>A visit of the ledger: what its reports say together.</summary>
/// <param name="Id">Key in the ledger.</param>
/// <param name="Start">ISO day, month or year, or null.</param>
/// <param name="FirstReported">Day of the oldest report.</param>
/// <param name="LastReported">Day of the newest report.</param>
/// <param name="Historical">A known visit of the watchlist.</param>
/// <param name="Confidence">The best of its reports', 0 to 1.</param>
public sealed record LedgerVisit(
    long Id,
    IReadOnlyList<string> Visitors,
    string? From,
    string? To,
    string? Start,
    string? End,
    VisitStage Stage,
    DateOnly FirstReported,
    DateOnly LastReported,
    bool Historical,
    string? Place = null,
    double Confidence = 0);
