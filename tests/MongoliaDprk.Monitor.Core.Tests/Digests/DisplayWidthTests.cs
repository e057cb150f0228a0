using MongoliaDprk.Monitor.Core.Digests;

namespace MongoliaDprk.Monitor.Core.Tests.Digests;

public sealed class DisplayWidthTests
{
    [Theory]
    [InlineData("Mongol", 6)]
    [InlineData("Монгол", 6)]
    [InlineData("몽골", 4)]
    [InlineData("朝鲜。", 6)]
    [InlineData("ｆｕｌｌ", 8)]
    [InlineData("e\u0301", 1)]
    [InlineData("\u1106\u1169\u11bc", 2)]
    [InlineData("𠮷", 2)]
    public void East_asian_wide_characters_take_two_columns(string text, int columns) => Assert.Equal(columns, DisplayWidth.Of(text));

    [Theory]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("몽골과 조선의 친선", 7, "몽골과|조선의|친선")]
    [InlineData("朝鲜劳动党代表团", 6, "朝鲜劳|动党代|表团")]
    [InlineData("overlongword x", 5, "overl|ongwo|rd x")]
    [InlineData("", 5, "")]
    public void Lines_fit(string text, int columns, string lines) => Assert.Equal(lines, string.Join('|', DisplayWidth.Wrap(text, columns)));

    [Fact]
    public void No_line_of_a_digest_is_wider_than_a_terminal_but_for_addresses()
    {
        string words = string.Concat(Enumerable.Repeat("조선민주주의인민공화국 대표단이 울란바따르에 도착하였다 ", 9));
        Digest digest = Sample.Full with
        {
            Articles = [Sample.Article with { Title = words, Evidence = words + "end", Topics = [words] }],
            Visits = [Sample.Visit with { Sentence = words, Visitors = [words] }],
        };
        string[] lines = Sample.Text(digest).Split('\n');
        Assert.All(lines.Where(l => !l.Contains("https://", StringComparison.Ordinal)), l => Assert.InRange(DisplayWidth.Of(l), 0, 80));
        Assert.Equal(words.TrimEnd().Replace(" ", "", StringComparison.Ordinal), Joined(lines, "  1."));
    }

    /// <summary>The words of the item that begins with the mark: nothing is lost in wrapping.</summary>
    private static string Joined(string[] lines, string mark)
    {
        int first = Array.FindIndex(lines, l => l.StartsWith(mark, StringComparison.Ordinal));
        int last = Array.FindIndex(lines, first, l => l.Contains("headline", StringComparison.Ordinal));
        return string.Concat(lines[first..last]).Replace(" ", "", StringComparison.Ordinal)[2..];
    }
}
