using System.CommandLine;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>Which visits of the ledger.</summary>
internal sealed class VisitFilterOptions
{
    private readonly Option<VisitStage?> stage = Choice.Optional<VisitStage>("--stage", "Only visits at this stage.");
    private readonly Option<DateOnly?> from = new("--from") { Description = "Only visits of this day or later (undated ones: reported).", HelpName = "DAY" };
    private readonly Option<DateOnly?> to = new("--to") { Description = "Only visits of this day or earlier.", HelpName = "DAY" };
    private readonly Option<string?> actor = new("--actor") { Description = "Only visits of this actor.", HelpName = "ID" };
    private readonly Option<string?> direction = new("--direction") { Description = "Only visits from one country to another, as in AA-BB.", HelpName = "FROM-TO" };
    private readonly Option<bool> open = new("--open") { Description = "Only visits that are neither over nor called off." };
    private readonly Option<bool> unreviewed = new("--unreviewed") { Description = "Only visits that nobody has confirmed or rejected." };
    private readonly Option<bool> rejected = new("--rejected") { Description = "Also visits that were rejected." };
    private readonly Option<bool> all = new("--all") { Description = "Also the known visits of the past that the watchlist brings." };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { stage, from, to, actor, direction, open, unreviewed, rejected, all })
            command.Options.Add(option);
    }

    /// <exception cref="CommandException">The filter can only give nothing.</exception>
    public VisitFilter Read(ParseResult parsed, Watchlist watchlist)
    {
        DateOnly? first = parsed.GetValue(from), last = parsed.GetValue(to);
        if (first > last)
            throw new CommandException($"--from {Text.Day(first.Value)} is after --to {Text.Day(last!.Value)}", Failure.WrongUsage);
        string? who = parsed.GetValue(actor);
        if (who is not null && watchlist.Actors.All(a => a.Id != who))
            throw new CommandException($"--actor: the watchlist has no '{who}': 'monitor actors {who}' looks for it", Failure.WrongUsage);
        (string? origin, string? destination) = Direction(parsed.GetValue(direction), watchlist);
        return new VisitFilter(
            parsed.GetValue(stage) is { } s ? [s] : null, first, last, who, origin, destination,
            parsed.GetValue(open), parsed.GetValue(unreviewed), null, parsed.GetValue(all), parsed.GetValue(rejected));
    }

    /// <summary>Both countries of <c>FROM-TO</c>; null = none given.</summary>
    /// <exception cref="CommandException">It is no direction between two countries of the watchlist.</exception>
    public static (string? From, string? To) Direction(string? direction, Watchlist watchlist)
    {
        if (direction is null)
            return (null, null);
        string[] ends = direction.Split('-');
        if (ends.Length == 2 && ends.All(e => watchlist.Actors.Any(a => a.Side == e)))
            return (ends[0], ends[1]);
        throw new CommandException($"--direction: '{direction}' is no direction: write {watchlist.Sides[0]}-{watchlist.Sides[1]} or {watchlist.Sides[1]}-{watchlist.Sides[0]}", Failure.WrongUsage);
    }
}
