namespace MongoliaDprk.Monitor.Core.Alerts;

/// <summary>What rules ask of an alert.</summary>
/// <param name="Key">Unique: the same news has the same key, whoever finds it again.</param>
/// <param name="Subject">What it is about (<c>visit:12</c>, <c>source:paper</c>): a cooldown is per subject.</param>
/// <param name="Actors">Actor ids.</param>
/// <param name="Sides">Country codes of the sides concerned.</param>
/// <param name="Languages">Of the articles that tell it; empty = none does.</param>
/// <param name="Confidence">0 to 1; null = nothing was estimated.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="NewFact">It tells what no earlier alert on the subject did: another stage, another date, another side that confirms. No cooldown holds it up.</param>
public sealed record AlertFacts(
    AlertKind Kind,
    string Key,
    string Subject,
    IReadOnlyList<string> Actors,
    IReadOnlyList<string> Sides,
    IReadOnlyList<string> Languages,
    double? Confidence,
    DateTimeOffset CreatedAt,
    long? VisitId,
    long? ArticleId,
    bool NewFact);

/// <summary>An alert that a channel was sent.</summary>
/// <param name="Subject">See <see cref="AlertFacts.Subject"/>.</param>
public sealed record SentAlert(string Subject, DateTimeOffset At);
