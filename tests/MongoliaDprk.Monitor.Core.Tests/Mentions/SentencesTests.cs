using MongoliaDprk.Monitor.Core.Mentions;

namespace MongoliaDprk.Monitor.Core.Tests.Mentions;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("He met U.Somebody on Sept. 5. They ate.", "He met U.Somebody on Sept. 5.", "They ate.")]
    [InlineData("Ts. Somebody of the U.S. office paid 3.5 dollars. Good.", "Ts. Somebody of the U.S. office paid 3.5 dollars.", "Good.")]
    [InlineData("그는 떠났다. 그녀는 왔다.", "그는 떠났다.", "그녀는 왔다.")]
    [InlineData("他走了。她说：“好！”然后。", "他走了。", "她说：“好！”", "然后。")]
    [InlineData("A title\nThe first line. The second!", "A title", "The first line.", "The second!")]
    [InlineData("She went home.The others stayed.", "She went home.", "The others stayed.")]
    [InlineData("\"He left.\" She said so.", "\"He left.\"", "She said so.")]
    public void Text_is_divided_where_a_reader_would_divide_it(string text, params string[] sentences) =>
        Assert.Equal(sentences, Sentences.Split(text).Select(span => span.Of(text)));

    [Fact]
    public void Nothing_but_blanks_is_lost_between_sentences()
    {
        const string text = "  One. Two!\n\n三。 四？Five";

        string kept = string.Concat(Sentences.Split(text).Select(span => span.Of(text)));

        Assert.Equal(string.Concat(text.Where(c => !char.IsWhiteSpace(c))), kept);
    }

    [Theory]
    [InlineData("one two three four. five six", 10, "one two|three|four.|five six")]
    [InlineData("onetwothreefour five", 8, "onetwoth|reefour|five")]
    [InlineData("一二三四五六七八九十。", 4, "一二三四|五六七八|九十。")]
    [InlineData("ab😀😀😀", 5, "ab😀|😀😀")]
    public void A_sentence_longer_than_people_write_them_is_cut_between_words_where_there_are_any(string text, int longest, string pieces) =>
        Assert.Equal(pieces.Split('|'), Sentences.Split(text, longest).Select(p => text.Substring(p.Start, p.Length)));
}
