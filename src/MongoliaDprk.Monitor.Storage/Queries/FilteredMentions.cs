using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>The mentions that a filter means: one reading of it for lists, counts and the lists behind counts.</summary>
internal static class FilteredMentions
{
    /// <param name="newest">The words of a search are looked for in so many of the newest articles; null = in all.</param>
    public static IQueryable<MentionRow> Of(MonitorDbContext context, MentionFilter filter, int? newest = null)
    {
        IQueryable<MentionRow> mentions = context.Mentions;
        if (filter.From is { } from)
            mentions = mentions.Where(m => m.Day >= from);
        if (filter.To is { } to)
            mentions = mentions.Where(m => m.Day <= to);
        if (filter.Actor is { } actor)
            mentions = mentions.Where(m => m.ActorId == actor);
        if (filter.Country is { } country)
            mentions = mentions.Where(m => m.Side == country);
        if (filter.Office is { } office)
            mentions = mentions.Where(m => m.Offices.Any(o => o.OfficeId == office));
        if (filter.Source is { } source)
            mentions = mentions.Where(m => m.SourceId == source);
        if (filter.SourceSide is { } side)
            mentions = side == TrendKeys.Unknown ? mentions.Where(m => m.Article!.SourceSide == null) : mentions.Where(m => m.Article!.SourceSide == side);
        if (filter.Language is { } language)
            mentions = language == TrendKeys.Unknown ? mentions.Where(m => m.Article!.Language == null) : mentions.Where(m => m.Article!.Language == language);
        if (filter.Topic is { } topic)
            mentions = mentions.Where(m => m.Article!.Topics.Any(t => t.Topic == topic));
        if (filter.Salience is { } salience)
            mentions = mentions.Where(m => m.Salience == salience);
        if (filter.FirstOnly)
            mentions = mentions.Where(m => m.Article!.IsFirst);
        if (filter is { SourceSide: not null } or { Language: not null } or { FirstOnly: true })
            mentions = OnDaysOfArticles(mentions, filter.From, filter.To);
        if (SearchWords.Of(filter.Text).Length == 0)
            return mentions;
        IQueryable<ArticleRow> found = WithWords(context, newest is { } most ? Newest(InPeriod(context.Articles, filter), most) : context.Articles, filter.Text);
        return mentions.Where(m => found.Any(a => a.Id == m.ArticleId));
    }

    /// <summary>What articles and their mentions have in common, said of the articles.</summary>
    public static IQueryable<ArticleRow> InPeriod(IQueryable<ArticleRow> articles, MentionFilter filter)
    {
        if (filter.From is { } from)
            articles = articles.Where(a => a.Day >= from);
        if (filter.To is { } to)
            articles = articles.Where(a => a.Day <= to);
        return filter.Source is { } source ? articles.Where(a => a.SourceId == source) : articles;
    }

    public static IQueryable<ArticleRow> Newest(IQueryable<ArticleRow> articles, int most) => articles.OrderByDescending(a => a.Day).ThenByDescending(a => a.Id).Take(most);

    /// <summary>A mention has the day of its article; said of the article too, the database need not look up each article, but reads those of the days by their index.</summary>
    private static IQueryable<MentionRow> OnDaysOfArticles(IQueryable<MentionRow> mentions, DateOnly? from, DateOnly? to)
    {
        if (from is { } first)
            mentions = mentions.Where(m => m.Article!.Day >= first);
        return to is { } last ? mentions.Where(m => m.Article!.Day <= last) : mentions;
    }

    /// <summary>Articles that have the words of a search.</summary>
    public static IQueryable<ArticleRow> WithWords(MonitorDbContext context, IQueryable<ArticleRow> articles, string? text)
    {
        foreach (string word in SearchWords.Of(text))
        {
            articles = articles.Where(a => a.SearchText.Contains(word));
            // the index of PostgreSQL finds the few articles that can have the word; the text itself decides
            if (context is PostgresMonitorDbContext && SearchWords.Bigrams(word) is { Count: > 0 } bigrams)
                articles = articles.Where(a => bigrams.All(b => a.Bigrams.Contains(b)));
        }

        return articles;
    }
}
