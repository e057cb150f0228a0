namespace MongoliaDprk.Monitor.Core.Visits;

/// <summary>A visit of the ledger, as much of it as merging needs.</summary>
/// <param name="Id">Key in the ledger.</param>
/// <param name="Start">ISO day, month or year, or null.</param>
/// <param name="LastReported">Day of the newest report.</param>
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
    bool Historical);
