using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MongoliaDprk.Monitor.App.Fetching;
using MongoliaDprk.Monitor.App.Polling;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor try</c>: what would be read from an address, without keeping anything.</summary>
internal static class TryCommand
{
    public static Command Create()
    {
        var address = new Argument<Uri>("URL") { Description = "A feed, a section page or an article.", CustomParser = Address };
        var command = new ExampleCommand("try", "Show what would be read from an address; nothing is kept.", "monitor try https://example.org/rss.xml") { address };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            MonitorOptions options = MonitorConfiguration.Read(parsed);
            Watchlist watchlist = WatchlistFolder.Read(options.Watchlist);
            using var fetcher = new WebFetcher(options.Fetching, TimeProvider.System);
            Uri asked = parsed.GetRequiredValue(address);
            return await fetcher.FetchAsync(asked, Validators.None, Manners(watchlist, asked), cancellationToken) switch
            {
                FetchResult.Page page => Show(page.Content, watchlist),
                FetchResult.Failed failed => throw new CommandException($"{asked}: {failed.Reason}"),
                _ => throw new CommandException($"{asked}: nothing was sent"),
            };
        });
        return command;
    }

    /// <summary>As when its source is polled; one look at a strange address needs no pause.</summary>
    private static FetchManners Manners(Watchlist watchlist, Uri address) =>
        watchlist.Sources.FirstOrDefault(s => SourceHosts.Has(s, address)) is { } source ? FetchManners.Of(source) : FetchManners.Plain;

    private static Uri? Address(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https")
            return address;
        result.AddError($"'{text}' is no http or https address");
        return null;
    }

    private static int Show(FetchedPage page, Watchlist watchlist)
    {
        Console.WriteLine($"{page.Address}: {page.Body.Length} bytes, {page.ContentType ?? "no content type"}");
        try
        {
            Feed feed = FeedReader.Read(page.Body, page.ContentType, page.Address);
            ShowLinks($"{Text.Lower(feed.Format)} feed \"{feed.Title}\"", FeedReader.Links(feed));
        }
        catch (FeedException e)
        {
            Console.WriteLine($"no feed: {e.Message}");
            ShowPage(page, watchlist);
        }

        return 0;
    }

    private static void ShowPage(FetchedPage page, Watchlist watchlist)
    {
        if (FeedDiscovery.Find(page) is { } feed)
            Console.WriteLine($"names the feed {feed}");
        ShowLinks("as a section page", ListingReader.Read(page, new ListingPage(page.Address, null)));
        Source? source = watchlist.Sources.FirstOrDefault(s => SourceHosts.Has(s, page.Address));
        Analysis analysis = new ArticleAnalyzer(watchlist).Analyze(page, source, null);
        Article a = analysis.Article;
        Console.WriteLine($"as an article: \"{a.Title}\", {a.Published?.ToString() ?? "no date"}{(a.Published is { } p ? $" (from {p.From})" : "")}, "
            + $"{a.Language ?? "unknown language"}, {a.Author ?? "no author"}, {a.Text.Length} characters{(source is null ? "" : $", source {source.Id}")}");
        if (a.Modified is { } modified)
            Console.WriteLine($"changed {modified} (from {modified.From})");
        foreach (DateEvidence other in a.RejectedDates)
            Console.WriteLine($"  not its date: {other.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "unread"} from {other.From}, {Reason(other.Why)}: {other.Written}");
        Console.WriteLine(a.Text.Length > 1500 ? a.Text[..1500] + " …" : a.Text);
        Console.WriteLine($"{(analysis.Relevant ? "relevant" : "not relevant")}; names: {string.Join(", ", analysis.Mentions.Select(m => $"{m.Actor.Name} ({m.Hits.Count})"))}");
        foreach (Core.Visits.VisitReport visit in analysis.Visits)
            Console.WriteLine($"visit {visit.From} → {visit.To}, {Text.Lower(visit.Stage)}{(visit.IsNew ? ", new" : "")}: {visit.Sentence}");
    }

    private static string Reason(DateRejection why) => why switch
    {
        DateRejection.Contradicted => "less trusted",
        DateRejection.Outvoted => "two others agree on another day",
        DateRejection.OfChange => "of a change",
        DateRejection.InFuture => "after the fetch",
        DateRejection.Placeholder => "written by a program that had none",
        DateRejection.OfOther => "of something else",
        DateRejection.OfPage => "of a page that is no article",
        _ => "no date",
    };

    private static void ShowLinks(string what, IReadOnlyList<Link> links)
    {
        Console.WriteLine($"{what}: {Text.Counted(links.Count, "article link", "article links")}");
        foreach (Link link in links.Take(20))
            Console.WriteLine($"  {(link.Published is { } at ? Text.Minute(at) + " " : "")}{link.Title ?? "(no title)"}\n    {link.Address}");
        if (links.Count > 20)
            Console.WriteLine($"  and {links.Count - 20} more");
    }
}
