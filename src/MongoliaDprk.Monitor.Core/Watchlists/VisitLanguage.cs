using MongoliaDprk.Monitor.Core.Visits;

namespace MongoliaDprk.Monitor.Core.Watchlists;

/// <summary>How one language speaks of visits: the <c>visits:</c> part of a language file.</summary>
/// <param name="Phrases">Phrases by cue id; the ids are those of <c>Visits/VisitCue.cs</c> in lower camel case. <c>visit-xx</c> = a
/// word that carries its destination, xx being a country code. A <c>*</c> at the end stands for any ending of the word.</param>
/// <param name="Months">Month names, twelve entries of alternatives; empty for languages that number their months.</param>
/// <param name="Weekdays">Weekday names, Monday first, seven entries of alternatives.</param>
/// <param name="PlaceBeforeVerb">The place visited stands before the verb and carries its mark behind it.</param>
/// <param name="Home">Country code meant by "our country" in this language when the outlet is not known, or null.</param>
public sealed record VisitLanguage(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Phrases,
    IReadOnlyList<IReadOnlyList<string>> Months,
    IReadOnlyList<IReadOnlyList<string>> Weekdays,
    bool PlaceBeforeVerb = false,
    string? Home = null)
{
    /// <summary>The visit grammar knows <paramref name="key"/> as a key of <see cref="Phrases"/>.</summary>
    public static bool IsCue(string key) => VisitWords.TryReadKey(key, out _, out _);

    /// <summary>Where a phrase of one of the two cues stands, a shorter one of the other inside it is not seen.</summary>
    public static bool Compete(string cue, string other) => VisitWords.TryReadKey(cue, out VisitCue one, out _)
        && VisitWords.TryReadKey(other, out VisitCue two, out _) && CuePhrases.Compete(one, two);
}
