using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>Reads an article from all the pages it was spread over, or from the short form that has the text its own page lacks.</summary>
public static class WholeArticle
{
    /// <param name="pages">
    /// In reading order, at least one. The further ones are its next pages; where the first has no text, the second is its short form.
    /// </param>
    /// <param name="source">Its outlet, or null.</param>
    /// <param name="link">What the feed said of it, or null.</param>
    public static Article Read(IReadOnlyList<FetchedPage> pages, Source? source, Link? link) =>
        Of([.. pages.Select(page => ArticleExtractor.Extract(page, source, link))]);

    /// <summary>The same of pages that are extracted already.</summary>
    public static Article Of(IReadOnlyList<Article> pages)
    {
        Article first = pages[0];
        if (pages.Count == 1)
            return first;
        Article[] further = [.. pages.Skip(1)];
        if (first.Text.Length > 0)
            return first with { Text = PageSequence.Join([first.Text, .. further.Select(f => f.Text)]) };
        return further[0] with
        {
            Title = further[0].Title.Length > 0 ? further[0].Title : first.Title,
            Published = first.Published ?? further[0].Published,
            Author = first.Author ?? further[0].Author,
            CanonicalAddress = first.CanonicalAddress ?? further[0].CanonicalAddress,
        };
    }
}
