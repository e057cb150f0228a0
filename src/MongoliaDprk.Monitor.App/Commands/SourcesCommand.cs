using System.CommandLine;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor sources</c>: how every source of the watchlist is doing.</summary>
internal static class SourcesCommand
{
    public static Command Create()
    {
        var command = new ExampleCommand("sources", "Show the health of every source.", "monitor sources --json") { SharedOptions.Json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using ServiceProvider services = await MonitorServices.OpenAsync(parsed, cancellationToken);
            IReadOnlyDictionary<string, SourceHealth> health = await services.GetRequiredService<SourceQueries>().HealthAsync(cancellationToken);
            DateTime now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
            SourceLine[] lines = [.. services.GetRequiredService<Watchlist>().Sources.Select(s => SourceLine.From(s, health.GetValueOrDefault(s.Id), now))];
            if (parsed.GetValue(SharedOptions.Json))
                Json.Print(lines);
            else
                Print(lines);
            return 0;
        });
        return command;
    }

    private static void Print(IReadOnlyList<SourceLine> lines) => Tables.Print(
        ["source", "side", "state", "since", "last new", "next poll", "collected", "relevant", "waiting", "rhythm", "why"],
        lines.Select(l => (IReadOnlyList<string>)
        [
            l.Id, l.Side, l.State, l.Since is null ? "" : Text.Minute(l.Since), Text.Minute(l.LastNewArticle), l.NextPoll is null ? "" : Text.Minute(l.NextPoll),
            Text.Number(l.Collected), Text.Number(l.Relevant), Text.Number(l.Pending), l.Rhythm, l.Why,
        ]),
        6, 7, 8);

    /// <summary>One source; times in UTC, null = never.</summary>
    private sealed record SourceLine(
        string Id, string Name, string Side, int EveryMinutes, int AtMostMinutes, string State, DateTime? Since, string Why, string Rhythm, DateTime? LastPoll,
        DateTime? LastSuccess, DateTime? LastNewArticle, DateTime? NextPoll, int Collected, int Relevant, int Pending, int Quarantined, int Errors, string? LastError)
    {
        public static SourceLine From(Source source, SourceHealth? health, DateTime now)
        {
            SourceState? state = health?.State;
            Health verdict = HealthRules.Judge(state, now);
            return new(
                source.Id, source.Name, source.Side, (int)source.Every.TotalMinutes, (int)source.AtMost.TotalMinutes,
                source.Enabled ? HealthWords.Word(verdict) : "switched off", verdict == state?.Health ? state.HealthSince : null,
                source.Enabled ? HealthWords.Why(state, verdict, now) : "", state is null ? "" : HealthWords.Rhythm(state.Rhythm),
                state?.LastPoll, state?.LastSuccess, state?.LastNewArticle, source.Enabled ? state?.NextPoll : null,
                health?.Collected ?? 0, health?.Relevant ?? 0, health?.Pending ?? 0, health?.Quarantined ?? 0, state?.Errors ?? 0, state?.LastError);
        }
    }
}
