using System.Text.Json;
using AngleSharp.Html.Parser;
using MongoliaDprk.Monitor.Core.Digests;

namespace MongoliaDprk.Monitor.Core.Tests.Digests;

public sealed class DigestRendererTests
{
    [Fact]
    public void Every_format_shows_a_visit_with_stage_direction_dates_evidence_link_and_confidence()
    {
        foreach (string shown in Sample.Formats(Sample.Full))
        {
            Assert.Contains("announced", shown, StringComparison.Ordinal);
            Assert.Contains("Anna Alpha", shown, StringComparison.Ordinal);
            Assert.Contains("2026-03-10", shown, StringComparison.Ordinal);
            Assert.Contains("2026-03-12", shown, StringComparison.Ordinal);
            Assert.Contains("The minister will visit Bravo City on March 10.", shown, StringComparison.Ordinal);
            Assert.Contains("https://alpha.example/visit", shown, StringComparison.Ordinal);
            Assert.Contains("85", shown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_new_visit_stands_above_an_old_one_and_visits_above_articles()
    {
        foreach (string shown in Sample.Formats(Sample.Full))
        {
            int fresh = shown.IndexOf("announced", StringComparison.Ordinal);
            int old = shown.IndexOf("concluded", StringComparison.Ordinal);
            int article = shown.IndexOf("Alpha greets Bravo", StringComparison.Ordinal);
            Assert.True(fresh < old && old < article, shown);
        }
    }

    [Fact]
    public void Each_number_is_the_length_of_the_list_below_it()
    {
        Assert.Contains("2 visits (1 new), 1 article, 1 actor; 2 of 5 sources collected", DigestRenderer.Text(Sample.Full), StringComparison.Ordinal);
        JsonElement json = JsonDocument.Parse(DigestRenderer.Json(Sample.Full)).RootElement;
        foreach (string list in (string[])["visits", "articles", "actors", "sources", "sourceNews"])
            Assert.Equal(json.GetProperty(list).GetArrayLength(), json.GetProperty("counts").GetProperty(list).GetInt32());
        var page = new HtmlParser().ParseDocument(DigestRenderer.Html(Sample.Full));
        Assert.Equal(["Visits (2)", "Articles (1)", "Actors (1)", "Not collected (3)", "Sources that changed (1)", "Collected, but silent (1)"], page.QuerySelectorAll("h2").Select(h => h.TextContent));
    }

    [Theory]
    [InlineData("alpha", "collected")]
    [InlineData("quiet", "silent")]
    [InlineData("broken", "failing")]
    [InlineData("late", "notPolled")]
    [InlineData("unknown", "neverPolled")]
    public void Silence_is_told_from_failure(string source, string state)
    {
        JsonElement json = JsonDocument.Parse(DigestRenderer.Json(Sample.Full)).RootElement;
        JsonElement found = json.GetProperty("sources").EnumerateArray().Single(s => s.GetProperty("id").GetString() == source);
        Assert.Equal(state, found.GetProperty("state").GetString());
    }

    [Fact]
    public void A_failing_source_is_named_with_its_error_and_its_last_success()
    {
        string text = DigestRenderer.Text(Sample.Full);
        Assert.Contains("Broken Daily: failing: HTTP 503 (last success 2026-03-02 06:30 UTC)", text, StringComparison.Ordinal);
        Assert.Contains("COLLECTED, BUT SILENT (1)\n  Quiet Times\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_format_tells_which_sources_broke_or_recovered() =>
        Assert.All(Sample.Formats(Sample.Full), format => Assert.Contains("Source layout broken: Broken Daily", format, StringComparison.Ordinal));

    [Fact]
    public void A_source_that_fails_now_is_reported_even_though_it_gave_articles_earlier_that_day()
    {
        Digest digest = Sample.Empty with { Sources = [new DigestSource("a", "Alpha News", 3, 0, null, "timeout")] };
        Assert.Contains("NOT COLLECTED (1)", DigestRenderer.Text(digest), StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_of_today_does_not_make_a_day_of_last_week_uncollected()
    {
        Digest digest = Sample.Empty with { Sources = [new DigestSource("a", "Alpha News", 0, 0, new DateTime(2026, 3, 9, 1, 0, 0, DateTimeKind.Utc), "timeout")] };
        Assert.Contains("1 of 1 source collected", DigestRenderer.Text(digest), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_day_says_whether_anything_can_be_concluded_from_it()
    {
        Digest quiet = Sample.Empty with { Sources = [Sample.Full.Sources[0], Sample.Full.Sources[1]] };
        Digest blind = Sample.Empty with { Sources = [Sample.Full.Sources[2]] };
        Digest partly = Sample.Empty with { Sources = Sample.Full.Sources };
        Assert.Contains("every source was collected", DigestRenderer.Text(quiet), StringComparison.Ordinal);
        Assert.Contains("No source was collected", DigestRenderer.Html(blind), StringComparison.Ordinal);
        Assert.Contains("those below were not", DigestRenderer.Markdown(partly), StringComparison.Ordinal);
        Assert.Contains("No source has been collected yet", DigestRenderer.Text(Sample.Empty), StringComparison.Ordinal);
        Assert.DoesNotContain("VISITS", DigestRenderer.Text(Sample.Empty), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_loads_nothing_and_declares_the_language_of_foreign_titles()
    {
        Digest digest = Sample.Full with { Articles = [Sample.Article with { Title = "친선의 정", Language = "ko" }] };
        var page = new HtmlParser().ParseDocument(DigestRenderer.Html(digest));
        Assert.Empty(page.QuerySelectorAll("[src], link, script, iframe, form"));
        Assert.Equal("친선의 정", page.QuerySelector("h3[lang=ko] a")?.TextContent);
    }

    [Fact]
    public void The_same_digest_gives_the_same_bytes_in_every_culture()
    {
        string[] here = Sample.Formats(Sample.Full);
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo("ar-SA");
            Assert.Equal(here, Sample.Formats(Sample.Full));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }
}
