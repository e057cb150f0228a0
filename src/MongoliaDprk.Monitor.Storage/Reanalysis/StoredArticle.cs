using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Reanalysis;

/// <summary>A stored article with all that was found in it.</summary>
internal sealed record StoredArticle(ArticleRow Row, IReadOnlyList<MentionRow> Mentions, IReadOnlyList<TopicRow> Topics, IReadOnlyList<VisitReportRow> Reports)
{
    /// <summary>The article as the extractor gave it: what is analysed anew.</summary>
    public Article Article => new(Row.Title, Row.Text, Row.Language, Published(Row), Row.Author, null);

    /// <summary>Those of the given articles that were analysed with the given version, without the columns that only searching needs.</summary>
    public static async Task<IReadOnlyList<StoredArticle>> ReadAsync(
        MonitorDbContext context, long[] ids, OutdatedVersion version, CancellationToken cancellationToken)
    {
        List<ArticleRow> rows = await context.Articles.AsNoTracking()
            .Where(a => ids.Contains(a.Id) && a.WatchlistVersion == version.Watchlist && a.AnalyzerVersion == version.Analyzer)
            .OrderBy(a => a.Id)
            .Select(a => new ArticleRow
            {
                Id = a.Id,
                AddressHash = "",
                Address = a.Address,
                SourceId = a.SourceId,
                SourceSide = a.SourceSide,
                Title = a.Title,
                Text = a.Text,
                Language = a.Language,
                Author = a.Author,
                Published = a.Published,
                PublishedAt = a.PublishedAt,
                PublishedPrecision = a.PublishedPrecision,
                PublishedFrom = a.PublishedFrom,
                Day = a.Day,
                Relevant = a.Relevant,
                Countries = a.Countries,
                SearchText = "",
                AnalyzerVersion = a.AnalyzerVersion,
                WatchlistVersion = a.WatchlistVersion,
            }).ToListAsync(cancellationToken);
        long[] found = [.. rows.Select(r => r.Id)];
        ILookup<long, MentionRow> mentions = (await context.Mentions.AsNoTracking().Include(m => m.Offices).Where(m => found.Contains(m.ArticleId)).OrderBy(m => m.Id)
            .ToListAsync(cancellationToken)).ToLookup(m => m.ArticleId);
        ILookup<long, TopicRow> topics = (await context.Topics.AsNoTracking().Where(t => found.Contains(t.ArticleId)).ToListAsync(cancellationToken)).ToLookup(t => t.ArticleId);
        ILookup<long, VisitReportRow> reports = (await context.VisitReports.AsNoTracking().Where(r => found.Contains(r.ArticleId)).OrderBy(r => r.Id)
            .ToListAsync(cancellationToken)).ToLookup(r => r.ArticleId);
        return [.. rows.Select(r => new StoredArticle(r, [.. mentions[r.Id]], [.. topics[r.Id]], [.. reports[r.Id]]))];
    }

    /// <summary>The date in the outlet's offset: the day is the outlet's, the instant is kept in UTC.</summary>
    private static PublishedDate? Published(ArticleRow row)
    {
        if (row is not { PublishedAt: { } at, PublishedPrecision: { } precision, PublishedFrom: { } origin })
            return null;
        DateTimeOffset instant = precision == DatePrecision.Minute
            && DateTimeOffset.TryParse(row.Published, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset written)
                ? written
                : new DateTimeOffset(row.Day, TimeOnly.MinValue, row.Day.ToDateTime(TimeOnly.MinValue) - at);
        return new PublishedDate(instant, precision, origin);
    }
}

/// <summary>A version that articles were analysed with and that is not today's.</summary>
public sealed record OutdatedVersion(int Analyzer, string Watchlist, int Articles);
