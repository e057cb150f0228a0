using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MongoliaDprk.Monitor.Core.Articles.Bodies;
using MongoliaDprk.Monitor.Core.Articles.Dates;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>Reads title, body, date, author and language from the bytes of a news page.</summary>
public static class ArticleExtractor
{
    /// <summary>Characters of a page that are read; what comes after is no article any more.</summary>
    private const int LongestPage = 8_000_000;

    /// <summary>Elements nested deeper are flattened by the parser: no news page needs them, a hostile one would.</summary>
    private const int DeepestNesting = 400;

    /// <param name="page">Any bytes; what is no article gives an article with empty text, never an exception.</param>
    /// <param name="source">Its outlet (zone, calendar, selectors), or null.</param>
    /// <param name="link">What the feed said of it, or null.</param>
    public static Article Extract(FetchedPage page, Source? source = null, Link? link = null) => Extract(page, source, link, null);

    /// <param name="page">Any bytes.</param>
    /// <param name="source">Its outlet, or null.</param>
    /// <param name="link">What the feed said of it, or null.</param>
    /// <param name="after">Told of each step when it is done, so that its time can be measured.</param>
    internal static Article Extract(FetchedPage page, Source? source, Link? link, Action<ExtractionStep>? after)
    {
        string markup = CharsetDecoder.Decode(page.Body.Span, page.ContentType);
        if (markup.Length > LongestPage)
            markup = markup[..LongestPage];
        string flat = NestingGuard.Flatten(markup);
        after?.Invoke(ExtractionStep.Decode);
        using IDocument document = new HtmlParser(new HtmlParserOptions
        {
            IsScripting = true,
            SkipComments = true,
            SkipProcessingInstructions = true,
            DisableElementPositionTracking = true,
            MaximumDepth = DeepestNesting,
        }).ParseDocument(flat);
        after?.Invoke(ExtractionStep.Parse);
        return Read(document, page, source, link, after);
    }

    private static Article Read(IDocument document, FetchedPage page, Source? source, Link? link, Action<ExtractionStep>? after)
    {
        PageFacts facts = PageFactsReader.Read(document);
        LinkedArticle linked = LinkedDataReader.Read(facts.Scripts, facts.DocumentTitle);
        SelectedParts selected = SelectedParts.Read(document, source?.Selectors ?? PageSelectors.None);
        PartTree? tree = (selected.Body ?? document.DocumentElement) is { } root ? PartTreeBuilder.Build(root) : null;
        after?.Invoke(ExtractionStep.Facts);
        string title = selected.Title ?? TitleFinder.Find(facts, linked, tree?.Lines ?? [], page.Address, source?.Name, link?.Title);
        after?.Invoke(ExtractionStep.Title);
        string text = tree is null ? "" : selected.Body is not null ? BodyFinder.All(tree, title)
            : PrintedTwice.Once(new ScriptBody(Plain).Better(facts.Hidden, title, BodyFinder.Find(tree, title, DeclaredBody(linked))));
        after?.Invoke(ExtractionStep.Body);
        IReadOnlyList<PrintedLine> near = tree is null ? [] : PrintedLines.Around(tree, title, text);
        DateResolution dates = new ArticleDateFinder(page, source, link).Find(facts, linked, selected.Date, near, text);
        after?.Invoke(ExtractionStep.Dates);
        string? language = LanguageDetector.Detect(title + "\n" + text, linked.Language ?? facts.DeclaredLanguage ?? facts.Meta("og:locale", "content-language"));
        after?.Invoke(ExtractionStep.Language);
        string? author = selected.Author ?? AuthorFinder.Find(facts, linked, tree?.Lines ?? [], title);
        after?.Invoke(ExtractionStep.Author);
        return new Article(
            UnicodeText.Clean(title),
            UnicodeText.Clean(text),
            language,
            dates.Published,
            UnicodeText.CleanOrNull(author),
            PageAddresses.Canonical(facts, linked, page.Address))
        {
            Section = linked.Section ?? facts.Meta("article:section", "section", "parsely-section"),
            LeadImage = PageAddresses.LeadImage(facts, linked, page.Address),
            NextPage = PageSequence.Next(page.Address, facts.Pager.Select(href => PageAddresses.Resolve(page.Address, href)).OfType<Uri>()),
            AmpAddress = PageAddresses.Resolve(page.Address, facts.Amp),
            MissedSelectors = source is null ? [] : selected.Missed(source.Selectors),
            Modified = dates.Modified,
            RejectedDates = dates.Rejected,
        };
    }

    /// <summary>The body in the linked data: some outlets put markup into it.</summary>
    private static string? DeclaredBody(LinkedArticle linked) =>
        linked.Body is not { } body ? null
        : body.Contains('<', StringComparison.Ordinal) ? Plain(body)
        : string.Join('\n', body.Split('\n').Select(TextOf.Clean).Where(line => line.Length > 0));

    private static string Plain(string markup)
    {
        using IDocument document = new HtmlParser(new HtmlParserOptions { SkipComments = true, MaximumDepth = DeepestNesting }).ParseDocument(NestingGuard.Flatten(markup));
        return document.DocumentElement is { } root ? BodyFinder.Join(PartTreeBuilder.Build(root).Lines) : "";
    }
}
