using System.Globalization;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Changes;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Writes the alert on names that an outlet took out of an article, one for each edit. However old the article is: the edit is the news.</summary>
internal sealed class VanishedNames(Watchlist watchlist)
{
    private readonly AlertWriter writer = new(watchlist);

    public async Task AddAsync(
        MonitorDbContext context, ArticleRow article, int version, IReadOnlyList<FindingChange> changes, DateTime now, CancellationToken cancellationToken)
    {
        FindingChange[] gone = [.. changes.Where(c => c.Kind == ChangeKind.ActorVanished)];
        if (gone.Length == 0)
            return;
        await writer.AddAsync(
            context,
            new AlertDraft(AlertKind.NameVanished, string.Create(CultureInfo.InvariantCulture, $"vanished:{article.Id}:{version}"), AlertSubject.Article(article.Id), Content(article, gone))
            {
                Address = article.Address,
                Actors = gone.Select(c => c.Actor!.Id),
                Sides = gone.Select(c => c.Actor!.Side),
                Languages = [article.Language],
                ArticleId = article.Id,
            },
            now,
            cancellationToken);
    }

    private static AlertContent Content(ArticleRow article, FindingChange[] gone) => AlertContent.Of(
        AlertKinds.Name(AlertKind.NameVanished),
        ("actors", gone.Select(c => c.Actor!.Id)),
        AlertContent.One("article", article.Title),
        AlertContent.One("source", article.SourceId),
        AlertContent.One("published", article.Published ?? article.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("before", gone.Select(c => c.Before).Distinct(StringComparer.Ordinal)),
        ("after", gone.Select(c => c.After).Distinct(StringComparer.Ordinal)));
}
