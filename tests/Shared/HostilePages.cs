using System.Text;

namespace MongoliaDprk.Monitor.Tests;

/// <summary>Pages made to be slow or large for whoever reads them, in any size.</summary>
internal static class HostilePages
{
    private const string Sentence = "The ministers met on 3 March 2024, signed a plan, and agreed to meet again. ";

    /// <summary>What is repeated until the page is as long as wanted, between a beginning and an end; <c>#</c> = a running number.</summary>
    private static readonly Dictionary<string, (string Begin, string Again, string End)> Kinds = new(StringComparer.Ordinal)
    {
        ["divisions in divisions"] = ("<body>", "<div>", "x"),
        ["inline elements in each other"] = ("<body>", "<span class=a>x ", ""),
        ["fonts left open"] = ("<body>", "<p><font color=a><b>Word ", ""),
        ["links left open"] = ("<body>", "<a href=1>Word, ", ""),
        ["tables in tables"] = ("<body>", "<table><tr><td>", "x"),
        ["text beside a table's cells"] = ("<body><table>", "x<b>y</b>", ""),
        ["lists in lists"] = ("<body>", "<ul><li>", "x"),
        ["closing tags of nothing"] = ("<body>", "</p></b></div>", ""),
        ["one line of text"] = ("<body><h1>Title of it</h1><p>", Sentence, ""),
        ["paragraphs"] = ("<body><h1>Title of it</h1>", "<p>" + Sentence + Sentence, ""),
        ["paragraphs as one byline each"] = ("<body><div class=comments>", "<p class=author>x</p>", "</div>"),
        ["bylines under a long name"] = ("<body><div class='comments " + new string('c', 100_000) + "'>", "<i class=author>x</i>", "</div>"),
        ["names, each another one"] = ("<body>", "<div class='related-# box-#'>Word 1, word</div>", ""),
        ["one name without end"] = ("<body><div class='", "related-", "'>x</div>"),
        ["attributes without end"] = ("<body><div ", "a#=1 ", ">x</div>"),
        ["signs of copyright"] = ("<body><div>", "© (c) copyright ", "</div>"),
        ["a title of signs"] = ("<title>", "!", "</title><body>" + string.Concat(Enumerable.Repeat("<p>Word", 20_000))),
        ["a title of borders"] = ("<title>Word", " | Word", "</title><body><p>Word<p>Word"),
        ["a title without end"] = ("<title>", "Word ", "</title><h1>Word word</h1><h1>Word two words</h1><p>" + Sentence),
        ["headings"] = ("<title>Word</title>", "<h1>Word # word</h1>", ""),
        ["headings that announce boxes"] = ("<body>" + Sentence, "<h6>Related</h6><p>" + Sentence, ""),
        ["blanks in broken linked data"] = ("<script type=application/ld+json>{\"datePublished\": \"2024-03-03\", \"@type\":", " ", "x</script>"),
        ["quotes in broken linked data"] = ("<script type=application/ld+json>{\"datePublished\": \"2024-03-03\", x", "\"headline\": \"\\u", "</script>"),
        ["lists in linked data"] = ("<script type=application/ld+json>", "[", "</script>"),
        ["authors in linked data"] = (LinkedNodes() + ",{\"@type\":\"NewsArticle\",\"headline\":\"Word\",\"author\":[{\"@id\":\"a\"}", ",{\"@id\":\"x#\"}", "]}]}</script>"),
        ["scripts of linked data"] = ("", "<script type=application/ld+json>{\"@type\":\"NewsArticle\"}</script>", ""),
        ["a body in linked data"] = ("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\"", "Word # says so. ", "\"}</script>" + string.Concat(Enumerable.Repeat("<p>" + Sentence + Sentence, 5_000))),
        ["markup in linked data"] = ("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\"", "<div><p>Word</p>", "\"}</script>"),
        ["meta elements"] = ("", "<meta name=author content='Ann # Writer'><meta name=date content='2024-03-03'>", "<p>x"),
        ["dates"] = ("<body><h1>Word</h1>", "<p class=date>3 March 2024 </p>", ""),
        ["numbers"] = ("<body><h1>Word</h1>", "<p>20240303 12:30 3/3/2024 #</p>", ""),
        ["dates among stories"] = ("<body>", "<aside><time datetime=2024-03-03>3 March</time></aside>", ""),
        ["references"] = ("<body><p>", "&amp;#", ""),
        ["angle brackets"] = ("<body>", "<", ""),
        ["comments"] = ("<body>", "<!-- -", "x"),
        ["templates"] = ("<body>", "<template><div>", "x"),
        ["pictures of vectors"] = ("<body>", "<svg><g>", "x"),
        ["page numbers"] = ("<body>", "<a href='?page=#'>#</a>", ""),
    };

    public static IEnumerable<string> Names => Kinds.Keys;

    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="length">About how many bytes.</param>
    public static byte[] Make(string name, int length)
    {
        (string begin, string again, string end) = Kinds[name];
        StringBuilder page = new(begin, length + again.Length + end.Length + 16);
        for (int number = 0; page.Length < length; number++)
            page.Append(again.Contains('#', StringComparison.Ordinal) ? again.Replace("#", $"{number}", StringComparison.Ordinal) : again);
        return Encoding.UTF8.GetBytes(page.Append(end).ToString());
    }

    private static string LinkedNodes() =>
        "<script type=application/ld+json>{\"@graph\":[" + string.Join(',', Enumerable.Range(0, 1500).Select(i => $"{{\"@id\":\"n{i}\",\"@type\":\"Person\"}}"));
}
