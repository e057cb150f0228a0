using System.CommandLine;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor mentions</c>: who was named, where, with the sentence.</summary>
internal static class MentionsCommand
{
    public static Command Create()
    {
        var from = new Option<DateOnly?>("--from") { Description = "First day.", HelpName = "DAY" };
        var to = new Option<DateOnly?>("--to") { Description = "Last day.", HelpName = "DAY" };
        var actor = new Option<string?>("--actor") { Description = "Only this actor.", HelpName = "ID" };
        var source = new Option<string?>("--source") { Description = "Only this source.", HelpName = "ID" };
        var language = new Option<string?>("--language") { Description = "Only articles in this language.", HelpName = "CODE" };
        var salience = Choice.Optional<Salience>("--salience", "Only mentions of this prominence.");
        var text = new Option<string?>("--text") { Description = "Only articles with these words.", HelpName = "WORDS" };
        var most = new Option<int>("--most") { Description = "Rows at the most.", DefaultValueFactory = _ => 100, HelpName = "N" };
        var command = new ExampleCommand("mentions", "List mentions with their evidence, newest first.", "monitor mentions --from 2026-11-01 --salience headline")
        {
            from, to, actor, source, language, salience, text, most, SharedOptions.Json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var filter = new MentionFilter(parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(actor), parsed.GetValue(source),
                parsed.GetValue(language), parsed.GetValue(salience), parsed.GetValue(text));
            await using ServiceProvider services = await MonitorServices.OpenAsync(parsed, cancellationToken);
            var queries = services.GetRequiredService<MentionQueries>();
            IReadOnlyList<MentionItem> items = await queries.ListAsync(filter, 0, parsed.GetValue(most), cancellationToken);
            int count = await queries.CountAsync(filter, cancellationToken);
            if (parsed.GetValue(SharedOptions.Json))
                Json.Print(new { unit = "mention", filter, count, items });
            else
                Print(items, count);
            return 0;
        });
        return command;
    }

    private static void Print(IReadOnlyList<MentionItem> items, int count)
    {
        Tables.Print(["day", "source", "actor", "where", "hits", "title", "evidence"],
            items.Select(m => (IReadOnlyList<string>)[Text.Day(m.Day), m.SourceId, m.ActorName, Text.Lower(m.Salience), Text.Number(m.Count), m.Title, m.Evidence]), 4);
        Console.WriteLine(items.Count == count ? $"{count} mentions" : $"{items.Count} of {count} mentions; --most shows more");
    }
}
