using System.Diagnostics;
using MongoliaDprk.Monitor.Core.Changes;

namespace MongoliaDprk.Monitor.Core.Tests.Changes;

public sealed class TextChangeTests
{
    [Theory]
    [InlineData("One.\nTwo.\nThree.", "One.\nTwo.\nThree.", "")]
    [InlineData("One.\nTwo.", "One.\nTwo.\nThree.", "+2 [+Three.]")]
    [InlineData("One.\nTwo.\nThree.", "One.\nThree.", "-1 [-Two.]")]
    [InlineData("The minister Anna Arl met Bob in the city.", "The minister met Bob in the city.", "0>0 The minister [-Anna Arl ]met Bob in the city.")]
    [InlineData("He stays for three days here.", "He stays for four days here.", "0>0 He stays for [-three][+four] days here.")]
    [InlineData("蒙古国外长周五访问平壤。", "蒙古国外长周六访问平壤。", "0>0 蒙古国外长周[-五][+六]访问平壤。")]
    [InlineData("몽골 외무상이 평양에 도착하였다.", "몽골 대통령이 평양에 도착하였다.", "0>0 몽골 [-외무상이][+대통령이] 평양에 도착하였다.")]
    [InlineData("", "New.", "-0 [-] +0 [+New.]")]
    public void A_change_names_the_words_that_came_and_went(string before, string after, string expected)
    {
        IEnumerable<string> shown = TextChange.Between(before, after).Paragraphs.Select(Show);
        Assert.Equal(expected.Split(' ').Order(), string.Join(' ', shown).Split(' ').Order());
    }

    [Fact]
    public void A_paragraph_put_in_above_a_rewritten_one_hides_neither()
    {
        TextChange change = TextChange.Between("Start.\nThe envoy will come on Monday to the town.\nEnd.", "Start.\nAn entirely new thing was added by them.\nThe envoy will come on Friday to the town.\nEnd.");

        Assert.Equal(["+1 [+An entirely new thing was added by them.]", "1>2 The envoy will come on [-Monday][+Friday] to the town."], change.Paragraphs.Select(Show));
    }

    [Fact]
    public void The_stretches_make_up_both_texts_again_whatever_they_are()
    {
        Random random = new(7);
        for (int run = 0; run < 300; run++)
        {
            string before = Some(random), after = random.Next(3) == 0 ? Some(random) : Touch(before, random);
            TextChange change = TextChange.Between(before, after);
            Assert.Equal(before == after, change.Paragraphs.Count == 0);
            Check(before, change, p => p.Before, TextFate.Removed);
            Check(after, change, p => p.After, TextFate.Added);
        }
    }

    [Fact]
    public void Long_texts_that_have_nothing_in_common_are_compared_in_time()
    {
        string before = string.Join('\n', Enumerable.Range(0, 20_000).Select(i => $"a{i} b{i}")), after = string.Join('\n', Enumerable.Range(0, 20_000).Select(i => $"c{i} d{i}"));
        string oneParagraph = before.Replace('\n', ' '), another = after.Replace('\n', ' ');
        Stopwatch watch = Stopwatch.StartNew();

        Assert.Equal(40_000, TextChange.Between(before, after).Paragraphs.Count);
        Assert.NotEmpty(TextChange.Between(oneParagraph, another).Paragraphs);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }

    private static void Check(string text, TextChange change, Func<ParagraphChange, int?> number, TextFate own)
    {
        string[] paragraphs = text.Split('\n');
        foreach (ParagraphChange paragraph in change.Paragraphs)
        {
            if (number(paragraph) is { } at)
                Assert.Equal(paragraphs[at], string.Concat(paragraph.Stretches.Where(s => s.Fate == own || s.Fate == TextFate.Kept).Select(s => s.Text)));
        }

        Assert.Equal(change.Paragraphs.Select(number).OfType<int>().Order(), change.Paragraphs.Select(number).OfType<int>());
    }

    private static string Some(Random random) =>
        string.Join('\n', Enumerable.Range(0, random.Next(6)).Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(9)).Select(_ => "abcdef몽골蒙古😀"[random.Next(10)]))));

    private static string Touch(string text, Random random) =>
        text.Length == 0 ? "x" : text.Remove(random.Next(text.Length), 1).Insert(random.Next(text.Length), random.Next(2) == 0 ? "y" : "\n");

    private static string Show(ParagraphChange paragraph)
    {
        string where = (paragraph.Before, paragraph.After) switch
        {
            ({ } before, { } after) => $"{before}>{after}",
            (null, { } after) => $"+{after}",
            ({ } before, _) => $"-{before}",
            _ => "?",
        };
        return where + " " + string.Concat(paragraph.Stretches.Select(s => s.Fate switch
        {
            TextFate.Added => $"[+{s.Text}]",
            TextFate.Removed => $"[-{s.Text}]",
            _ => s.Text,
        }));
    }
}
