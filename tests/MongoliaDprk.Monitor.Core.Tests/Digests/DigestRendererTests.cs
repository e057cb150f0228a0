using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Visits;

namespace MongoliaDprk.Monitor.Core.Tests.Digests;

public sealed class DigestRendererTests
{
    private static readonly DigestView Linked = new(DigestLanguage.Of("en"), new DigestLinks(new Uri("https://monitor.example/base"), "digests/2026-03-04"));

    [Fact]
    public void Every_format_shows_a_visit_with_stage_dates_evidence_link_and_confidence()
    {
        foreach (string shown in Sample.Formats(Sample.Full))
        {
            Assert.Contains("announced", shown, StringComparison.Ordinal);
            Assert.Contains("Anna Alpha", shown, StringComparison.Ordinal);
            Assert.Contains("The minister will visit Bravo City on March 10.", shown, StringComparison.Ordinal);
            Assert.Contains("https://alpha.example/visit", shown, StringComparison.Ordinal);
            Assert.Contains("85", shown, StringComparison.Ordinal);
        }

        Assert.Contains("10 Mar 2026 to 12 Mar 2026", Sample.Text(Sample.Full), StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_visit_stands_above_a_changed_one_and_visits_above_articles()
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
    public void A_visit_says_what_its_stage_was_and_what_each_side_says_of_it()
    {
        string text = Sample.Text(Sample.Full);
        Assert.Contains("CHANGED", text, StringComparison.Ordinal);
        Assert.Contains("concluded (was: under way)", text, StringComparison.Ordinal);
        Assert.Contains("Confirmed by both sides: Alpha News and Bravo Post", text, StringComparison.Ordinal);
        DigestVoice alpha = Sample.Visit.Voices[0], silent = new("bb", "Bravoland", SideStanding.Silent, []), wire = new(null, null, SideStanding.Confirmed, ["Wire"]);
        Assert.Contains("Alphaland: confirmed (Alpha News) · Bravoland: silent so far\n", Said(alpha, silent, wire with { Outlets = [] }), StringComparison.Ordinal);
        string unread = Said(alpha, silent with { Standing = SideStanding.NotWatched }, wire);
        Assert.Contains("Bravoland: not read in these days", unread, StringComparison.Ordinal);
        Assert.Contains("others: confirmed (Wire)", unread, StringComparison.Ordinal);
        Assert.Contains("BB: denied (Bravo Post)", Said(alpha, new("bb", null, SideStanding.Denied, ["Bravo Post"])), StringComparison.Ordinal);
        static string Said(params DigestVoice[] voices) => Sample.Text(Sample.Full with { Visits = [Sample.Visit with { Voices = voices }] });
    }

    [Fact]
    public void Copies_of_a_text_are_counted_and_named_not_repeated()
    {
        string text = Sample.Text(Sample.Full);
        Assert.Contains("and 2 copies · Bravo Post · Charlie Wire", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("The minister of Alpha sent a greeting.").Length);
        Assert.Contains("1 story · 3 articles", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_of_what_an_earlier_digest_told_says_so()
    {
        Digest digest = Sample.Full with { Articles = [Sample.Article with { IsFirst = false, OtherCopies = 2 }] };
        Assert.Contains("copy of a text of which 2 were stored before", Sample.Text(digest), StringComparison.Ordinal);
    }

    [Fact]
    public void An_article_found_late_shows_its_day_and_that_it_was_found_only_now()
    {
        Digest digest = Sample.Full with { Articles = [Sample.Article with { Published = "2026-02-20" }] };
        Assert.Contains("published 20 Feb 2026, found only now", Sample.Text(digest), StringComparison.Ordinal);
        Assert.DoesNotContain("found only now", Sample.Text(Sample.Full), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_number_is_the_length_of_the_list_below_it()
    {
        Assert.Contains("1 new visit · 1 visit with news · 1 story · 3 articles · 1 name · 2 edits · 2 of 5 sources", Flat(Sample.Text(Sample.Full)), StringComparison.Ordinal);
        JsonElement json = JsonDocument.Parse(DigestRenderer.Json(Sample.Full)).RootElement;
        foreach (string list in (string[])["visits", "articles", "actors", "sources", "sourceNews", "changes", "alerts"])
            Assert.Equal(json.GetProperty(list).GetArrayLength(), json.GetProperty("counts").GetProperty(list).GetInt32());
        IDocument page = Page(Sample.Html(Sample.Full));
        Assert.Equal(
            ["Visits: new and changed (2)", "Who named whom (1)", "Named (1)", "The last seven days (12)", "Unusual (1)", "Edited and deleted afterwards (2)",
                "Statements that changed (1)", "Not collected (3)", "Sources that changed (1)", "Collected, but silent (1)", "Alerts kept for the digest (1)", "Expected days (1)", "Coming (2)"],
            page.QuerySelectorAll("h2").Select(h => h.TextContent));
    }

    [Fact]
    public void Every_number_links_to_its_list_where_readers_can_reach_the_dashboard()
    {
        IDocument page = Page(DigestRenderer.Html(Sample.Full, Linked));
        Assert.All(page.QuerySelectorAll("h2"), h => Assert.Equal($"https://monitor.example/base/digests/2026-03-04#{h.Id}", h.QuerySelector("a")?.GetAttribute("href")));
        IElement[] numbers = [.. page.QuerySelectorAll("tbody td:not(:first-child)")];
        Assert.Equal("https://monitor.example/base/mentions?unit=article&from=2026-02-25&to=2026-03-03", numbers[0].QuerySelector("a")?.GetAttribute("href"));
        Assert.Equal("https://monitor.example/base/mentions?from=2026-02-25&to=2026-03-03&actor=aa-minister", numbers[2].QuerySelector("a")?.GetAttribute("href"));
        Assert.Equal("https://monitor.example/base/mentions?from=2026-02-18&to=2026-02-24&source=broken", numbers[^1].QuerySelector("a")?.GetAttribute("href"));
        Assert.All(numbers, n => Assert.NotNull(n.QuerySelector("a")));
        string[] links = [.. page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!)];
        Assert.All((string[])["visits/7", "articles/1", "articles/9", "actors/aa-minister"], path => Assert.Contains("https://monitor.example/base/" + path, links));
        Assert.DoesNotContain("monitor.example", Sample.Html(Sample.Full), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_list_ends_with_how_many_more_there_are_and_where()
    {
        Digest digest = Sample.Full with { Articles = [.. Enumerable.Range(1, 24).Select(i => Sample.Article with { Id = i, StoryId = i })] };
        string text = DigestRenderer.Text(digest, Linked);
        Assert.Contains("and 12 more:\n  https://monitor.example/base/digests/2026-03-04#stories\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("13.", text, StringComparison.Ordinal);
        Assert.Contains("\n  24. ", DigestRenderer.Text(digest, Linked with { Whole = true }), StringComparison.Ordinal);
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
        string text = Sample.Text(Sample.Full);
        Assert.Contains("Broken Daily\n      failing: HTTP 503 · last success Mon 2 Mar, 14:30", text, StringComparison.Ordinal);
        Assert.Contains("Broken Daily (not collected since Monday)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_with_nothing_new_says_so_in_one_line_and_whether_it_means_anything()
    {
        Digest quiet = Sample.Empty with { Sources = [Sample.Full.Sources[0], Sample.Full.Sources[1]] };
        Assert.Contains("Nothing new: all 2 sources were collected, none names the relationship.\n", Sample.Text(quiet), StringComparison.Ordinal);
        Assert.Contains("No source was collected", Sample.Html(Sample.Empty with { Sources = [Sample.Full.Sources[2]] }), StringComparison.Ordinal);
        Assert.Contains("3 of 5 sources were not: their silence means", Flat(Sample.Text(Sample.Empty with { Sources = Sample.Full.Sources })), StringComparison.Ordinal);
        Assert.Contains("There is no source yet", Sample.Text(Sample.Empty), StringComparison.Ordinal);
        Assert.DoesNotContain(" 0 ", Sample.Text(quiet), StringComparison.Ordinal);
    }

    [Fact]
    public void A_digest_after_a_pause_says_for_how_many_it_stands_and_what_it_leaves_out()
    {
        string text = Sample.Text(Sample.Full with { Span = Sample.Span with { Digests = 3, IsCut = true } });
        Assert.Contains("One digest for 3 days", text, StringComparison.Ordinal);
        Assert.Contains("what was found before Tue 3 Mar, 07:00", Flat(text), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_loads_nothing_and_declares_the_language_of_foreign_titles()
    {
        Digest digest = Sample.Full with { Articles = [Sample.Article with { Title = "친선의 정", Language = "ko" }] };
        IDocument page = Page(Sample.Html(digest));
        Assert.Empty(page.QuerySelectorAll("[src], link, script, iframe, form, [background]"));
        Assert.Equal("친선의 정", page.QuerySelector("h3[lang=ko] a")?.TextContent);
    }

    [Fact]
    public void The_feed_has_one_entry_per_day_with_identifiers_that_last()
    {
        XNamespace atom = "http://www.w3.org/2005/Atom";
        Digest before = Sample.Full with { Day = Sample.Day.AddDays(-1) };
        XElement feed = XDocument.Parse(DigestRenderer.Atom([(before, Linked), (Sample.Full, Linked)], "Alpha & Bravo", DigestLanguage.Of("en"), new Uri("https://monitor.example/digests.atom"))).Root!;
        Assert.Equal(["urn:monitor:digest:en:2026-03-04", "urn:monitor:digest:en:2026-03-03"], feed.Elements(atom + "entry").Select(e => e.Element(atom + "id")!.Value));
        Assert.All(feed.Elements(atom + "entry"), e => Assert.Equal("html", e.Element(atom + "content")!.Attribute("type")!.Value));
        Assert.Equal("2026-03-03T23:00:00Z", feed.Element(atom + "updated")!.Value);
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

    private static string Flat(string text) => text.Replace('\n', ' ');

    private static IDocument Page(string html) => new HtmlParser().ParseDocument(html);
}
