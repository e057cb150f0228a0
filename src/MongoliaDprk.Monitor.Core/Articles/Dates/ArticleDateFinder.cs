using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Articles.Dates;

/// <summary>
/// Resolves when an article was published. Order of trust: JSON-LD, meta elements, time elements whose day is printed near
/// title or body, the address, visible text there, other time elements, the feed, the dateline, then what only says when the page was changed. The day is that in the outlet's zone; without an outlet a date is taken as written.
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
    /// <param name="near">Visible lines around the title and the body.</param>
    /// <param name="body">The article's text, for its dateline.</param>
    public PublishedDate? Find(PageFacts facts, LinkedArticle linked, string? selected, IReadOnlyList<string> near, string body)
    {
        bool monthFirst = facts.DeclaredLanguage is null || facts.DeclaredLanguage.StartsWith("en", StringComparison.OrdinalIgnoreCase)
            && !facts.DeclaredLanguage.EndsWith("GB", StringComparison.OrdinalIgnoreCase);
        PublishedDate? Text(string? text, DateOrigin from) => text is null ? null : Believed(DateText.Parse(text, monthFirst, YearOffset), from);
        ILookup<bool, PublishedDate?> printed = near.ToLookup(DateWords.SaysChanged, line => Text(line, DateOrigin.Text));
        (PublishedDate? Date, int Trust)[] times = [.. facts.Times.Select(time => (Text(time.Value, DateOrigin.TimeElement), time.Trust))];
        IEnumerable<PublishedDate?> Times(int trust, bool seen) =>
            times.Where(time => time.Trust == trust && printed[false].Any(line => line?.Day == time.Date?.Day) == seen).Select(time => time.Date);
        IEnumerable<PublishedDate?> evidence = new[] { Text(selected, DateOrigin.Text), Text(linked.Published, DateOrigin.JsonLd), Text(linked.Created, DateOrigin.JsonLd) }
            .Concat(MetaNames.Select(name => Text(facts.Meta(name), DateOrigin.Meta)))
            .Concat(Times(2, seen: true))
            .Concat(facts.PublishedMeta.Select(value => Text(value, DateOrigin.Meta)))
            .Append(FromAddress(facts, true))
            .Concat(Times(1, seen: true))
            .Concat(printed[false])
            .Concat(Times(2, seen: false))
            .Concat(Times(1, seen: false))
            .Append(FromFeed())
            .Append(Text(Dateline.Dated(body), DateOrigin.Dateline))
            .Append(FromDateline(body))
            .Append(Text(linked.Modified, DateOrigin.JsonLd))
            .Append(Text(facts.Meta("article:modified_time", "og:updated_time", "lastmod", "last-modified", "dateModified"), DateOrigin.Meta))
            .Concat(times.Where(time => time.Trust == 0).Select(time => time.Date))
            .Concat(printed[true])
            .Append(FromAddress(facts, false));
        return Refined([.. evidence.OfType<PublishedDate>()]);
    }

    private int YearOffset => source?.Calendar == SourceCalendar.Juche ? DateWords.EraOffset(nameof(SourceCalendar.Juche)) ?? 0 : 0;

    /// <summary>The most trusted date; when that is a day only, the time of day from the next one that agrees with it.</summary>
    private PublishedDate? Refined(IReadOnlyList<PublishedDate> evidence)
    {
        if (evidence.Count == 0)
            return null;
        PublishedDate best = evidence[0];
        if (best.Precision != DatePrecision.Minute || best.At.TimeOfDay == TimeSpan.Zero)
            return evidence.FirstOrDefault(date => best.Day == date.Day && date.Precision == DatePrecision.Minute) ?? best;
        return source is null && best.At.Offset == TimeSpan.Zero ? AtTheOutlet(best, evidence) : best;
    }

    /// <summary>
    /// Many outlets state the instant in UTC. Where the address or the reader's text names the day before or after, that is the day at
    /// the outlet: the instant stays, its offset becomes the smallest in whole hours that makes both true.
    /// </summary>
    private static PublishedDate AtTheOutlet(PublishedDate best, IReadOnlyList<PublishedDate> evidence)
    {
        PublishedDate? local = evidence.FirstOrDefault(date => date.From is DateOrigin.Address or DateOrigin.Text && date.Precision != DatePrecision.Month);
        int days = local is null ? 0 : local.Day.DayNumber - best.Day.DayNumber;
        double hours = days switch
        {
            -1 => -Math.Floor(best.At.TimeOfDay.TotalHours) - 1,
            1 => Math.Ceiling(24 - best.At.TimeOfDay.TotalHours),
            _ => 0,
        };
        return hours is < -10 or > 14 ? best : best with { At = best.At.ToOffset(TimeSpan.FromHours(hours)) };
    }

    private PublishedDate? Believed(WrittenDate? written, DateOrigin from)
    {
        if (written is not { } date || date.Local.Year < 1980)
            return null;
        DateTimeOffset at = new(date.Local, date.Offset ?? source?.TimeZone.GetUtcOffset(date.Local) ?? TimeSpan.Zero);
        if (source is not null && date.HasTime)
            at = TimeZoneInfo.ConvertTime(at, source.TimeZone);
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
