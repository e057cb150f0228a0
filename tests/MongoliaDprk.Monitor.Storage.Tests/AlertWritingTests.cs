using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Changes;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Tests;

/// <summary>What a reader is told of visits and of edits, with the facts that rules and other languages need.</summary>
public abstract class AlertWritingTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly DateOnly Day = new(2024, 3, 14);

    [Fact]
    public async Task A_new_visit_is_told_with_what_rules_ask_and_every_language_needs()
    {
        await SaveAsync("1", Sample.Analysis(Day, visits: [Sample.Visit(start: "2024-03-20")]));

        AlertRow alert = Assert.Single(await AlertsAsync());
        Assert.Equal((AlertKind.NewVisit, "visit:1", "en", 0.9, 1L, 1L, true), (alert.Kind, alert.Subject, alert.Languages.Single(), alert.Confidence, alert.VisitId, alert.ArticleId, alert.NewFact));
        Assert.Equal((Sample.Anna.Id, "aa", "bb"), (alert.Actors.Single(), alert.Sides[0], alert.Sides[1]));
        Assert.Equal(
            "Place: Bortown\nDates: 2024-03-20 –\n“Anna Arl will visit Borland.”\nTitle (The a-news, 2024-03-14)\nReported by: The a-news\n"
            + "Told by outlets of: Arland\nNo report so far from outlets of: Borland\nConfidence: 90 %\nReasons: said so",
            string.Join('\n', alert.Text.Split('\n').Where(line => !line.StartsWith("Stage", StringComparison.Ordinal))));
        Assert.Contains("방문", new AlertText(Sample.Watchlist).Render(AlertContent.FromJson(alert.Content!), "ko").Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_visit_is_a_new_fact_of_a_kind_of_its_own_and_names_both_confirming_sides()
    {
        await SaveAsync("1", Sample.Analysis(Day, visits: [Sample.Visit(start: "2024-03-20")]));
        await SaveAsync("2", Sample.Analysis(Day.AddDays(1), visits: [Sample.Visit(VisitStage.Cancelled, start: "2024-03-20")]), source: "b-news");

        AlertRow[] alerts = await AlertsAsync();
        Assert.Equal([AlertKind.NewVisit, AlertKind.VisitCancelled], alerts.Select(a => a.Kind));
        Assert.True(alerts[1].NewFact);
        Assert.Contains("Stage: cancelled; before: announced", alerts[1].Text, StringComparison.Ordinal);
        Assert.Contains("Told by outlets of: Arland, Borland", alerts[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("No report so far", alerts[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visit_announced_again_after_it_was_put_off_is_told_again()
    {
        await SaveAsync("1", Sample.Analysis(Day, visits: [Sample.Visit(start: "2024-03-20")]));
        await SaveAsync("2", Sample.Analysis(Day.AddDays(1), visits: [Sample.Visit(VisitStage.Postponed)]));
        await SaveAsync("3", Sample.Analysis(Day.AddDays(2), visits: [Sample.Visit(start: "2024-03-25")]));
        await SaveAsync("4", Sample.Analysis(Day.AddDays(2), visits: [Sample.Visit(start: "2024-03-25")]));

        Assert.Equal(["announced", "postponed", "announced"], (await AlertsAsync()).Select(a => a.Key.Split(':')[2]));
    }

    [Fact]
    public async Task A_visit_of_years_ago_is_no_news_though_its_article_is_new()
    {
        await SaveAsync("1", Sample.Analysis(Day, visits: [Sample.Visit(VisitStage.Concluded, start: "2019-05-02")]));
        await SaveAsync("2", Sample.Analysis(null, visits: [Sample.Visit(VisitStage.Concluded, start: "2019", visitor: Sample.Bob)]));

        Assert.Empty(await AlertsAsync());
    }

    [Fact]
    public async Task A_name_taken_out_of_an_article_of_years_ago_is_told_with_what_stood_there()
    {
        RevisitStore revisits = new(Database, Sample.Watchlist, Time);
        Analysis before = Sample.Analysis(Day, [Sample.Mention(Sample.Arland), Sample.Mention(Sample.Borland), Sample.Mention(Sample.Anna)], text: "With Anna.");
        Analysis after = Sample.Analysis(Day, text: "Without.");
        await SaveAsync("1", before);
        Time.Now += TimeSpan.FromDays(800);
        DueArticle due = Assert.Single(await revisits.DueAsync("a-news", 10, None));
        await revisits.ReviseAsync(due, await revisits.LatestAsync(due.ArticleId, None), Sample.Page(due.Link.Link, Time.Now, "<p>new</p>"), new Edit(after, FindingChange.Between(before, after)), None);

        AlertRow alert = Assert.Single(await AlertsAsync());
        Assert.Equal((AlertKind.NameVanished, "vanished:1:2", "article:1", Sample.Anna.Id), (alert.Kind, alert.Key, alert.Subject, alert.Actors.Single()));
        Assert.Equal("Taken out of a published article: Anna Arl (The a-news)", alert.Title);
        Assert.Contains("What stood there: “A sentence on Anna Arl.”", alert.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_look_at_an_archive_of_articles_tells_only_of_what_is_still_ahead()
    {
        Uri feed = new("https://a-news.example/rss");
        await Store.AddLinksAsync("a-news", [.. Enumerable.Range(0, 12).Select(i => Sample.Link($"{i}"))], new PlaceState("a-news", feed.AbsoluteUri), None);
        IReadOnlyList<PendingLink> links = await Store.PendingLinksAsync("a-news", 100, None);
        foreach ((int i, PendingLink link) in links.Index())
        {
            DateOnly day = Day.AddDays(-2 * i), start = i == 3 ? Day.AddDays(7) : day.AddDays(-1);
            string iso = start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            VisitReport visit = i == 3
                ? Sample.Visit(start: iso, visitor: Sample.Bob) with { From = "bb", To = "aa" }
                : Sample.Visit(VisitStage.Concluded, start: iso) with { End = iso };
            await Store.SaveAsync(link, Sample.Page(link.Link, Time.Now), Sample.Analysis(day, visits: [visit], text: $"Text {i}."), None);
        }

        Assert.Contains("Bob Bor", Assert.Single(await AlertsAsync()).Title, StringComparison.Ordinal);

        Time.Now += TimeSpan.FromHours(2);
        await Store.AddLinksAsync("a-news", [Sample.Link("next")], new PlaceState("a-news", feed.AbsoluteUri), None);
        PendingLink next = Assert.Single(await Store.PendingLinksAsync("a-news", 100, None));
        await Store.SaveAsync(next, Sample.Page(next.Link, Time.Now), Sample.Analysis(Day, visits: [Sample.Visit(VisitStage.Concluded, start: "2024-03-13", visitor: Sample.Bob) with { From = "bb", To = "aa" }]), None);
        Assert.Equal(2, (await AlertsAsync()).Length);
    }

    [Fact]
    public async Task A_visit_that_an_analyst_rejected_is_not_told_again()
    {
        await SaveAsync("1", Sample.Analysis(Day, visits: [Sample.Visit(start: "2024-03-20")]));
        await Database.Writer.WriteAsync(context => context.Visits.ExecuteUpdateAsync(v => v.SetProperty(x => x.Review, VisitReview.Rejected), None), None);
        await SaveAsync("2", Sample.Analysis(Day.AddDays(1), visits: [Sample.Visit(VisitStage.Cancelled, start: "2024-03-20")]));

        Assert.Single(await AlertsAsync());
    }

    private async Task<AlertRow[]> AlertsAsync()
    {
        await using MonitorDbContext context = Database.Read();
        return await context.Alerts.OrderBy(a => a.Id).ToArrayAsync();
    }
}

public sealed class SqliteAlertWritingTests() : AlertWritingTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresAlertWritingTests() : AlertWritingTests(DatabaseKind.Postgres);
