namespace MongoliaDprk.Monitor.Core.Sources;

/// <summary>Something to tell of a source: it has got into trouble, or out of it.</summary>
/// <param name="Trouble">What is, or was, the matter.</param>
/// <param name="Since">When the trouble, or the recovery, was first seen, UTC.</param>
public sealed record HealthNews(Health Trouble, bool Recovered, DateTime Since);

/// <summary>Decides when the health of a source is told: once an episode, once when it is over, and never for a single blip.</summary>
public static class HealthWatch
{
    private const int Confirmations = 2;

    /// <summary>Notes how the source fares after a poll.</summary>
    /// <returns>The state to keep, and what is to be told, or null.</returns>
    public static (SourceState State, HealthNews? News) Observe(SourceState state, DateTime now)
    {
        Health health = HealthRules.Judge(state, now);
        bool same = health == state.Health && state.HealthSince is not null;
        state = state with
        {
            Health = health,
            HealthSince = same && state.HealthSince <= now ? state.HealthSince : now,
            HealthPolls = same ? state.HealthPolls + 1 : 1,
        };
        if (state.HealthPolls < Confirmations)
            return (state, null);
        if (health == Health.Healthy && state.Told is { } over)
            return (state with { Told = null }, new HealthNews(over, Recovered: true, state.HealthSince.Value));
        return IsWorthTelling(state) && !(state.Told <= health)
            ? (state with { Told = health }, new HealthNews(health, Recovered: false, state.HealthSince.Value))
            : (state, null);
    }

    /// <summary>
    /// One gap in a hundred is longer than usual by definition, which for a busy outlet is one every few days: told is only what is twice as long.
    /// What never worked is on the list of sources, but is no news.
    /// </summary>
    private static bool IsWorthTelling(SourceState state) => state.Health switch
    {
        Health.Failing or Health.LayoutBroken or Health.PartlyFailing => true,
        Health.Quiet => HealthRules.LongestUsual(state.Rhythm) is { } usual && state.Silent > 2 * usual,
        _ => false,
    };
}
