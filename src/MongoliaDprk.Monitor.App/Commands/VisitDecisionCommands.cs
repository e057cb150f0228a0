using System.CommandLine;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor visits confirm</c> and its like: what analysts decide about a visit.</summary>
internal static class VisitDecisionCommands
{
    private static readonly Argument<long> Id = new("ID") { Description = "The number of the visit." };
    private static readonly Option<string> By = new("--by") { Description = "Who decides. Default: the user of the operating system.", HelpName = "NAME", DefaultValueFactory = _ => Environment.UserName };
    private static readonly Option<string> Why = new("--why") { Description = "Why: kept with the decision.", HelpName = "TEXT", Required = true };
    private static readonly Option<int?> Version = new("--version-shown") { Description = "Refuse when the visit has changed since this version of it was shown.", HelpName = "N" };

    public static IEnumerable<Command> Create()
    {
        yield return Decision("confirm", "The visit is real: it stays whatever becomes of its reports.", "monitor visits confirm 12 --why 'asked the embassy'",
            async (d, p, c) => { await d.ConfirmAsync(Shown(p), Who(p), c); return "is confirmed"; });
        yield return Decision("reject", "There is no such visit: it is no longer listed and alerts nobody.", "monitor visits reject 12 --why 'an exhibition, no visit'",
            async (d, p, c) => { await d.RejectAsync(Shown(p), Who(p), c); return "is rejected"; });
        yield return Decision("undo", "Take back the last decision on the visit.", "monitor visits undo 12 --why 'mistaken'",
            async (d, p, c) => $"is as if it had not been decided to {Text.Lower(await d.UndoAsync(Shown(p), Who(p), c))} it");
        yield return Merge();
        yield return Split();
        yield return Correct();
    }

    private static ExampleCommand Merge()
    {
        var into = new Option<long>("--into") { Description = "The visit that it is.", HelpName = "ID", Required = true };
        ExampleCommand command = Decision("merge", "The visit is another one of the ledger: its reports are that one's.", "monitor visits merge 12 --into 9 --why 'same delegation'",
            async (d, p, c) => { await d.MergeAsync(Shown(p), new ShownVisit(p.GetValue(into)), Who(p), c); return $"is part of visit {p.GetValue(into)}"; });
        command.Options.Add(into);
        return command;
    }

    private static ExampleCommand Split()
    {
        var articles = new Option<long[]>("--article") { Description = "An article whose report is split off; may be repeated.", HelpName = "ID", Required = true };
        ExampleCommand command = Decision("split", "Some of its reports are of a visit of their own.", "monitor visits split 12 --article 40 --article 41 --why 'another delegation'",
            async (d, p, c) => $"has lost the reports of {Text.Counted(p.GetValue(articles)!.Length, "article", "articles")} to the new visit {await d.SplitAsync(Shown(p), p.GetValue(articles)!, Who(p), c)}");
        command.Options.Add(articles);
        return command;
    }

    private static ExampleCommand Correct()
    {
        var visitors = new Option<string[]>("--visitor") { Description = "Who travels: an actor's id or words; may be repeated, '' = not known.", HelpName = "ID|WORDS" };
        var direction = new Option<string?>("--direction") { Description = "From which country to which, as in AA-BB.", HelpName = "FROM-TO" };
        var place = new Option<string?>("--place") { Description = "Where to; '' = not known.", HelpName = "PLACE" };
        var start = new Option<string?>("--start") { Description = "First day, month or year; '' = not known.", HelpName = "DAY" };
        var end = new Option<string?>("--end") { Description = "Last day, month or year; '' = not known.", HelpName = "DAY" };
        Option<VisitStage?> stage = Choice.Optional<VisitStage>("--stage", "The stage it is at; reports no longer move it.");
        var note = new Option<string?>("--note") { Description = "What the visit is for; '' = nothing.", HelpName = "TEXT" };
        ExampleCommand command = Decision(
            "correct", "Set what the reports got wrong or do not say.", "monitor visits correct 12 --start 2024-03-20 --place PLACE --why 'the ministry says so'",
            async (d, p, c) =>
            {
                (string? from, string? to) = VisitFilterOptions.Direction(p.Parsed.GetValue(direction), p.Watchlist);
                string[]? who = p.Parsed.GetResult(visitors) is null ? null : p.GetValue(visitors);
                await d.CorrectAsync(
                    Shown(p), new VisitCorrection(who, from, to, p.GetValue(place), p.GetValue(start), p.GetValue(end), p.GetValue(stage), p.GetValue(note)), Who(p), c);
                return "is corrected";
            });
        foreach (Option option in new Option[] { visitors, direction, place, start, end, stage, note })
            command.Options.Add(option);
        return command;
    }

    private static ExampleCommand Decision(string name, string description, string example, Func<VisitDecisions, Given, CancellationToken, Task<string>> decide)
    {
        var command = new ExampleCommand(name, description, example) { Id, By, Why, Version };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using ServiceProvider services = await MonitorServices.OpenAsync(parsed, cancellationToken);
            try
            {
                string done = await decide(services.GetRequiredService<VisitDecisions>(), new Given(parsed, services.GetRequiredService<Watchlist>()), cancellationToken);
                Console.WriteLine($"visit {parsed.GetValue(Id)} {done}");
                return 0;
            }
            catch (VisitDecisionException e)
            {
                throw new CommandException(e.Message, Failure.Failed, e);
            }
        });
        return command;
    }

    private static ShownVisit Shown(Given given) => new(given.GetValue(Id), given.GetValue(Version));

    private static Decider Who(Given given) => new(given.GetValue(By)!, given.GetValue(Why)!);

    /// <summary>What was typed, and the watchlist it is about.</summary>
    private sealed record Given(ParseResult Parsed, Watchlist Watchlist)
    {
        public T? GetValue<T>(Option<T> option) => Parsed.GetValue(option);

        public T? GetValue<T>(Argument<T> argument) => Parsed.GetValue(argument);
    }
}
