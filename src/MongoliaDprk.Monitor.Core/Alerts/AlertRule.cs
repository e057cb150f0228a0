namespace MongoliaDprk.Monitor.Core.Alerts;

/// <summary>What happens to an alert that a rule wants.</summary>
public enum AlertDelivery { Now, Digest, Never }

/// <summary>One line of what a subscriber wants to be told, and how. An empty list leaves nothing out.</summary>
/// <param name="Actors">Ids; one of them must be concerned.</param>
/// <param name="Sides">Country codes; one of them must be concerned.</param>
/// <param name="Languages">Of the article; alerts that come from no article pass.</param>
/// <param name="Confidence">The least, 0 to 1; alerts without one pass.</param>
/// <param name="Quiet">Null = none: this rule may wake its subscriber.</param>
/// <param name="Cooldown">How long after an alert another one on the same subject only goes into the digest, unless it has a new fact; zero = none.</param>
/// <param name="Channels">Short names (<c>email</c>, <c>webhook-2</c>) of the subscriber's channels it is for.</param>
public sealed record AlertRule(
    IReadOnlyList<AlertKind> Kinds,
    IReadOnlyList<string> Actors,
    IReadOnlyList<string> Sides,
    IReadOnlyList<string> Languages,
    double Confidence,
    QuietHours? Quiet,
    AlertDelivery Delivery,
    TimeSpan Cooldown,
    IReadOnlyList<string> Channels)
{
    /// <summary>Everything, at once, on every channel.</summary>
    public static AlertRule Everything { get; } = new([], [], [], [], 0, null, AlertDelivery.Now, TimeSpan.Zero, []);

    public bool IsFor(string channel) => Channels.Count == 0 || Channels.Contains(channel, StringComparer.Ordinal);

    /// <summary>Null = the rule wants it; else why not, in words.</summary>
    public string? Refusal(AlertFacts alert)
    {
        if (Kinds.Count > 0 && !Kinds.Contains(alert.Kind))
            return $"{AlertKinds.Name(alert.Kind)} is not among the kinds";
        if (Actors.Count > 0 && !Actors.Intersect(alert.Actors, StringComparer.Ordinal).Any())
            return "none of the actors is concerned";
        if (Sides.Count > 0 && !Sides.Intersect(alert.Sides, StringComparer.Ordinal).Any())
            return "none of the sides is concerned";
        if (Languages.Count > 0 && alert.Languages.Count > 0 && !Languages.Intersect(alert.Languages, StringComparer.Ordinal).Any())
            return "told in none of the languages";
        return alert.Confidence < Confidence ? FormattableString.Invariant($"confidence {alert.Confidence:0.00} is below {Confidence:0.00}") : null;
    }
}
