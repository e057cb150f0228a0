using System.CommandLine;
using MongoliaDprk.Monitor.Core.Feeds;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor feed</c>: what the feed reader reads from files; pure and offline.</summary>
internal static class FeedCommand
{
    public static Command Create()
    {
        var dir = new Option<string>("--dir") { Description = "Folder with feed files.", Required = true, HelpName = "DIR" };
        var output = new Option<string>("--out") { Description = "File to write, one JSON object per feed; - = stdout.", Required = true, HelpName = "FILE" };
        var command = new ExampleCommand("feed", "Read feed files and print what they hold.", "monitor feed --dir feeds --out feeds.jsonl") { dir, output };
        command.SetAction(parsed =>
        {
            string folder = parsed.GetRequiredValue(dir);
            JsonLines.Write(parsed.GetRequiredValue(output), InputFolder.Files(folder), f => Read(folder, f), CancellationToken.None);
            return 0;
        });
        return command;
    }

    private static FeedLine Read(string folder, string file)
    {
        string name = InputFolder.Name(folder, file);
        try
        {
            Feed feed = FeedReader.Read(File.ReadAllBytes(file), null, null);
            return new FeedLine(name, true, null, feed.Format, feed.Title, feed.Link, [.. feed.Items.Select(ItemLine.From)]);
        }
        catch (FeedException e)
        {
            return new FeedLine(name, false, e.Message, null, null, null, []);
        }
    }

    private sealed record FeedLine(string File, bool Ok, string? Error, FeedFormat? Format, string? Title, string? Link, IReadOnlyList<ItemLine> Items);

    private sealed record ItemLine(
        string? Id, string? Title, string? Link, string? Published, string? Updated, string? Author, string? Summary, string? Content,
        IReadOnlyList<string> Enclosures, string? Enclosure)
    {
        public static ItemLine From(FeedItem i) =>
            new(i.Id, i.Title, i.Link, JsonLines.Utc(i.Published), JsonLines.Utc(i.Updated), i.Author, i.Summary, i.Content, i.Enclosures, i.Enclosures.FirstOrDefault());
    }
}
