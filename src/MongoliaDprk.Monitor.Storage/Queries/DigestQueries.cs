using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Subscribers;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Digests;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>Reads what a digest tells. The number of questions to the database does not depend on how much that is.</summary>
public sealed class DigestQueries(MonitorDatabase database, Watchlist watchlist)
{
    private const string English = "en";
    private readonly VisitRecords records = new(watchlist);
    private readonly AlertText text = new(watchlist);
    private readonly ExpectedEvents events = new(watchlist);

    /// <summary>The articles whose stored day is <paramref name="day"/>, whenever they were found: what the dashboard's lists of that day have.</summary>
    /// <remarks>Visits are those that an article or edit of the day reports as news; background on older visits is left to their own page.</remarks>
    public async Task<Digest> ForDayAsync(DateOnly day, CancellationToken cancellationToken, string language = English)
    {
        await using MonitorDbContext context = database.Read();
        DateTime from = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), to = from.AddDays(1);
        Scope scope = new(
            day, from, to, null, context.Articles.Where(a => a.Day == day && a.Relevant), context.VisitReports.Where(r => r.Day == day),
            context.ArticleChanges.Where(c => c.At >= from && c.At < to), context.Alerts.Where(a => a.CreatedAt >= from && a.CreatedAt < to));
        return await ReadAsync(context, scope, language, cancellationToken);
    }

    /// <summary>What was found in a time, for a digest that nobody is sent.</summary>
    /// <param name="day">The day it is the digest of.</param>
    public async Task<Digest> FoundAsync(DateOnly day, DigestSpan span, string language, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        DigestContent content = await DigestSelection.FoundAsync(context, span.From, span.To, cancellationToken);
        return await ReadAsync(context, Of(context, day, span, content), language, cancellationToken);
    }

    /// <summary>What an edition tells its subscriber, with the alerts that the subscriber's rules left to it.</summary>
    public async Task<Digest> EditionAsync(DigestEdition edition, Subscriber subscriber, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        DigestSpan span = new(edition.From, edition.To, subscriber.TimeZone) { Digests = edition.Digests, IsCut = edition.IsCut };
        Scope scope = Of(context, edition.Day, span, edition.Content) with
        {
            Left = AlertQueries.LeftToDigest(context, [.. subscriber.Channels.Select(c => c.Name)], edition.From, edition.To),
        };
        return await ReadAsync(context, scope, subscriber.Language, cancellationToken);
    }

    private static Scope Of(MonitorDbContext context, DateOnly day, DigestSpan span, DigestContent content)
    {
        IReadOnlyList<long> articles = content.Articles.Ids, changes = content.Changes.Ids, alerts = content.Alerts.Ids;
        IQueryable<ArticleChangeRow> edits = context.ArticleChanges.Where(c => changes.Contains(c.Id));
        return new Scope(
            day, span.From, span.To, span, context.Articles.Where(a => articles.Contains(a.Id) && a.Relevant),
            context.VisitReports.Where(r => articles.Contains(r.ArticleId) || edits.Any(c => c.ArticleId == r.ArticleId && c.Kind == Core.Changes.ChangeKind.VisitAppeared)),
            edits, context.Alerts.Where(a => alerts.Contains(a.Id)));
    }

    private async Task<Digest> ReadAsync(MonitorDbContext context, Scope scope, string language, CancellationToken cancellationToken)
    {
        ReaderNames names = new(watchlist, language);
        List<FoundArticle> articles = await DigestArticles.ReadAsync(context, scope.Articles, cancellationToken);
        List<SourceStateRow> states = await context.SourceStates.ToListAsync(cancellationToken);
        IReadOnlyList<DigestSource> sources = await SourcesAsync(context, scope, states, cancellationToken);
        DigestAlerts alerts = await DigestAlerts.ReadAsync(context, scope, text, language, cancellationToken);
        IReadOnlyList<DigestVisit> visits = await DigestVisits.ReadAsync(context, scope, records, names, cancellationToken);
        return new Digest(
            scope.Day,
            watchlist.Name,
            DigestArticles.Articles(articles, watchlist.Sides, names),
            DigestArticles.Actors(articles, names),
            visits,
            sources,
            alerts.Of(AlertKind.SourceBroken, AlertKind.SourceHealed, AlertKind.SourceSilent, AlertKind.Collection))
        {
            Span = scope.Span,
            Week = await DigestWeeks.ReadAsync(context, scope, states, names, cancellationToken),
            Changes = await ChangesAsync(scope, names, cancellationToken),
            Anomalies = await DigestFindings.UnusualAsync(context, alerts, names, cancellationToken),
            Claims = await DigestFindings.ClaimsAsync(context, alerts, watchlist, cancellationToken),
            Alerts = alerts.Others(visits),
            Coming = await DigestAhead.ReadAsync(context, events, scope.Day, names, cancellationToken),
            Funnel = await FunnelQueries.SumAsync(context, null, DateOnly.FromDateTime(scope.From), DateOnly.FromDateTime(scope.To.AddTicks(-1)), cancellationToken),
            Expected = await DigestExpectations.ReadAsync(context, events, watchlist, scope, articles, cancellationToken),
        };
    }

    private static async Task<IReadOnlyList<DigestChange>> ChangesAsync(Scope scope, ReaderNames names, CancellationToken cancellationToken)
    {
        var changes = await scope.Changes.OrderBy(c => c.At).ThenBy(c => c.Id)
            .Select(c => new { c.ArticleId, c.Kind, c.ActorId, c.ActorName, c.Article!.Title, c.Article.Address, c.Article.SourceId, c.Before, c.After, c.At })
            .ToListAsync(cancellationToken);
        return
        [
            .. changes.Select(c => new DigestChange(
                c.ArticleId, c.Kind, c.ActorId is null ? null : names.Actor(c.ActorId, c.ActorName), c.Title, c.Address, names.Source(c.SourceId), c.Before, c.After, c.At)),
        ];
    }

    /// <summary>Every source that is polled or gave something, so that silence shows.</summary>
    private async Task<IReadOnlyList<DigestSource>> SourcesAsync(MonitorDbContext context, Scope scope, List<SourceStateRow> states, CancellationToken cancellationToken)
    {
        DateOnly first = DateOnly.FromDateTime(scope.From), last = DateOnly.FromDateTime(scope.To.AddTicks(-1));
        Dictionary<string, (int Collected, int Relevant)> counted = (await context.CollectedDays.Where(c => c.Day >= first && c.Day <= last).GroupBy(c => c.SourceId)
            .Select(g => new { g.Key, Collected = g.Sum(c => c.Collected), Relevant = g.Sum(c => c.Relevant) }).ToListAsync(cancellationToken))
            .ToDictionary(c => c.Key, c => (c.Collected, c.Relevant), StringComparer.Ordinal);
        Dictionary<string, SourceStateRow> state = states.ToDictionary(s => s.SourceId, StringComparer.Ordinal);
        ReaderNames names = new(watchlist, English);
        return
        [
            .. watchlist.Sources.Where(s => s.Enabled).Select(s => s.Id).Union(counted.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(id => new DigestSource(
                    id, names.Source(id), counted.GetValueOrDefault(id).Collected, counted.GetValueOrDefault(id).Relevant,
                    state.GetValueOrDefault(id)?.LastSuccess, state.GetValueOrDefault(id)?.LastError)),
        ];
    }

    /// <summary>What one digest is of.</summary>
    /// <param name="From">UTC.</param>
    /// <param name="To">UTC.</param>
    /// <param name="Span">Null = of a day's articles, whenever they were found.</param>
    internal sealed record Scope(
        DateOnly Day, DateTime From, DateTime To, DigestSpan? Span, IQueryable<ArticleRow> Articles, IQueryable<VisitReportRow> Reports,
        IQueryable<ArticleChangeRow> Changes, IQueryable<AlertRow> Alerts)
    {
        /// <summary>Alerts that the reader's rules left to the digest; null = it is nobody's.</summary>
        public IQueryable<AlertRow>? Left { get; init; }
    }
}
