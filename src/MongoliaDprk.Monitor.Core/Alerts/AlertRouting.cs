using MongoliaDprk.Monitor.Core.Subscribers;

namespace MongoliaDprk.Monitor.Core.Alerts;

/// <summary>Decides what is told to whom, and when.</summary>
public static class AlertRouting
{
    /// <summary>By the subscriber's first rule that is for the channel and wants the alert.</summary>
    /// <param name="sentLately">What went out on this channel, as far back as the longest cooldown reaches.</param>
    public static Route Decide(Subscriber subscriber, ChannelAddress channel, AlertFacts alert, IReadOnlyList<SentAlert> sentLately, DateTimeOffset now)
    {
        AlertRule[] rules = [.. subscriber.Alerts.Where(r => r.IsFor(channel.ShortName))];
        if (rules.FirstOrDefault(r => r.Refusal(alert) is null) is { } rule)
            return Decide(rule, subscriber, alert, sentLately, now);
        return new Route.Unwanted(rules.Length == 1 ? rules[0].Refusal(alert)! : "no rule for this channel wants it");
    }

    /// <summary>By one rule.</summary>
    public static Route Decide(AlertRule rule, Subscriber subscriber, AlertFacts alert, IReadOnlyList<SentAlert> sentLately, DateTimeOffset now)
    {
        if (rule.Refusal(alert) is { } refusal)
            return new Route.Unwanted(refusal);
        if (rule.Delivery == AlertDelivery.Never)
            return new Route.Unwanted("a rule says never");
        if (rule.Delivery == AlertDelivery.Digest)
            return Later(subscriber, "a rule says digest");
        if (!alert.NewFact && sentLately.Any(s => s.Subject == alert.Subject && s.At > now - rule.Cooldown))
            return Later(subscriber, $"{alert.Subject} was told less than {rule.Cooldown} ago, and there is no new fact");
        return rule.Quiet?.EndAfter(now, subscriber.TimeZone) is { } end ? new Route.At(end) : new Route.Now();
    }

    private static Route Later(Subscriber subscriber, string reason) =>
        subscriber.Digest is null ? new Route.Unwanted(reason + "; there is no digest") : new Route.InDigest(reason);
}
