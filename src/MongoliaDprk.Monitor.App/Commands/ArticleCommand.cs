using System.CommandLine;
using System.Globalization;
using MongoliaDprk.Monitor.App.Api;
using MongoliaDprk.Monitor.Core.Changes;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor article</c>: one article with its versions, what each changed, and the evidence kept.</summary>
internal static class ArticleCommand
{
    public static Command Create()
    {
        var article = new Argument<string>("ARTICLE") { Description = "The address of an article, or its number." };
        var page = new Option<string?>("--page") { Description = "Print the bytes of this kept page instead, as they were fetched.", HelpName = "HASH" };
        var command = new ExampleCommand(
            "article", "Show one article: its versions, what was edited, who vanished, which pages are kept.", "monitor article https://example.org/news/1")
        {
            article, page, SharedOptions.Json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string asked = parsed.GetRequiredValue(article);
            (long? id, Uri? address) = Read(asked);
            await using ServiceProvider services = await MonitorServices.OpenAsync(parsed, cancellationToken);
            var queries = services.GetRequiredService<ArticleQueries>();
            ArticleDetail found = await queries.FindAsync(id, address, cancellationToken)
                ?? throw new CommandException($"no article {asked} is stored: 'monitor mentions --json' lists those that are, with address and number");
            if (parsed.GetValue(page) is { } hash)
                await WriteAsync(await queries.PageAsync(found.Id, hash, cancellationToken) ?? throw new CommandException($"article {found.Id} has no kept page {hash}"), cancellationToken);
            else if (parsed.GetValue(SharedOptions.Json))
                Json.Print(ArticleJson.Of(found));
            else
                Print(found);
            return 0;
        });
        return command;
    }

    private static (long? Id, Uri? Address) Read(string asked)
    {
        if (long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out long id))
            return (id, null);
        return Uri.TryCreate(asked, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"
            ? (null, address)
            : throw new CommandException($"'{asked}' is neither the number nor the http(s) address of an article", Failure.WrongUsage);
    }

    private static async Task WriteAsync(byte[] body, CancellationToken cancellationToken)
    {
        await using Stream output = Console.OpenStandardOutput();
        await output.WriteAsync(body, cancellationToken);
    }

    private static void Print(ArticleDetail a)
    {
        Console.WriteLine(OutsideText.Clean(a.Title));
        Console.WriteLine($"{OutsideText.Address(a.Address) ?? "(no usable address)"}\narticle {a.Id}, {a.SourceId}, {a.Published ?? "no date found"}, counts for {Text.Day(a.Day)}");
        Console.WriteLine($"{Page(a.Lost)}, last looked at {Text.Minute(a.LastVisit ?? a.CollectedAt)}, next {Text.Minute(a.NextVisit)}");
        for (int i = 0; i < a.Versions.Count; i++)
        {
            ArticleVersion v = a.Versions[i];
            Console.WriteLine($"\nversion {v.Number}, {Text.Minute(v.FetchedAt)}: {OutsideText.Clean(v.Title)}");
            if (i > 0)
                PrintEdit(a.Versions[i - 1], v);
            foreach (ArticleChange change in a.Changes.Where(c => c.Version == v.Number))
                Console.WriteLine($"  {Text.Minute(change.At)} {Words(change)}");
        }

        if (a.Copies.Count > 1)
            Console.WriteLine("\nthe same text, first published first:");
        foreach (ArticleCopy copy in a.Copies.Where(_ => a.Copies.Count > 1))
            Console.WriteLine($"  {Text.Minute(copy.PublicSince)}  {copy.SourceId}{(copy.IsFirst ? " (first)" : "")}  {OutsideText.Clean(copy.Title)}\n    {OutsideText.Address(copy.Address)}");

        Console.WriteLine("\nkept pages:");
        foreach (KeptPage page in a.Evidence)
            Console.WriteLine($"  {page.Hash}  {Text.Minute(page.FetchedAt)}  {page.KeptBytes} bytes compressed");
    }

    private static void PrintEdit(ArticleVersion before, ArticleVersion after)
    {
        foreach (ParagraphChange paragraph in TextChange.Between(before.Text, after.Text).Paragraphs)
        {
            string sign = (paragraph.Before, paragraph.After) switch { (null, _) => "+", (_, null) => "-", _ => "~" };
            Console.WriteLine($"  {sign} {OutsideText.Clean(string.Concat(paragraph.Stretches.Select(s => Shown(s, sign == "~"))))}");
        }
    }

    private static string Shown(TextStretch stretch, bool marked) => stretch.Fate switch
    {
        TextFate.Removed when marked => $"[-{stretch.Text}-]",
        TextFate.Added when marked => $"{{+{stretch.Text}+}}",
        _ => stretch.Text,
    };

    private static string Page(ChangeKind? lost) => lost switch
    {
        null => "the page stands where it stood",
        ChangeKind.PageGone => "the page is GONE",
        _ => "the page shows SOMETHING ELSE now",
    };

    private static string Words(ArticleChange change) => change.Kind switch
    {
        ChangeKind.ActorVanished => $"VANISHED: {change.ActorName}: {Quoted(change.Before)}",
        ChangeKind.ActorAppeared => $"appeared: {change.ActorName}: {Quoted(change.After)}",
        ChangeKind.VisitVanished => $"visit TAKEN BACK: {Quoted(change.Before)}",
        ChangeKind.VisitAppeared => $"visit appeared: {Quoted(change.After)}",
        ChangeKind.VisitReworded => $"visit reworded: {Quoted(change.Before)} → {Quoted(change.After)}",
        ChangeKind.PageReturned => "the page is back",
        _ => $"{Page(change.Kind)}: {OutsideText.Clean(change.After)}",
    };

    private static string Quoted(string? sentence) => $"“{OutsideText.Clean(sentence)}”";
}
