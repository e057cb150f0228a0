using MongoliaDprk.Monitor.App.Commands;
using MongoliaDprk.Monitor.Core.Digests;

namespace MongoliaDprk.Monitor.App.Trying;

/// <summary>A trial as text; control characters of outlets never reach the terminal.</summary>
internal static class TryText
{
    public static void Print(TryReport report)
    {
        if (report.Error is not null)
            return;
        Line($"{report.Address}: {report.Kind}, {report.Bytes} bytes, {report.ContentType ?? "no content type"}, read as {report.Charset}");
        Line($"robots.txt: {report.Robots}{(report.Source is null ? "; no source of the watchlist" : $"; source {report.Source}")}");
        foreach (TryReport.FeedOf feed in report.Feeds)
            Line(feed.Error is null ? $"feed {feed.Address}: {feed.Format} \"{feed.Title}\", {Text.Counted(feed.Items, "item", "items")}" : $"feed {feed.Address}: {feed.Error}");
        foreach (Uri sitemap in report.Sitemaps)
            Line($"sitemap {sitemap}");
        Line(Text.Counted(report.LinkCount, "article link", "article links"));
        foreach (TryReport.LinkOf link in report.Links)
        {
            Line($"  {(link.Published is { } at ? Text.Minute(at) + " " : "")}{link.Title ?? "(no title)"}");
            Line($"    {link.Address}");
        }

        if (report.LinkCount > report.Links.Count)
            Line($"  and {report.LinkCount - report.Links.Count} more");
        if (report.Next is not null)
            Line($"goes on at {report.Next}");
        if (report.Article is { } article)
            Print(article);
    }

    private static void Print(TryReport.ArticleOf article)
    {
        Line($"article {article.Address}{(article.Error is null ? "" : ": " + article.Error)}");
        if (article.Error is not null)
            return;
        Line($"  \"{article.Title}\", {article.Published ?? "no date"}{(article.PublishedFrom is { } from ? $" (from {Text.Lower(from)})" : "")}, "
            + $"{article.Language ?? "unknown language"}, {article.Author ?? "no author"}, {Text.Counted(article.Length, "character", "characters")}");
        if (article.Modified is not null)
            Line($"  changed {article.Modified}");
        foreach (string other in article.RejectedDates)
            Line($"  not its date: {other}");
        foreach (string line in article.FirstLines.Split('\n'))
            Line("  " + line);
        Line($"  {(article.Relevant ? "relevant" : "not relevant")}; names: {(article.Names.Count == 0 ? "none" : string.Join(", ", article.Names))}");
        foreach (string visit in article.Visits)
            Line("  visit " + visit);
    }

    private static void Line(string text) => Console.WriteLine((text.StartsWith(' ') ? text[..(text.Length - text.TrimStart().Length)] : "") + OutsideText.Clean(text));
}
