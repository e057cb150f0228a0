using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.App.Tests;

/// <summary>Real pages as a broken connection or disk leaves them; all of them: the benchmark <c>robustness</c>.</summary>
public class DamagedPagesTests
{
    private static readonly DateTime FetchedAt = new(2024, 6, 1, 12, 0, 0, DateTimeKind.Utc);

    [SharedDataFact]
    public void Real_pages_cut_off_and_damaged_are_analysed()
    {
        ArticleAnalyzer analyzer = new(TestWatchlist.Pair);
        Random random = new(17);
        foreach ((_, byte[] page) in RecordedPages.Some(30))
        {
            foreach (byte[] damaged in PageDamage.Truncations(page).Concat(Enumerable.Range(0, 5).Select(_ => PageDamage.Mutation(page, random))))
                Assert.NotNull(analyzer.Analyze(new FetchedPage(new Uri("http://news.example/story"), damaged, null, FetchedAt), null, null));
        }
    }
}
