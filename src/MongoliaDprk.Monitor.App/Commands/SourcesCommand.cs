using System.CommandLine;
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
            SourceLine[] lines = [.. services.GetRequiredService<Watchlist>().Sources.Select(s => SourceLine.From(s, health.GetValueOrDefault(s.Id)))];
            if (parsed.GetValue(SharedOptions.Json))
                Json.Print(lines);
            else
                Tables.Print(["source", "side", "every", "last success", "collected", "relevant", "waiting", "state"],
                    lines.Select(l => (IReadOnlyList<string>)[l.Id, l.Side, l.EveryMinutes + " min", Text.Minute(l.LastSuccess), Text.Number(l.Collected),
                        Text.Number(l.Relevant), Text.Number(l.Pending), l.State]), 4, 5, 6);
            return 0;
        });
        return command;
    }

    private sealed record SourceLine(
        string Id, string Name, string Side, int EveryMinutes, DateTime? LastPoll, DateTime? LastSuccess, DateTime? LastNewArticle, int Collected,
        int Relevant, int Pending, int Quarantined, int Errors, string State)
    {
        public static SourceLine From(Source source, SourceHealth? health) => new(
            source.Id, source.Name, source.Side, (int)source.Every.TotalMinutes, health?.State.LastPoll, health?.State.LastSuccess, health?.State.LastNewArticle,
            health?.Collected ?? 0, health?.Relevant ?? 0, health?.Pending ?? 0, health?.Quarantined ?? 0, health?.State.Errors ?? 0, StateOf(source, health));

        private static string StateOf(Source source, SourceHealth? health) => health switch
        {
            _ when !source.Enabled => "not polled (enabled: false)",
            null => "not polled yet",
            { State.LastError: { } error } => $"failing ({health.State.Errors}×): {error}",
            _ => "healthy",
        };
    }
}
