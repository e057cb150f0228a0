using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>Words the alert on a new visit or a visit's new stage, with its evidence.</summary>
internal sealed class VisitAlerts(Watchlist watchlist)
{
    private readonly WatchlistNames names = new(watchlist);

    /// <summary>Adds the alert unless this visit's stage was told before.</summary>
    public async Task AddAsync(
        MonitorDbContext context, ArticleRow article, VisitRow visit, VisitReport report, DateTime now, CancellationToken cancellationToken)
    {
        string stage = visit.Stage.ToString().ToLowerInvariant();
        string key = string.Create(CultureInfo.InvariantCulture, $"visit:{visit.Id}:{stage}");
        if (context.Alerts.Local.Any(a => a.Key == key) || await context.Alerts.AnyAsync(a => a.Key == key, cancellationToken))
            return;
        bool told = context.Alerts.Local.Any(a => a.VisitId == visit.Id) || await context.Alerts.AnyAsync(a => a.VisitId == visit.Id, cancellationToken);
        context.Add(new AlertRow
        {
            Key = key,
            Title = StoredText.OneLine($"Visit {stage}: {Who(visit)}"),
            Text = Text(article, visit, report),
            Address = article.Address,
            CreatedAt = now,
            Kind = AlertKinds.OfStage(visit.Stage, told),
            Subject = AlertSubject.Visit(visit.Id),
            Actors = [.. visit.Visitors.Where(names.Knows)],
            Sides = [.. new[] { visit.FromSide, visit.ToSide }.OfType<string>()],
            Languages = article.Language is null ? [] : [article.Language],
            Confidence = visit.Confidence,
            VisitId = visit.Id,
            ArticleId = article.Id,
            NewFact = true,
        });
    }

    private string Who(VisitRow visit)
    {
        string who = visit.Visitors.Count > 0 ? string.Join(", ", visit.Visitors.Select(names.Actor)) : "visitors not named";
        return $"{who} ({Country(visit.FromSide)} → {Country(visit.ToSide)})";
    }

    private string Text(ArticleRow article, VisitRow visit, VisitReport report)
    {
        string dates = (visit.Start, visit.End) switch
        {
            (null, null) => "dates not stated",
            (null, { } end) => $"until {end}",
            ({ } start, null) => $"from {start}",
            ({ } start, { } end) => $"{start} to {end}",
        };
        string place = visit.Place is null ? "" : $"{visit.Place}, ";
        string published = article.Published is null ? "no date found" : article.Published;
        string confidence = report.Confidence.ToString("P0", CultureInfo.InvariantCulture);
        return $"{place}{dates}.\n“{StoredText.Clean(report.Sentence)}”\n{article.Title} ({names.Source(article.SourceId)}, {published}); confidence {confidence}.";
    }

    private string Country(string? code) => code is null ? "?" : names.Country(code);
}
