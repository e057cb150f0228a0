using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>Reads the texts of relevant articles, for questions that no index answers.</summary>
public sealed class ArticleTextQueries(MonitorDatabase database)
{
    /// <summary>Title, text and language of the articles of these days, oldest first; without dates.</summary>
    /// <param name="from">First day, inclusive; null = from the beginning.</param>
    /// <param name="to">Last day, inclusive; null = to the end.</param>
    public async Task<IReadOnlyList<Article>> ListAsync(DateOnly? from, DateOnly? to, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        IQueryable<ArticleRow> articles = context.Articles.Where(article => article.Relevant);
        if (from is { } first)
            articles = articles.Where(article => article.Day >= first);
        if (to is { } last)
            articles = articles.Where(article => article.Day <= last);
        return await articles
            .OrderBy(article => article.Day).ThenBy(article => article.Id)
            .Select(article => new Article(article.Title, article.Text, article.Language, null, null, null))
            .ToListAsync(cancellationToken);
    }
}
