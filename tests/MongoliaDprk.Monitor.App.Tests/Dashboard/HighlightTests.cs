using MongoliaDprk.Monitor.App.Dashboard.Parts;

namespace MongoliaDprk.Monitor.App.Tests.Dashboard;

public sealed class HighlightTests
{
    [Theory]
    [InlineData("Anna met Bob.", "Anna", "[Anna] met Bob.")]
    [InlineData("Anna met Anna", "Anna", "[Anna] met [Anna]")]
    [InlineData("Anna Alpha met Anna", "Anna|Anna Alpha", "[Anna Alpha] met [Anna]")]
    [InlineData("몽골대통령이", "몽골", "[몽골]대통령이")]
    [InlineData("no hit", "Anna", "no hit")]
    [InlineData("no surface", "", "no surface")]
    [InlineData("a\u202E  b", "a b", "[a b]")]
    public void The_words_that_were_found_are_marked(string sentence, string surfaces, string marked) =>
        Assert.Equal(marked, string.Concat(Highlight.Pieces(sentence, surfaces.Split('|')).Select(p => p.IsHit ? $"[{p.Words}]" : p.Words)));
}
