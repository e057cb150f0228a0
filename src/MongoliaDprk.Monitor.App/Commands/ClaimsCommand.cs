using System.CommandLine;
using MongoliaDprk.Monitor.Core.Claims;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor claims</c>: analysts' sentences, tested now, with their evidence.</summary>
internal static class ClaimsCommand
{
    private const string Notes = """
        Claims stand in claims.yaml of the watchlist. They are tested every night, and a verdict that changes is an alert.
        "Cannot say" = too few of the days that a claim speaks of were collected (less than nine of ten).
        """;

    public static Command Create()
    {
        var id = new Argument<string?>("ID") { Description = "Only this claim, with all of its evidence and its history.", Arity = ArgumentArity.ZeroOrOne };
        var command = new ExampleCommand("claims", "Test the saved claims and print whether they hold, with the evidence.", "monitor claims\n  monitor claims --json", Notes) { id, SharedOptions.Json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using ServiceProvider services = await MonitorServices.OpenAsync(parsed, cancellationToken);
            IReadOnlyList<ClaimState> states = await ReadAsync(services, parsed.GetValue(id), cancellationToken);
            if (parsed.GetValue(SharedOptions.Json))
                Json.Print(states.Select(ClaimJson.Of));
            else
                Print(states, all: parsed.GetValue(id) is not null);
            return 0;
        });
        return command;
    }

    private static async Task<IReadOnlyList<ClaimState>> ReadAsync(IServiceProvider services, string? id, CancellationToken cancellationToken)
    {
        var queries = services.GetRequiredService<ClaimQueries>();
        DateOnly today = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        if (id is null)
            return await queries.ListAsync(today, cancellationToken);
        return await queries.FindAsync(id, today, cancellationToken) is { } state
            ? [state]
            : throw new CommandException($"no claim '{id}' in the watchlist; it has {string.Join(", ", services.GetRequiredService<Watchlist>().Claims.Select(c => c.Id).DefaultIfEmpty("none"))}", Failure.WrongUsage);
    }

    private static void Print(IReadOnlyList<ClaimState> states, bool all)
    {
        const int Few = 3;
        foreach (ClaimState state in states)
        {
            ClaimTest test = state.Test;
            string since = state.Since is { } day ? $" (since {Text.Day(day)})" : "";
            Console.WriteLine($"{ClaimWords.Verdict(test.Judgement.Verdict).ToUpperInvariant()}{since}  {test.Claim.Sentence}  [{test.Claim.Id}]");
            Console.WriteLine($"    {test.Judgement.Why}");
            Print(test.Found, all ? int.MaxValue : Few);
            if (test.Other.Count > 0)
                Console.WriteLine("    compared with:");
            Print(test.Other, all ? int.MaxValue : Few);
            foreach (ClaimChange change in all ? state.Changes : [])
                Console.WriteLine($"    {Text.Day(change.Day)}: {ClaimWords.Verdict(change.Verdict).ToLowerInvariant()}: {change.Why}");
        }

        Console.WriteLine(Text.Counted(states.Count, "claim", "claims"));
    }

    private static void Print(IReadOnlyList<ClaimEvidence> evidence, int most)
    {
        foreach (ClaimEvidence item in evidence.TakeLast(most))
            Console.WriteLine($"      {Text.Day(item.Day)} {OutsideText.Clean(item.Title)}{(item.Source is null ? "" : $" [{item.Source}]")} {OutsideText.Address(item.Address)}".TrimEnd());
        if (evidence.Count > most)
            Console.WriteLine($"      and {evidence.Count - most} before");
    }

    /// <summary>A claim for programs.</summary>
    private sealed record ClaimJson(
        string Id, string Sentence, ClaimVerdict Verdict, DateOnly? Since, string Why, DateOnly From, DateOnly To, int Count, int DaysCovered, int? Other,
        IReadOnlyList<ClaimEvidence> Evidence, IReadOnlyList<ClaimEvidence> OtherEvidence, IReadOnlyList<ClaimChange> Changes)
    {
        public static ClaimJson Of(ClaimState s) => new(
            s.Test.Claim.Id, s.Test.Claim.Sentence, s.Test.Judgement.Verdict, s.Since, s.Test.Judgement.Why, s.Test.Judgement.Found.Days.From, s.Test.Judgement.Found.Days.To,
            s.Test.Judgement.Found.Count, s.Test.Judgement.Found.Covered, s.Test.Judgement.Other?.Count, s.Test.Found, s.Test.Other, s.Changes);
    }
}
