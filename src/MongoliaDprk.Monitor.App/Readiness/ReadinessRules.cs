using System.Globalization;

namespace MongoliaDprk.Monitor.App.Readiness;

/// <summary>What keeps the monitor from doing its work.</summary>
/// <param name="Part">One word that anybody may read: database, migrations, scheduler, polls.</param>
/// <param name="Why">For those who are signed in.</param>
internal sealed record Fault(string Part, string Why);

/// <summary>When a source was polled, and when it is due.</summary>
/// <param name="LastPoll">Null = never.</param>
/// <param name="NextPoll">Null = at once.</param>
internal sealed record PollTime(DateTime? LastPoll, DateTime? NextPoll);

/// <summary>When polls are taken to have stopped.</summary>
internal static class ReadinessRules
{
    /// <summary>No poll for so long, while one has been due for so long: longer than any pause between polls of many sources.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    /// <param name="sources">Those that are polled; none = nothing can be late.</param>
    /// <param name="started">When this process began: before it nobody may have polled.</param>
    /// <returns>Null = all is well.</returns>
    public static Fault? Polls(IReadOnlyList<PollTime> sources, DateTime started, DateTime now)
    {
        DateTime late = now - Patience;
        DateTime? last = sources.Max(s => s.LastPoll);
        if (sources.Count == 0 || started > late || last > late || !sources.Any(s => (s.NextPoll ?? started) <= late))
            return null;
        return new Fault("polls", last is null
            ? "no source was ever polled, though the monitor has been running for hours"
            : string.Create(CultureInfo.InvariantCulture, $"no source was polled since {last:yyyy-MM-dd HH:mm} UTC, though some are due"));
    }
}
