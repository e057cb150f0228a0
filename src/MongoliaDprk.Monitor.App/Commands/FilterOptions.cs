using System.CommandLine;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>The filters that lists and counts share, so that every number has its list.</summary>
internal sealed class FilterOptions
{
    private readonly Option<DateOnly?> from = new("--from") { Description = "First day.", HelpName = "DAY" };
    private readonly Option<DateOnly?> to = new("--to") { Description = "Last day.", HelpName = "DAY" };
    private readonly Option<string?> actor = new("--actor") { Description = "Only this actor.", HelpName = "ID" };
    private readonly Option<string?> country = new("--country") { Description = "Only actors of this side.", HelpName = "CODE" };
    private readonly Option<string?> office = new("--office") { Description = "Only mentions of this office: its title, or its holder on the article's day.", HelpName = "ID" };
    private readonly Option<string?> source = new("--source") { Description = "Only this source; the host's name of an outlet that only archives gave.", HelpName = "ID" };
    private readonly Option<string?> side = new("--side") { Description = "Only sources that speak for this side.", HelpName = "CODE" };
    private readonly Option<string?> language = new("--language") { Description = "Only articles in this language.", HelpName = "CODE" };
    private readonly Option<string?> topic = new("--topic") { Description = "Only articles on this topic.", HelpName = "ID" };
    private readonly Option<Salience?> salience = Choice.Optional<Salience>("--salience", "Only mentions of this prominence.");
    private readonly Option<string?> text = new("--text") { Description = "Only articles with these words.", HelpName = "WORDS" };
    private readonly Option<bool> stories = new("--stories") { Description = "Of the copies of one text on several outlets only the first." };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { from, to, actor, country, office, source, side, language, topic, salience, text, stories })
            command.Options.Add(option);
    }

    /// <exception cref="CommandException">An id is none of the watchlist's, or the period ends before it begins: the count would be zero, and nobody would know why.</exception>
    public async Task<MentionFilter> ReadAsync(ParseResult parsed, ServiceProvider services, CancellationToken cancellationToken)
    {
        Watchlist watchlist = services.GetRequiredService<Watchlist>();
        MentionFilter filter = new(
            parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(actor), parsed.GetValue(source), parsed.GetValue(language), parsed.GetValue(salience),
            parsed.GetValue(text), parsed.GetValue(country), parsed.GetValue(office), parsed.GetValue(side), parsed.GetValue(topic), parsed.GetValue(stories));
        if (filter.From > filter.To)
            throw new CommandException($"--from {Text.Day(filter.From.Value)} is after --to {Text.Day(filter.To!.Value)}", Failure.WrongUsage);
        Known("--actor", filter.Actor, watchlist.Actors.Select(a => a.Id));
        Known("--office", filter.Office, watchlist.Offices.Select(o => o.Id));
        if (filter.Source is null || !await services.GetRequiredService<SourceQueries>().HasCollectedAsync(filter.Source, cancellationToken))
            Known("--source", filter.Source, watchlist.Sources.Select(s => s.Id));
        Known("--topic", filter.Topic, watchlist.Languages.SelectMany(l => l.Topics.Keys).Distinct(StringComparer.Ordinal));
        Known("--country", filter.Country, watchlist.Actors.Select(a => a.Side).Distinct(StringComparer.Ordinal));
        Known("--side", filter.SourceSide, watchlist.Sources.Select(s => s.Side).Distinct(StringComparer.Ordinal));
        return filter;
    }

    /// <summary>The filter as it is typed: what gives the same list again. Begins with a blank, or is empty.</summary>
    public static string Typed(MentionFilter filter) => string.Concat(new (string Name, string? Value)[]
    {
        ("--from", filter.From is { } first ? Text.Day(first) : null), ("--to", filter.To is { } last ? Text.Day(last) : null),
        ("--actor", filter.Actor), ("--country", filter.Country), ("--office", filter.Office), ("--source", filter.Source), ("--side", filter.SourceSide),
        ("--language", filter.Language), ("--topic", filter.Topic), ("--salience", filter.Salience is { } s ? Text.Lower(s) : null), ("--text", filter.Text),
    }.Where(o => o.Value is not null).Select(o => $" {o.Name} {Quoted(o.Value!)}")) + (filter.FirstOnly ? " --stories" : "");

    private static void Known(string option, string? id, IEnumerable<string> ids)
    {
        if (id is null)
            return;
        string[] all = [.. ids];
        if (all.Contains(id, StringComparer.Ordinal))
            return;
        string[] near = [.. all.Where(i => i.Contains(id, StringComparison.OrdinalIgnoreCase) || id.Contains(i, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).Take(6)];
        throw new CommandException($"{option}: the watchlist has no '{id}'{(near.Length > 0 ? $"; it has {string.Join(", ", near)}" : "")}", Failure.WrongUsage);
    }

    private static string Quoted(string value) =>
        value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? value : $"'{value.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
