using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>Which mentions; null = all.</summary>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Text">Words that must stand in title or text, in any script, case folded.</param>
public sealed record MentionFilter(
    DateOnly? From = null, DateOnly? To = null, string? Actor = null, string? Source = null, string? Language = null,
    Salience? Salience = null, string? Text = null);

/// <summary>One mention with its article.</summary>
/// <param name="Published">As resolved, in its precision, or null.</param>
/// <param name="Day">The day it counts for: published, else collected.</param>
public sealed record MentionItem(
    long ArticleId, DateOnly Day, string? Published, string SourceId, string? Language, string Title, string Address,
    string ActorId, string ActorName, string Side, Salience Salience, int Count, string Evidence, string Surface);

/// <summary>Lists mentions, newest day first.</summary>
public sealed class MentionQueries(MonitorDatabase database)
{
    /// <param name="skip">Rows to leave out, for paging.</param>
    /// <param name="most">Rows at the most.</param>
    public async Task<IReadOnlyList<MentionItem>> ListAsync(MentionFilter filter, int skip, int most, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        return await Filtered(context, filter)
            .OrderByDescending(m => m.Day).ThenByDescending(m => m.ArticleId).ThenBy(m => m.Id)
            .Skip(skip).Take(most)
            .Select(m => new MentionItem(
                m.ArticleId, m.Day, m.Article!.Published, m.SourceId, m.Article.Language, m.Article.Title, m.Article.Address,
                m.ActorId, m.ActorName, m.Side, m.Salience, m.Count, m.Evidence, m.Surface))
            .ToListAsync(cancellationToken);
    }

    /// <summary>The length of the whole list.</summary>
    public async Task<int> CountAsync(MentionFilter filter, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        return await Filtered(context, filter).CountAsync(cancellationToken);
    }

    private static IQueryable<MentionRow> Filtered(MonitorDbContext context, MentionFilter filter)
    {
        IQueryable<MentionRow> mentions = context.Mentions.Between(filter.From, filter.To);
        if (filter.Actor is { } actor)
            mentions = mentions.Where(m => m.ActorId == actor);
        if (filter.Source is { } source)
            mentions = mentions.Where(m => m.SourceId == source);
        if (filter.Language is { } language)
            mentions = mentions.Where(m => m.Article!.Language == language);
        if (filter.Salience is { } salience)
            mentions = mentions.Where(m => m.Salience == salience);
        foreach (string word in SearchWords.Of(filter.Text))
        {
            mentions = mentions.Where(m => m.Article!.SearchText.Contains(word));
            // the index of PostgreSQL finds the few articles that can have the word; the text itself decides
            if (context is PostgresMonitorDbContext && SearchWords.Bigrams(word) is { Count: > 0 } bigrams)
                mentions = mentions.Where(m => bigrams.All(b => m.Article!.Bigrams.Contains(b)));
        }

        return mentions;
    }
}
