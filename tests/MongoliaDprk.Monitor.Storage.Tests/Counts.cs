using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Trends;

namespace MongoliaDprk.Monitor.Storage.Tests;

/// <summary>An article as it was saved, and what a count of it must be, computed without any database.</summary>
internal sealed record SavedArticle(DateOnly Day, string Source, Analysis Analysis, string Address)
{
    private string Side => Sample.Watchlist.Sources.Single(s => s.Id == Source).Side;

    /// <summary>The pairs of unit's thing and key: one line per thing that counts.</summary>
    public IEnumerable<(string Key, string Thing)> Counted(CountQuery query)
    {
        foreach (Mention mention in Meeting(query.Filter))
        {
            foreach ((string key, IReadOnlyList<Hit> hits) in Keys(query, mention))
            {
                bool headline = query.By == TrendBy.Office ? hits.Any(h => h.Start < Analysis.Article.Title.Length) : mention.Salience == Salience.Headline;
                string[] things = query.Unit switch
                {
                    CountUnit.Article => [Address],
                    CountUnit.Headline => headline ? [Address] : [],
                    CountUnit.Mention => [$"{Address} {mention.Actor.Id}"],
                    _ => [.. hits.Select((_, i) => $"{Address} {mention.Actor.Id} {i}")],
                };
                foreach (string thing in things)
                    yield return (key, thing);
            }
        }
    }

    /// <summary>The mentions that meet a filter.</summary>
    public IEnumerable<Mention> Meeting(MentionFilter filter) => Analysis.Mentions.Where(m => Meets(filter, m));

    private bool Meets(MentionFilter f, Mention m) =>
        !(Day < f.From) && !(Day > f.To) && (f.Source ?? Source) == Source && (f.SourceSide ?? Side) == Side && (f.Actor ?? m.Actor.Id) == m.Actor.Id
        && (f.Country ?? m.Actor.Side) == m.Actor.Side && (f.Salience ?? m.Salience) == m.Salience && (f.Topic is null || Analysis.Topics.Contains(f.Topic))
        && (f.Language ?? Analysis.Article.Language) == Analysis.Article.Language && (f.Office is null || Offices(m).Any(o => o.Key == f.Office));

    private IEnumerable<(string Key, IReadOnlyList<Hit> Hits)> Keys(CountQuery query, Mention m) => query.By switch
    {
        TrendBy.Actor => [(m.Actor.Id, m.Hits)],
        TrendBy.Source => [(Source, m.Hits)],
        TrendBy.Country => [(m.Actor.Side, m.Hits)],
        TrendBy.Topic => Analysis.Topics.Select(t => (t, m.Hits)),
        TrendBy.Side => [(Side, m.Hits)],
        TrendBy.Language => [(Analysis.Article.Language ?? "und", m.Hits)],
        TrendBy.Salience => [(m.Salience.ToString().ToLowerInvariant(), m.Hits)],
        TrendBy.All => [("all", m.Hits)],
        _ => Offices(m).Where(o => (query.Filter.Office ?? o.Key) == o.Key),
    };

    private IEnumerable<(string Key, IReadOnlyList<Hit> Hits)> Offices(Mention m)
    {
        foreach (string office in Sample.Watchlist.Offices.Select(o => o.Id))
        {
            bool held = m.Actor.Offices.Any(t => t.OfficeId == office && t.From <= Day && Day <= t.To);
            Hit[] hits = [.. m.Hits.Where(h => held || h.OfficeId == office)];
            if (hits.Length > 0)
                yield return (office, hits);
        }
    }
}
