using MongoliaDprk.Monitor.Core.Changes;

namespace MongoliaDprk.Monitor.Core.Tests.Changes;

public sealed class ComparableTextTests
{
    private const string Text = "The envoy “will” come – on Monday.\n1,204 views\nHe stays for 3 days.";

    [Theory]
    [InlineData("The envoy \"will\" come - on Monday.\n1,204 views\nHe stays for 3 days.")]
    [InlineData("The envoy “will”  come – on\u00a0Monday.\n\n1,204 views\nHe stays\u200b for 3 days. ")]
    [InlineData("The envoy “will” come – on Monday.\n98,310 views\nHe stays for 3 days.")]
    public void Signs_blanks_and_counters_are_no_edit(string after) => Assert.True(ComparableText.Same("Title", Text, "Title", after));

    [Theory]
    [InlineData("Title", "The envoy “will” come – on Friday.\n1,204 views\nHe stays for 3 days.")]
    [InlineData("Title", "The envoy “will” come – on Monday.\n1,204 views\nHe stays for 4 days.")]
    [InlineData("Title", "The envoy “will” come – on Monday.\n1,204 views")]
    [InlineData("title", Text)]
    [InlineData("3 killed", Text)]
    public void A_word_a_number_in_a_sentence_and_a_title_are_edits(string title, string after) =>
        Assert.False(ComparableText.Same(title == "3 killed" ? "2 killed" : "Title", Text, title, after));

    [Theory]
    [InlineData("We value your privacy. Choose what you accept.", false)]
    [InlineData("", false)]
    [InlineData("The envoy will come on Friday instead, and stays for a week.", true)]
    [InlineData("He stays for 3 days.", true)]
    public void A_page_that_shows_something_else_is_no_edit_of_its_article(string after, bool same) =>
        Assert.Equal(same, ComparableText.IsRecognisable("An envoy", Text, "Another title", after));

    [Fact]
    public void A_rewritten_text_under_its_old_title_is_its_article() =>
        Assert.True(ComparableText.IsRecognisable("An envoy", Text, "An envoy", "Nothing of this was ever written here before today."));

    [Fact]
    public void Halves_of_letters_are_compared_too() => Assert.True(ComparableText.Same("\ud800", "a\udc00\n\ud800", "\ud800", "a\udc00\n\ud800"));
}
