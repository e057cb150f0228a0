namespace MongoliaDprk.Monitor.Core.Watchlists;

/// <summary>How one language speaks of visits: the <c>visits:</c> part of a language file.</summary>
/// <param name="Phrases">Cue phrases by cue id (a stage name or another cue the visit grammar knows).</param>
/// <param name="Months">Month names, twelve entries of alternatives; empty for languages that number their months.</param>
/// <param name="Weekdays">Weekday names, Monday first, seven entries of alternatives.</param>
public sealed record VisitLanguage(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Phrases,
    IReadOnlyList<IReadOnlyList<string>> Months,
    IReadOnlyList<IReadOnlyList<string>> Weekdays);
