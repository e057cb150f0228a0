using System.CommandLine;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor mentions</c>: who was named, where, with the sentence.</summary>
internal static class MentionsCommand
{
    public static Command Create()
    {
        var filters = new FilterOptions();
        var most = new Option<int>("--most") { Description = "Rows at the most.", DefaultValueFactory = _ => 100, HelpName = "N" };
        var command = new ExampleCommand("mentions", "List mentions with their evidence, newest first.", "monitor mentions --from 2026-11-01 --salience headline")
        {
            most, SharedOptions.Json,
        };
        filters.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using ServiceProvider services = await MonitorServices.OpenAsync(parsed, cancellationToken);
            MentionFilter filter = await filters.ReadAsync(parsed, services, cancellationToken);
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
            items.Select(m => (IReadOnlyList<string>)[Text.Day(m.Day), m.SourceId, m.ActorName, Text.Lower(m.Salience), Text.Number(m.Count), Title(m), m.Evidence]), 4);
        Console.WriteLine(items.Count == count ? Text.Counted(count, "mention", "mentions") : $"{items.Count} of {count} mentions; --most shows more");
    }

    /// <summary>With the number of articles that have the same text.</summary>
    private static string Title(MentionItem m) => m.Copies == 0 ? m.Title : $"{m.Title} (+{Text.Counted(m.Copies, "copy", "copies")})";
}
