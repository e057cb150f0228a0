namespace MongoliaDprk.Monitor.App.Polling;

/// <summary>What one poll of a source did.</summary>
/// <param name="NewLinks">Links not seen before.</param>
/// <param name="Articles">Pages fetched, analysed and saved.</param>
/// <param name="Relevant">Relevant articles among them.</param>
/// <param name="NewVisits">Visits that these articles are the first to report.</param>
/// <param name="Failures">Pages that could not be fetched; each is tried again later.</param>
/// <param name="Quarantined">Pages that our own code broke on.</param>
/// <param name="Errors">What went wrong with the source as a whole, one line each; empty = success.</param>
internal sealed record PollReport(
    string SourceId, int NewLinks, int Articles, int Relevant, int NewVisits, int Failures, int Quarantined, IReadOnlyList<string> Errors);
