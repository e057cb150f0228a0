using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>What was found in one stored article.</summary>
/// <param name="Relevant">False = a later analysis no longer finds the relationship; then there are no findings.</param>
/// <param name="PublishedFrom">Where the date was found; null = there is none.</param>
/// <param name="Reason">Why it is relevant, in one line, or null.</param>
public sealed record ArticleFindings(
    string Text, bool Relevant, DatePrecision? Precision, DateOrigin? PublishedFrom, IReadOnlyList<string> Topics,
    IReadOnlyList<ArticleMention> Mentions, IReadOnlyList<ArticleVisit> Visits, string? Reason);

/// <summary>What an article says of a visit.</summary>
/// <param name="VisitId">Its entry in the ledger; null = background of a visit that the ledger does not have.</param>
public sealed record ArticleVisit(
    long? VisitId, VisitStage Stage, bool IsNew, IReadOnlyList<string> Visitors, string? From, string? To, string? Place, string? Start, string? End,
    string Sentence, double Confidence, IReadOnlyList<string> Reasons);

/// <summary>Reads what was found in single articles.</summary>
public sealed class ArticleFindingQueries(MonitorDatabase database, Watchlist watchlist)
{
    /// <summary>Null = there is no such article.</summary>
    public async Task<ArticleFindings?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        var a = await context.Articles.Where(x => x.Id == id)
            .Select(x => new { x.Text, x.Relevant, x.SourceSide, x.PublishedPrecision, x.PublishedFrom, Topics = x.Topics.Select(t => t.Topic).ToList() })
            .SingleOrDefaultAsync(cancellationToken);
        if (a is null)
            return null;
        List<MentionRow> rows = await context.Mentions.Where(m => m.ArticleId == id).OrderBy(m => m.Id).ToListAsync(cancellationToken);
        IReadOnlyList<ArticleMention> mentions = [.. rows.Select(m => Mention(m, matched: true)).OrderBy(m => m.Salience)];
        List<ArticleVisit> visits = await context.VisitReports.Where(r => r.ArticleId == id).OrderBy(r => r.Id)
            .Select(r => new ArticleVisit(
                r.VisitId, r.Stage, r.IsNew, r.Visitors, r.FromSide, r.ToSide, r.Place, r.Start, r.End, r.Sentence, r.Confidence, r.Reasons))
            .ToListAsync(cancellationToken);
        return new ArticleFindings(
            a.Text, a.Relevant, a.PublishedPrecision, a.PublishedFrom, [.. a.Topics.Order(StringComparer.Ordinal)], mentions, visits,
            StoredReason.Of(mentions, watchlist, a.SourceSide));
    }

    /// <summary>
    /// What today's extractor reads from the page that was kept first and from what was said of it where it was found: the dates that were
    /// not taken, with the reasons. Null = no page is kept.
    /// </summary>
    public async Task<Article?> ReadKeptAsync(long id, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        PageRow? page = await context.Pages.Where(p => p.ArticleId == id).OrderBy(p => p.Id).FirstOrDefaultAsync(cancellationToken);
        if (page is not { Body.Length: > 0 })
            return null;
        string source = await context.Articles.Where(a => a.Id == id).Select(a => a.SourceId).SingleAsync(cancellationToken);
        LinkRow? link = await context.Links.Where(l => l.ArticleId == id).OrderBy(l => l.Id).FirstOrDefaultAsync(cancellationToken);
        Link? found = link is null ? null : LinkRows.Pending(link).Link;
        return ArticleExtractor.Extract(
            new FetchedPage(new Uri(page.Address), Compression.Unpack(page.Body), page.ContentType, page.FetchedAt),
            watchlist.Sources.FirstOrDefault(s => s.Id == source), found);
    }

    internal static ArticleMention Mention(MentionRow m, bool matched) =>
        new(m.ActorId, m.ActorName, m.Side, m.Salience, m.Count, m.Evidence, m.Surface, StoredHits.Read(m.Hits), matched);
}
