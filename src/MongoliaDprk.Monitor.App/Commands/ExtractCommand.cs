using System.CommandLine;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Articles;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor extract</c>: what the extractor reads from saved pages; pure and offline.</summary>
internal static class ExtractCommand
{
    public static Command Create()
    {
        var dir = new Option<string>("--dir") { Description = "Folder with HTML files.", Required = true, HelpName = "DIR" };
        var output = new Option<string>("--out") { Description = "File to write, one JSON object per page; - = stdout.", Required = true, HelpName = "FILE" };
        var command = new ExampleCommand("extract", "Extract article text and facts from saved HTML pages.", "monitor extract --dir pages --out pages.jsonl") { dir, output };
        command.SetAction(parsed =>
        {
            string folder = parsed.GetRequiredValue(dir);
            JsonLines.Write(parsed.GetRequiredValue(output), InputFolder.Files(folder), f => Extract(folder, f), CancellationToken.None);
            return 0;
        });
        return command;
    }

    private static ArticleLine Extract(string folder, string file)
    {
        string name = InputFolder.Name(folder, file);
        var page = new FetchedPage(new Uri("file:///" + Uri.EscapeDataString(name)), File.ReadAllBytes(file), null, DateTime.UtcNow);
        Article article = ArticleExtractor.Extract(page);
        return new ArticleLine(name, article.Title, article.Text, article.Published?.ToString(), article.Published?.Precision, article.Published?.From,
            article.Modified?.ToString(), article.RejectedDates, article.Author, article.Language, article.CanonicalAddress?.OriginalString);
    }

    private sealed record ArticleLine(
        string File, string Title, string Text, string? Published, DatePrecision? PublishedPrecision, DateOrigin? PublishedFrom,
        string? Modified, IReadOnlyList<DateEvidence> RejectedDates, string? Author,
        string? Language, string? CanonicalUrl);
}
