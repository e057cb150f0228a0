using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Queries;

/// <summary>A mention that meets a filter, and one key it counts for: one reading of it for counts and the lists behind them.</summary>
internal sealed class KeyedMention
{
    public required MentionRow Mention { get; init; }
    public required string Key { get; init; }
    public DateOnly Day { get; init; }
    public long ArticleId { get; init; }

    /// <summary>The key stands in the headline.</summary>
    public bool Headline { get; init; }

    /// <summary>Hits that count for the key.</summary>
    public int Hits { get; init; }

    /// <summary>All hits count for the key; false = only those that are the title of the office that the key is.</summary>
    public bool All { get; init; }
}

/// <inheritdoc cref="KeyedMention"/>
internal static class KeyedMentions
{
    public static IQueryable<KeyedMention> Of(MonitorDbContext context, TrendBy by, MentionFilter filter)
    {
        IQueryable<MentionRow> mentions = FilteredMentions.Of(context, filter);
        return by switch
        {
            TrendBy.Topic => mentions.Join(context.Topics, m => m.ArticleId, t => t.ArticleId, (m, t) => new KeyedMention
            {
                Mention = m,
                Key = t.Topic,
                Day = m.Day,
                ArticleId = m.ArticleId,
                Headline = m.Salience == Salience.Headline,
                Hits = m.Count,
                All = true,
            }),
            TrendBy.Office => mentions.Join(Offices(context, filter), m => m.Id, o => o.MentionId, (m, o) => new KeyedMention
            {
                Mention = m,
                Key = o.OfficeId,
                Day = m.Day,
                ArticleId = m.ArticleId,
                Headline = o.Headline,
                Hits = o.Hits,
                All = o.Held,
            }),
            _ => mentions.Select(Key(by)),
        };
    }

    private static System.Linq.Expressions.Expression<Func<MentionRow, KeyedMention>> Key(TrendBy by) => by switch
    {
        TrendBy.Actor => m => new KeyedMention { Mention = m, Key = m.ActorId, Day = m.Day, ArticleId = m.ArticleId, Headline = m.Salience == Salience.Headline, Hits = m.Count, All = true },
        TrendBy.Source => m => new KeyedMention { Mention = m, Key = m.SourceId, Day = m.Day, ArticleId = m.ArticleId, Headline = m.Salience == Salience.Headline, Hits = m.Count, All = true },
        TrendBy.Country => m => new KeyedMention { Mention = m, Key = m.Side, Day = m.Day, ArticleId = m.ArticleId, Headline = m.Salience == Salience.Headline, Hits = m.Count, All = true },
        TrendBy.Side => m => new KeyedMention { Mention = m, Key = m.Article!.SourceSide ?? TrendKeys.Unknown, Day = m.Day, ArticleId = m.ArticleId, Headline = m.Salience == Salience.Headline, Hits = m.Count, All = true },
        TrendBy.Language => m => new KeyedMention { Mention = m, Key = m.Article!.Language ?? TrendKeys.Unknown, Day = m.Day, ArticleId = m.ArticleId, Headline = m.Salience == Salience.Headline, Hits = m.Count, All = true },
        TrendBy.Salience => m => new KeyedMention
        {
            Mention = m,
            Key = m.Salience == Salience.Headline ? "headline" : m.Salience == Salience.Lead ? "lead" : m.Salience == Salience.Body ? "body" : m.Salience == Salience.Rollcall ? "rollcall" : "quote",
            Day = m.Day,
            ArticleId = m.ArticleId,
            Headline = m.Salience == Salience.Headline,
            Hits = m.Count,
            All = true,
        },
        TrendBy.All => m => new KeyedMention { Mention = m, Key = TrendKeys.All, Day = m.Day, ArticleId = m.ArticleId, Headline = m.Salience == Salience.Headline, Hits = m.Count, All = true },
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, "needs a join"),
    };

    /// <summary>With a filter for one office a count by offices is of that office alone, not of the others its holder had.</summary>
    private static IQueryable<MentionOfficeRow> Offices(MonitorDbContext context, MentionFilter filter) =>
        filter.Office is { } office ? context.MentionOffices.Where(o => o.OfficeId == office) : context.MentionOffices;
}
