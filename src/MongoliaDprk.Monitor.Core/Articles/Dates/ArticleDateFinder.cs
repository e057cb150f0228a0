using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Articles.Dates;

/// <summary>
/// Resolves when an article was published. Order of trust: JSON-LD, meta elements, time elements, the address, visible text near
/// the title, the feed, the dateline. A date without offset is in the outlet's zone; without an outlet it is taken as written.
/// What is more than an hour after the page was fetched is not believed; what is nowhere found stays null.
/// </summary>
internal sealed class ArticleDateFinder(FetchedPage page, Source? source, Link? link)
{
    private static readonly string[] MetaNames =
    [
        "article:published_time", "datePublished", "og:published_time", "article:published", "og:article:published_time", "published_time", "pubdate",
        "publishdate", "publish_date", "publish-date", "publication_date", "parsely-pub-date", "sailthru.date", "DC.date.issued", "dcterms.created",
        "dcterms.issued", "dcterms.date", "dc.date", "dc.date.created", "date", "cXenseParse:recs:publishtime", "citation_publication_date",
        "citation_date", "originalpublicationdate", "article.published", "article_date_original", "article.created", "displaydate", "dateCreated",
        "created", "rnews:datePublished", "pdate", "shareaholic:article_published_time", "uploadDate", "weibo:article:create_at", "time", "og:pubdate",
        "cse-publicationdate", "article:created_time", "bt:pubDate", "last-publication-date",
    ];

    /// <param name="facts">What the markup says.</param>
    /// <param name="linked">What the JSON-LD says.</param>
    /// <param name="selected">Text of the outlet's own date element, or null.</param>
    /// <param name="near">Visible text around the title.</param>
    /// <param name="body">The article's text, for its dateline.</param>
    public PublishedDate? Find(PageFacts facts, LinkedArticle linked, string? selected, IEnumerable<string> near, string body)
    {
        bool monthFirst = facts.DeclaredLanguage is null || facts.DeclaredLanguage.StartsWith("en", StringComparison.OrdinalIgnoreCase)
            && !facts.DeclaredLanguage.EndsWith("GB", StringComparison.OrdinalIgnoreCase);
        PublishedDate? Text(string? text, DateOrigin from) => text is null ? null : Believed(DateText.Parse(text, monthFirst, YearOffset), from);
        IEnumerable<PublishedDate?> evidence = new[] { Text(selected, DateOrigin.Text), Text(linked.Published, DateOrigin.JsonLd), Text(linked.Created, DateOrigin.JsonLd) }
            .Concat(MetaNames.Select(name => Text(facts.Meta(name), DateOrigin.Meta)))
            .Concat(facts.Times.Where(t => t.Trust > 0).OrderByDescending(t => t.Trust).Select(t => Text(t.Value, DateOrigin.TimeElement)))
            .Append(FromAddress(facts, true))
            .Concat(near.Select(line => Text(line, DateOrigin.Text)))
            .Append(FromFeed())
            .Append(FromDateline(body))
            .Append(Text(linked.Modified, DateOrigin.JsonLd))
            .Append(Text(facts.Meta("article:modified_time", "lastmod", "last-modified", "dateModified"), DateOrigin.Meta))
            .Append(FromAddress(facts, false));
        return Refined(evidence.OfType<PublishedDate>());
    }

    private int YearOffset => source?.Calendar == SourceCalendar.Juche ? DateWords.EraOffset(nameof(SourceCalendar.Juche)) ?? 0 : 0;

    /// <summary>The most trusted date; when that is a day only, the time of day from the next one that agrees with it.</summary>
    private static PublishedDate? Refined(IEnumerable<PublishedDate> evidence)
    {
        PublishedDate? best = null;
        foreach (PublishedDate date in evidence)
        {
            if (best is null)
                best = date;
            else if (best.Day == date.Day && date.Precision == DatePrecision.Minute)
                return date;
            if (best.Precision == DatePrecision.Minute && best.At.TimeOfDay != TimeSpan.Zero)
                break;
        }

        return best;
    }

    private PublishedDate? Believed(WrittenDate? written, DateOrigin from)
    {
        if (written is not { } date || date.Local.Year < 1980)
            return null;
        TimeSpan offset = date.Offset ?? source?.TimeZone.GetUtcOffset(date.Local) ?? TimeSpan.Zero;
        DateTimeOffset at = new(date.Local, offset);
        return at.UtcDateTime > page.FetchedAt.AddHours(date.HasTime ? 1 : 14) ? null
            : new PublishedDate(at, date.HasTime ? DatePrecision.Minute : DatePrecision.Day, from);
    }

    private PublishedDate? FromAddress(PageFacts facts, bool dayKnown)
    {
        foreach (string? address in (string?[])[page.Address.IsAbsoluteUri && !page.Address.IsFile ? page.Address.PathAndQuery : null, facts.Canonical, facts.Meta("og:url")])
        {
            if (address is not null && AddressDate.Parse(address) is { } found && found.DayKnown == dayKnown
                && Believed(new WrittenDate(found.Date, false, null), DateOrigin.Address) is { } date)
                return dayKnown ? date : date with { Precision = DatePrecision.Month };
        }

        return null;
    }

    private PublishedDate? FromDateline(string body) =>
        Dateline.Parse(body, DateOnly.FromDateTime(page.FetchedAt)) is { } day
            ? Believed(new WrittenDate(day.ToDateTime(TimeOnly.MinValue), false, null), DateOrigin.Dateline) : null;

    private PublishedDate? FromFeed()
    {
        if (link?.Published is not { } published || published > page.FetchedAt.AddHours(1))
            return null;
        DateTimeOffset at = new(DateTime.SpecifyKind(published, DateTimeKind.Utc));
        return new PublishedDate(source is null ? at : TimeZoneInfo.ConvertTime(at, source.TimeZone), DatePrecision.Minute, DateOrigin.Feed);
    }
}
