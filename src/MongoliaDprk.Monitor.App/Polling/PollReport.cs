namespace MongoliaDprk.Monitor.App.Polling;

/// <summary>What one poll of a source did.</summary>
/// <param name="NewLinks">Links not seen before.</param>
/// <param name="Articles">Pages fetched, analysed and saved.</param>
/// <param name="Relevant">Relevant articles among them.</param>
/// <param name="NewVisits">Visits that these articles, or edits of older ones, are the first to report.</param>
/// <param name="Failures">Pages that could not be fetched; each is tried again later.</param>
/// <param name="Quarantined">Pages that our own code broke on.</param>
/// <param name="Revisited">Stored articles looked at again.</param>
/// <param name="Edited">Those that the outlet had edited.</param>
/// <param name="Missing">Those whose page was not there.</param>
/// <param name="Errors">What went wrong with the source as a whole, one line each; empty = success.</param>
internal sealed record PollReport(
    string SourceId, int NewLinks, int Articles, int Relevant, int NewVisits, int Failures, int Quarantined,
    int Revisited, int Edited, int Missing, IReadOnlyList<string> Errors);
