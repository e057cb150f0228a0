using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>A day of the calendar in one year, with what became of the messages expected for it.</summary>
public sealed record CalendarEntry(CalendarDay Day, DateOnly On, IReadOnlyList<ExpectedEvent> Expected);

/// <summary>Reads what became of the messages that the calendar expects.</summary>
public sealed class CalendarQueries(MonitorDatabase database, Watchlist watchlist)
{
    private readonly ExpectedEvents events = new(watchlist);

    /// <summary>The calendar's days from <paramref name="from"/> to <paramref name="to"/>, in order, those on which nothing is expected too.</summary>
    /// <param name="today">Windows that are over by then are judged.</param>
    public async Task<IReadOnlyList<CalendarEntry>> ListAsync(DateOnly from, DateOnly to, DateOnly today, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        ILookup<(string, DateOnly), ExpectedEvent> expected = (await JudgeAsync(context, events, from, to, today, cancellationToken)).ToLookup(e => (e.Day.Id, e.On));
        return [.. events.Days(from, to).Select(d => new CalendarEntry(d.Day, d.On, [.. expected[(d.Day.Id, d.On)]]))];
    }

    internal static async Task<IReadOnlyList<ExpectedEvent>> JudgeAsync(
        MonitorDbContext context, ExpectedEvents events, DateOnly from, DateOnly to, DateOnly today, CancellationToken cancellationToken)
    {
        (CalendarDay Day, DateOnly On, Expectation Expected)[] all = [.. events.Days(from, to).SelectMany(d => d.Day.Expected.Select(e => (d.Day, d.On, e)))];
        if (all.Length == 0)
            return [];
        // only the days of the windows: a year has a few dozen of them
        DateOnly[] days = [.. all.SelectMany(e => Enumerable.Range(e.Expected.Earliest, e.Expected.Latest - e.Expected.Earliest + 1).Select(e.On.AddDays)).Distinct().Order()];
        string[] topics = [.. all.SelectMany(e => e.Expected.Topics).Distinct(StringComparer.Ordinal)];
        IReadOnlyList<EventArticle> articles = await ArticlesAsync(context, days, topics, cancellationToken);
        List<SourceDay> collected = await context.CollectedDays.Where(c => days.Contains(c.Day) && c.Collected > 0)
            .Select(c => new SourceDay(c.SourceId, c.Day)).ToListAsync(cancellationToken);
        return events.Judge(from, to, today, articles, collected);
    }

    private static async Task<IReadOnlyList<EventArticle>> ArticlesAsync(
        MonitorDbContext context, DateOnly[] days, string[] topics, CancellationToken cancellationToken)
    {
        var articles = await context.Articles.Where(a => a.Relevant && days.Contains(a.Day) && a.Topics.Any(t => topics.Contains(t.Topic)))
            .Select(a => new { a.Id, a.Day, a.SourceId, a.Title, a.Address }).ToListAsync(cancellationToken);
        ILookup<long, string> about = (await context.Topics.Where(t => days.Contains(t.Day) && topics.Contains(t.Topic))
            .Select(t => new { t.ArticleId, t.Topic }).ToListAsync(cancellationToken)).ToLookup(t => t.ArticleId, t => t.Topic);
        ILookup<long, string> named = (await context.Mentions.Where(m => days.Contains(m.Day) && m.Article!.Topics.Any(t => topics.Contains(t.Topic)))
            .Select(m => new { m.ArticleId, m.ActorId }).ToListAsync(cancellationToken)).ToLookup(m => m.ArticleId, m => m.ActorId);
        return [.. articles.Select(a => new EventArticle(a.Id, a.Day, a.SourceId, a.Title, a.Address, [.. named[a.Id]], [.. about[a.Id]]))];
    }
}
