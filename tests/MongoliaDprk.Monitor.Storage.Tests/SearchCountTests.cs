using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Tests;

/// <summary>A search says how many it found: exactly, or "more than" so many, however often and wherever in time the word stands.</summary>
public abstract class SearchCountTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private const int Articles = 4000;
    private static readonly DateOnly Last = new(2024, 12, 31);

    /// <summary>Words, and in which of the articles they stand; the first is the newest.</summary>
    private static readonly (string Word, Func<int, bool> Stands)[] Words =
    [
        ("everywhere", _ => true), ("common", i => i % 2 == 0), ("often", i => i % 20 == 0), ("seldom", i => i % 300 == 0), ("once", i => i == Articles - 1),
        ("lately", i => i < 1000 && i % 3 == 0), ("yesterday", i => i < 12), ("formerly", i => i >= 2000 && i % 2 == 0), ("북남", i => i % 7 == 0), ("never", _ => false),
    ];

    [Fact]
    public async Task What_is_counted_so_far_is_exact_or_more_than_that()
    {
        await SeedAsync();
        ListQueries lists = new(Database, Sample.Watchlist);
        foreach ((string word, Func<int, bool> stands) in Words)
        {
            foreach ((MentionFilter filter, Func<int, bool> fits, int named) in Filters(word))
            {
                int articles = Enumerable.Range(0, Articles).Count(i => stands(i) && fits(i));
                foreach (CountUnit unit in (CountUnit[])[CountUnit.Article, CountUnit.Mention])
                {
                    int real = unit == CountUnit.Article ? articles : articles * named;
                    foreach (int? most in (int?[])[1, 50, 999, 1000, 3999, null])
                    {
                        int told = await lists.CountAsync(new ListQuery(unit, filter), None, most);
                        Assert.True(most < real ? told > most : told == real, $"{word}, {filter}, {unit}: {told} of {real}, at most {most}");
                    }
                }
            }
        }
    }

    [Fact]
    public async Task Each_page_has_the_next_of_all_that_were_found()
    {
        await SeedAsync();
        ListQueries lists = new(Database, Sample.Watchlist);
        foreach ((string word, Func<int, bool> stands) in Words)
        {
            foreach ((MentionFilter filter, Func<int, bool> fits, int named) in Filters(word))
            {
                DateOnly[] days = [.. Enumerable.Range(0, Articles).Where(i => stands(i) && fits(i)).Select(i => Last.AddDays(-i))];
                DateOnly[] mentions = [.. days.SelectMany(d => Enumerable.Repeat(d, named))];
                foreach (int skip in (int[])[0, 50, 960, 1100])
                {
                    Assert.Equal(days.Skip(skip).Take(20), (await lists.ArticlesAsync(new ListQuery(CountUnit.Article, filter), skip, 20, None)).Select(a => a.Day));
                    Assert.Equal(mentions.Skip(skip).Take(20), (await lists.MentionsAsync(new ListQuery(CountUnit.Mention, filter), skip, 20, None)).Select(m => m.Day));
                }
            }
        }
    }

    private static IEnumerable<(MentionFilter Filter, Func<int, bool> Fits, int Named)> Filters(string word)
    {
        yield return (new MentionFilter(Text: word), _ => true, 2);
        yield return (new MentionFilter(Text: word, Source: "b-news"), i => i % 2 == 1, 2);
        yield return (new MentionFilter(Text: word, To: Last.AddDays(-1500)), i => i >= 1500, 2);
        yield return (new MentionFilter(Text: word, Actor: Sample.Anna.Id), i => i % 5 != 0, 1);
        yield return (new MentionFilter(Text: word, Salience: Salience.Quote), _ => false, 0);
    }

    private async Task SeedAsync()
    {
        await using MonitorDbContext context = Database.Open();
        for (int i = 0; i < Articles; i++)
        {
            DateOnly day = Last.AddDays(-i);
            string source = i % 2 == 0 ? "a-news" : "b-news", text = string.Join(' ', Words.Where(w => w.Stands(i)).Select(w => w.Word));
            context.Add(new ArticleRow
            {
                AddressHash = $"{i}",
                Address = $"https://a-news.example/{i}",
                SourceId = source,
                Title = "T",
                Text = text,
                Day = day,
                CollectedAt = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
                Relevant = true,
                SearchText = text,
                Bigrams = SearchWords.Bigrams(text),
                StoryId = i + 1,
                IsFirst = true,
                WatchlistVersion = "v",
                AnalyzerVersion = 1,
                Mentions = [Sample.MentionRow(day, source, i % 5 == 0 ? Sample.Arland.Id : Sample.Anna.Id), Sample.MentionRow(day, source, Sample.Bob.Id)],
            });
        }

        await context.SaveChangesAsync();
        await KeptCounts.RebuildAsync(context, None);
    }
}

public sealed class SqliteSearchCountTests() : SearchCountTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresSearchCountTests() : SearchCountTests(DatabaseKind.Postgres);
