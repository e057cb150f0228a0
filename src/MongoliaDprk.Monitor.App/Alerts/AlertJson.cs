using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Alerts;

/// <summary>One alert of a message for programs, see README.md beside this file.</summary>
/// <param name="Key">The same for the same news, on every channel and for good.</param>
internal sealed record AlertJson(
    long Id, string Key, string Kind, string Subject, string Title, string? Address, DateTime CreatedAt, long? Visit, long? Article,
    IReadOnlyList<string> Actors, IReadOnlyList<string> Sides, IReadOnlyList<string> Languages, double? Confidence)
{
    public static AlertJson Of(PendingAlert alert)
    {
        AlertFacts facts = alert.Facts;
        return new(
            alert.Id, facts.Key, AlertKinds.Name(facts.Kind), facts.Subject, alert.Title, alert.Address, facts.CreatedAt.UtcDateTime, facts.VisitId, facts.ArticleId,
            facts.Actors, facts.Sides, facts.Languages, facts.Confidence);
    }
}
