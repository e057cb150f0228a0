namespace MongoliaDprk.Monitor.Core.Articles.Dates;

/// <summary>Names of meta elements that give dates of the article.</summary>
internal static class PublishedMeta
{
    /// <summary>When it was published, the plainest name first.</summary>
    public static readonly string[] Names =
    [
        "article:published_time", "datePublished", "og:published_time", "article:published", "og:article:published_time", "published_time", "pubdate",
        "publishdate", "publish_date", "publish-date", "publication_date", "parsely-pub-date", "sailthru.date", "DC.date.issued", "dcterms.created",
        "dcterms.issued", "dcterms.date", "dc.date", "dc.date.created", "date", "cXenseParse:recs:publishtime", "citation_publication_date",
        "citation_date", "originalpublicationdate", "article.published", "article_date_original", "article.created", "displaydate", "dateCreated",
        "created", "rnews:datePublished", "pdate", "shareaholic:article_published_time", "uploadDate", "weibo:article:create_at", "time", "og:pubdate",
        "cse-publicationdate", "article:created_time", "bt:pubDate", "last-publication-date",
    ];

    /// <summary>When it was changed.</summary>
    public static readonly string[] ChangeNames = ["article:modified_time", "og:updated_time", "dateModified", "article:modified", "lastmod", "last-modified", "modified", "dcterms.modified", "DC.date.modified"];
}
