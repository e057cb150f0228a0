using System.Text;
using MongoliaDprk.Monitor.Core.Tests.Mentions;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.Core.Tests.Articles;

/// <summary>
/// Whatever the web sends, one page must neither end the monitor nor hold it up for the others.
/// </summary>
public class HostilePagesTests
{
    private const int Small = 100_000;

    private static readonly Lazy<ArticleAnalyzer> Analyzer = new(() => new ArticleAnalyzer(TestWatchlist.Read()));

    private static readonly string Page = $$"""
        <!doctype html><html lang=en><head><title>Ministers sign a plan – Outlet</title><meta property=og:title content="Ministers sign a plan">
        <meta property=article:published_time content="2024-03-03T10:00:00+08:00"><link rel=canonical href=/story>
        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"Ministers sign a plan",
        "datePublished":"2024-03-03T10:00:00+08:00","author":[{"@type":"Person","name":"Ann Writer"}],"articleBody":"{{Pages.Sentence}}"}]}</script></head>
        <body class="post single"><nav><ul><li><a href=/a>News</a><li><a href=/b>Sport</a></ul></nav><article class=entry><h1>Ministers sign a plan</h1>
        <p class=byline>By <a rel=author href=/author/ann/>Ann Writer</a> <time datetime=2024-03-03>3 March 2024</time></p>{{Pages.Paragraphs()}}
        <p>日本語の文、「引用」。 한국어 문장입니다. Русский текст – и ещё.</p><table><tr><td>1<td>2</table></article>
        <aside class="related-posts"><h3>Related</h3><a href=/c>Another one</a></aside><div class=comments><p class=author>Reader</p></div></body></html>
        """;

    public static TheoryData<string> Names => [.. HostilePages.Names];

    [Fact]
    public void A_page_cut_off_anywhere_is_analysed()
    {
        foreach (byte[] cut in PageDamage.Truncations(Encoding.UTF8.GetBytes(Page), 300))
            Assert.NotNull(Analyze(cut));
    }

    [Fact]
    public void A_page_damaged_in_a_thousand_ways_is_analysed()
    {
        byte[] page = Encoding.UTF8.GetBytes(Page);
        Random random = new(3);
        for (int i = 0; i < 1000; i++)
            Assert.NotNull(Analyze(PageDamage.Mutation(page, random)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_made_to_be_slow_takes_time_in_proportion_to_its_length(string name)
    {
        byte[] small = HostilePages.Make(name, Small);
        byte[] large = HostilePages.Make(name, 4 * Small);
        Analyze(HostilePages.Make(name, Small / 10));

        TimeSpan once = ThreadTime.Of(() => Analyze(small));
        TimeSpan four = ThreadTime.Of(() => Analyze(large));

        // 4 times for what is linear, 16 times for what is not
        Assert.True(four < (8 * once) + TimeSpan.FromSeconds(0.5), $"{once} for one, {four} for four");
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<span class=a>")]
    [InlineData("<blockquote><b>")]
    [InlineData("<ul><li>")]
    public void Two_hundred_thousand_tags_in_each_other_are_analysed(string tags)
    {
        string html = string.Concat(Enumerable.Repeat(tags, 200_000 / tags.Count(c => c == '<'))) + "Word";

        Assert.NotNull(Analyze(Encoding.UTF8.GetBytes(html)));
    }

    [Fact]
    public void Fifty_megabytes_of_text_cost_a_bounded_amount_of_memory()
    {
        byte[] page = HostilePages.Make("paragraphs", 50_000_000);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Analysis analysis = Analyze(page);

        Assert.InRange(analysis.Article.Text.Length, 1_000_000, 8_000_000);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_500_000_000);
    }

    private static Analysis Analyze(byte[] page) =>
        Analyzer.Value.Analyze(new FetchedPage(new Uri("http://news.example/story"), page, "text/html", Pages.FetchedAt), null, null);
}
