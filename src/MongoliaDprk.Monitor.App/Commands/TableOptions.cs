using System.CommandLine;
using System.CommandLine.Parsing;
using MongoliaDprk.Monitor.Core.Trends;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>The options of <c>monitor trends</c> that ask for another table than the count itself.</summary>
internal sealed class TableOptions
{
    private readonly Option<int?> top = Number("--top", "Only the N counted most; with --from and --to their change against the period of as many days before.");
    private readonly Option<bool> pairs = new("--pairs") { Description = "Who is named together with whom, most often first; with --actor: with that actor." };
    private readonly Option<bool> firstLast = new("--first-last") { Description = "The first and the last day each was named." };
    private readonly Option<bool> silence = new("--silence") { Description = "The longest silence on each, the one that lasts, and how many of its days nobody watched." };
    private readonly Option<bool> coverage = new("--coverage") { Description = "What was collected and when sources were down, looked rebuilt or were not watched." };
    private readonly Option<bool> share = new("--share") { Description = "Every step, with the share of all articles collected from the same sources." };
    private readonly Option<int?> average = Number("--average", "Every step, with the moving average over N steps.");
    private readonly Option<bool> yearOnYear = new("--year-on-year") { Description = "Every step, with the same one a year before." };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { top, pairs, firstLast, silence, coverage, share, average, yearOnYear })
            command.Options.Add(option);
        command.Validators.Add(parsed =>
        {
            int whole = new[] { pairs, firstLast, silence, coverage }.Count(o => parsed.GetValue(o));
            if (whole > 1 || (whole == 1 && IsSeries(parsed)))
                parsed.AddError("--pairs, --first-last, --silence, --coverage and the tables by step (--share, --average, --year-on-year) answer different questions: ask for one at a time");
        });
    }

    public bool NeedsNoSplit(SymbolResult parsed) => parsed.GetValue(pairs) || parsed.GetValue(coverage);

    public bool IsAsked(ParseResult parsed) => IsAsked(parsed.CommandResult);

    public Task<TrendTable> AnswerAsync(ParseResult parsed, TrendTables tables, TrendPer? per, TimeProvider time, int usualMost, CancellationToken cancellationToken)
    {
        CommandResult given = parsed.CommandResult;
        int most = parsed.GetValue(top) ?? usualMost;
        return parsed.GetValue(pairs) ? tables.PairsAsync(most, cancellationToken)
            : parsed.GetValue(coverage) ? tables.CoverageAsync(per ?? TrendPer.Month, cancellationToken)
            : parsed.GetValue(silence) || parsed.GetValue(firstLast)
                ? tables.PresenceAsync(parsed.GetValue(silence), DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), cancellationToken)
            : IsSeries(given) || per is not null
                ? tables.SeriesAsync(new SeriesOptions(per ?? TrendPer.Month, parsed.GetValue(share), parsed.GetValue(average), parsed.GetValue(yearOnYear)), most, cancellationToken)
            : tables.TopAsync(most, cancellationToken);
    }

    private bool IsAsked(SymbolResult parsed) =>
        parsed.GetValue(top) is not null || parsed.GetValue(firstLast) || parsed.GetValue(silence) || NeedsNoSplit(parsed) || IsSeries(parsed);

    private bool IsSeries(SymbolResult parsed) => parsed.GetValue(share) || parsed.GetValue(average) is not null || parsed.GetValue(yearOnYear);

    private static Option<int?> Number(string name, string description)
    {
        Option<int?> option = new(name) { Description = description, HelpName = "N" };
        option.Validators.Add(parsed =>
        {
            if (parsed.Tokens is [var token] && (!int.TryParse(token.Value, out int number) || number < 1))
                parsed.AddError($"{name}: '{token.Value}' is not a number from 1 on");
        });
        return option;
    }
}

/// <summary>The sources that a filter means; null = all.</summary>
internal sealed record SourceScope(IReadOnlyCollection<string>? Ids);
