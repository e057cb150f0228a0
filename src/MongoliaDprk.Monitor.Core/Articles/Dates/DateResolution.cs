namespace MongoliaDprk.Monitor.Core.Articles.Dates;

/// <summary>What was made of all evidence.</summary>
/// <param name="Published">Null when nothing was found that is believed.</param>
/// <param name="Modified">When the article was changed after its publication, or null.</param>
/// <param name="Rejected">The evidence that names another day, or none, with the reason.</param>
internal sealed record DateResolution(PublishedDate? Published, PublishedDate? Modified, IReadOnlyList<DateEvidence> Rejected);
