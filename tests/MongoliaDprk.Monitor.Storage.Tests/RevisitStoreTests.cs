using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Changes;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Tests;

public abstract class RevisitStoreTests(DatabaseKind kind) : DatabaseTests(kind)
{
    protected override bool ChecksCounts => true;

    private static readonly DateOnly Day = new(2024, 3, 14);
    private static readonly Mention[] Both = [Sample.Mention(Sample.Arland), Sample.Mention(Sample.Borland)];

    private RevisitStore Revisits => new(Database, Sample.Watchlist, Time);

    private ArticleQueries Articles => new(Database);

    [Fact]
    public async Task A_stored_article_is_due_an_hour_later_and_one_of_an_archive_never()
    {
        await SaveAsync("1", Sample.Analysis(null));
        await SaveAsync("2", Sample.Analysis(null), history: true);
        await SaveAsync("3", Sample.Analysis(null, relevant: false));
        await SaveAsync("4", Sample.Analysis(Day.AddYears(-5)));
        Assert.Empty(await Revisits.DueAsync("a-news", 10, None));

        Time.Now += TimeSpan.FromHours(1);

        DueArticle due = Assert.Single(await Revisits.DueAsync("a-news", 10, None));
        Assert.Equal("https://a-news.example/1", due.Link.Link.Address.AbsoluteUri);
        Assert.Empty(await Revisits.DueAsync("b-news", 10, None));
    }

    [Fact]
    public async Task An_edit_is_a_new_version_beside_the_old_and_the_counts_are_those_of_the_new()
    {
        Analysis first = Sample.Analysis(Day, [.. Both, Sample.Mention(Sample.Anna, hits: 2)], ["trade"], title: "Old title", text: "Old text.");
        Analysis second = Sample.Analysis(Day.AddDays(1), [.. Both, Sample.Mention(Sample.Bob)], ["treaty"], title: "New title", text: "New text.");
        await SaveAsync("1", first);

        await EditAsync(first, second, "<p>new</p>");

        ArticleDetail article = (await Articles.FindAsync(null, new Uri("https://a-news.example/1"), None))!;
        Assert.Equal([(1, "Old title", "Old text."), (2, "New title", "New text.")], article.Versions.Select(v => (v.Number, v.Title, v.Text)));
        Assert.Equal([("<p>page</p>", 1), ("<p>new</p>", 2)], await Task.WhenAll(article.Versions.Select(async v =>
            (System.Text.Encoding.UTF8.GetString((await Articles.PageAsync(article.Id, Assert.Single(v.Pages), None))!), v.Number))));
        Assert.Equal((Day, "2024-03-14"), (article.Day, article.Published));
        IReadOnlyList<MentionItem> mentions = await new MentionQueries(Database).ListAsync(new MentionFilter(), 0, 10, None);
        Assert.Equal([Sample.Arland.Id, Sample.Borland.Id, Sample.Bob.Id], mentions.Select(m => m.ActorId));
        Assert.All(mentions, m => Assert.Equal(Day, m.Day));
        Assert.Equal(3, await new MentionQueries(Database).CountAsync(new MentionFilter(Text: "new text"), None));
        await using MonitorDbContext context = Database.Read();
        Assert.Equal("treaty", (await context.Topics.SingleAsync()).Topic);
        CollectedDayRow counted = await context.CollectedDays.SingleAsync();
        Assert.Equal((Day, 1, 1), (counted.Day, counted.Collected, counted.Relevant));
    }

    [Fact]
    public async Task Who_vanished_is_kept_with_the_sentence_the_version_and_the_time()
    {
        Analysis first = Sample.Analysis(Day, [.. Both, Sample.Mention(Sample.Anna)], text: "With Anna.");
        await SaveAsync("1", first);

        await EditAsync(first, Sample.Analysis(Day, Both, text: "Without."), "<p>new</p>");

        ArticleChange change = Assert.Single(await Articles.ChangesAsync(Time.Now.AddDays(-1), 10, None));
        Assert.Equal((ChangeKind.ActorVanished, Sample.Anna.Id, "Anna Arl", "A sentence on Anna Arl.", (string?)null), (change.Kind, change.ActorId, change.ActorName, change.Before, change.After));
        Assert.Equal((2, Time.Now, "a-news"), (change.Version, change.At, change.SourceId));
    }

    [Fact]
    public async Task An_article_that_goes_back_to_its_old_words_has_three_versions_and_two_pages()
    {
        Analysis a = Sample.Analysis(Day, text: "A."), b = Sample.Analysis(Day, text: "B.");
        await SaveAsync("1", a);
        await EditAsync(a, b, "<p>b</p>");
        await EditAsync(b, a, "<p>page</p>");

        ArticleDetail article = (await Articles.FindAsync(1, null, None))!;
        Assert.Equal(["A.", "B.", "A."], article.Versions.Select(v => v.Text));
        Assert.Equal(2, article.Evidence.Count);
        Assert.Equal(article.Versions[0].Pages, article.Versions[2].Pages);
    }

    [Fact]
    public async Task Eight_nodes_that_see_one_edit_at_once_make_one_version()
    {
        Analysis first = Sample.Analysis(Day, [.. Both, Sample.Mention(Sample.Anna)], text: "Old."), second = Sample.Analysis(Day, Both, visits: [Sample.Visit()], text: "New.");
        await SaveAsync("1", first);
        (DueArticle due, KeptVersion kept) = await LookAsync();
        Edit edit = new(second, FindingChange.Between(first, second));

        SaveResult?[] results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            Revisits.ReviseAsync(due, kept, Sample.Page(due.Link.Link, Time.Now, "<p>new</p>"), edit, None))));

        Assert.Single(results.OfType<SaveResult>());
        await using MonitorDbContext context = Database.Read();
        Assert.Equal([1, 2], await context.ArticleVersions.OrderBy(v => v.Number).Select(v => v.Number).ToListAsync());
        Assert.Equal((2, 2, 1, 2), (await context.Pages.CountAsync(), await context.Mentions.CountAsync(), await context.VisitReports.CountAsync(), await context.Alerts.CountAsync()));
        Assert.Equal(2, await context.ArticleChanges.CountAsync());
    }

    [Fact]
    public async Task A_visit_that_only_the_edited_version_reports_is_told_however_old_the_article_is()
    {
        Analysis first = Sample.Analysis(Day, text: "Old."), second = Sample.Analysis(Day, visits: [Sample.Visit(start: "2024-06-20")], text: "New.");
        await SaveAsync("1", first);
        Time.Now += TimeSpan.FromDays(90);

        SaveResult result = await EditAsync(first, second, "<p>new</p>");

        Assert.Equal(1, result.NewVisits);
        await using MonitorDbContext context = Database.Read();
        Assert.Equal("visit:1:announced", (await context.Alerts.SingleAsync()).Key);
        DateOnly today = DateOnly.FromDateTime(Time.Now.AddHours(9));
        Assert.Equal(today, (await context.VisitReports.SingleAsync()).Day);
        Assert.True(Assert.Single((await new DigestQueries(Database, Sample.Watchlist).ForDayAsync(today, None)).Visits).IsNew);
    }

    [Fact]
    public async Task A_visit_of_an_old_article_that_a_later_analysis_finds_is_no_news_when_the_page_is_edited()
    {
        Analysis seen = Sample.Analysis(Day, visits: [Sample.Visit(start: "2024-03-20")], text: "Old.");
        await SaveAsync("1", Sample.Analysis(Day, text: "Old."));
        Time.Now += TimeSpan.FromDays(90);

        await EditAsync(seen, seen with { Article = seen.Article with { Text = "New." } }, "<p>new</p>");

        await using MonitorDbContext context = Database.Read();
        Assert.Empty(await context.Alerts.ToListAsync());
        Assert.Equal(1, await context.Visits.CountAsync());
    }

    [Fact]
    public async Task A_corrected_date_moves_the_visit_and_is_no_second_one()
    {
        Analysis first = Sample.Analysis(Day, visits: [Sample.Visit(start: "2024-03-20") with { End = "2024-03-22" }], text: "Old.");
        await SaveAsync("1", first);

        await EditAsync(first, Sample.Analysis(Day, visits: [Sample.Visit(start: "2024-03-25")], text: "New."), "<p>new</p>");

        VisitItem visit = Assert.Single(await new VisitQueries(Database, Sample.Watchlist).ListAsync(false, None));
        Assert.Equal(("2024-03-25", null, VisitStage.Announced, 1), (visit.Start, visit.End, visit.Stage, visit.Reports));
        await using MonitorDbContext context = Database.Read();
        Assert.Equal(1, await context.Alerts.CountAsync());
    }

    [Fact]
    public async Task A_visit_that_is_taken_back_stays_in_the_ledger_unconfirmed_and_is_not_told_again_when_it_returns()
    {
        Analysis with = Sample.Analysis(Day, visits: [Sample.Visit(start: "2024-03-20")], text: "With."), without = Sample.Analysis(Day, text: "Without.");
        await SaveAsync("1", with);

        await EditAsync(with, without, "<p>new</p>");
        VisitItem taken = Assert.Single(await new VisitQueries(Database, Sample.Watchlist).ListAsync(false, None));
        await EditAsync(without, with, "<p>page</p>");
        VisitItem back = Assert.Single(await new VisitQueries(Database, Sample.Watchlist).ListAsync(false, None));

        Assert.Equal((VisitStage.Unconfirmed, 0), (taken.Stage, taken.Reports));
        Assert.Equal((taken.Id, VisitStage.Announced, 1), (back.Id, back.Stage, back.Reports));
        await using MonitorDbContext context = Database.Read();
        Assert.Equal(1, await context.Alerts.CountAsync());
        Assert.Equal([ChangeKind.VisitVanished, ChangeKind.VisitAppeared], await context.ArticleChanges.OrderBy(c => c.Id).Select(c => c.Kind).ToListAsync());
    }

    [Fact]
    public async Task What_other_outlets_report_of_a_visit_outlives_the_edit_of_one()
    {
        Analysis first = Sample.Analysis(Day, visits: [Sample.Visit(VisitStage.Concluded, start: "2024-03-10")], text: "Old.");
        await SaveAsync("1", first);
        await SaveAsync("2", Sample.Analysis(Day, visits: [Sample.Visit(start: "2024-03-12")]), source: "b-news");

        await EditAsync(first, Sample.Analysis(Day, text: "New."), "<p>new</p>");

        VisitItem visit = Assert.Single(await new VisitQueries(Database, Sample.Watchlist).ListAsync(false, None));
        Assert.Equal(("2024-03-12", VisitStage.Announced, 1), (visit.Start, visit.Stage, visit.Reports));
    }

    [Fact]
    public async Task A_page_is_gone_when_a_second_look_says_so_and_its_text_and_bytes_stay()
    {
        await SaveAsync("1", Sample.Analysis(Day, title: "It was here"));
        await MissAsync(forGood: false);
        Assert.Empty(await Articles.ChangesAsync(default, 10, None));

        await MissAsync(forGood: false);
        await MissAsync(forGood: false);

        ArticleChange change = Assert.Single(await Articles.ChangesAsync(default, 10, None));
        Assert.Equal((ChangeKind.PageGone, "It was here", "404 Not Found"), (change.Kind, change.Before, change.After));
        ArticleDetail article = (await Articles.FindAsync(1, null, None))!;
        Assert.Equal((ChangeKind.PageGone, "Text.", 1), (article.Lost, Assert.Single(article.Versions).Text, article.Evidence.Count));

        DueArticle due = await DueAsync();
        await Revisits.UnchangedAsync(due, null, None);
        Assert.Equal([ChangeKind.PageGone, ChangeKind.PageReturned], (await Articles.FindAsync(1, null, None))!.Changes.Select(c => c.Kind));
    }

    [Fact]
    public async Task A_server_that_says_for_good_is_believed_at_once()
    {
        await SaveAsync("1", Sample.Analysis(Day));
        await MissAsync(forGood: true);
        Assert.Equal(ChangeKind.PageGone, (await Articles.FindAsync(1, null, None))!.Lost);
    }

    [Fact]
    public async Task An_edit_that_breaks_half_way_leaves_the_old_version_whole()
    {
        Analysis first = Sample.Analysis(Day, text: "Old.", visits: [Sample.Visit()]);
        await SaveAsync("1", first);
        Analysis twice = Sample.Analysis(Day, [Sample.Mention(Sample.Bob), Sample.Mention(Sample.Bob)], text: "New."); // breaks a unique index

        await Assert.ThrowsAsync<DbUpdateException>(() => EditAsync(first, twice, "<p>new</p>"));

        ArticleDetail article = (await Articles.FindAsync(1, null, None))!;
        Assert.Equal(("Old.", 1), (Assert.Single(article.Versions).Text, article.Evidence.Count));
        Assert.Equal(2, await new MentionQueries(Database).CountAsync(new MentionFilter(), None));
        Assert.Single(await Revisits.DueAsync("a-news", 10, None));
    }

    [Fact]
    public async Task A_visit_that_told_nothing_is_made_up_for_after_growing_pauses()
    {
        await SaveAsync("1", Sample.Analysis(Day));
        List<double> pauses = [];
        for (int i = 0; i < 3; i++)
        {
            DueArticle due = await DueAsync();
            DateTime before = Time.Now;
            await Revisits.FailAsync(due, None);
            await DueAsync();
            pauses.Add((Time.Now - before).TotalHours);
        }

        Assert.Equal([1, 2, 4], pauses);
    }

    [Fact]
    public async Task Another_link_to_the_article_in_other_words_brings_the_next_look_forward()
    {
        Uri canonical = new("https://a-news.example/story");
        await SaveAsync("1", Sample.Analysis(Day, canonical: canonical, title: "T", text: "Old."));
        await SaveAsync("2", Sample.Analysis(Day, canonical: canonical, title: "T", text: "New."));

        Assert.Single(await Revisits.DueAsync("a-news", 10, None));
        Assert.Single((await Articles.FindAsync(1, null, None))!.Versions);
    }

    /// <summary>Turns the clock to the next visit.</summary>
    private async Task<DueArticle> DueAsync()
    {
        for (int hour = 0; hour < 24 * 100; hour++)
        {
            if (await Revisits.DueAsync("a-news", 10, None) is [var due])
                return due;
            Time.Now += TimeSpan.FromHours(1);
        }

        throw new InvalidOperationException("never due");
    }

    private async Task<(DueArticle Due, KeptVersion Kept)> LookAsync()
    {
        DueArticle due = await DueAsync();
        return (due, await Revisits.LatestAsync(due.ArticleId, None));
    }

    private async Task<SaveResult> EditAsync(Analysis before, Analysis after, string page)
    {
        (DueArticle due, KeptVersion kept) = await LookAsync();
        return (await Revisits.ReviseAsync(due, kept, Sample.Page(due.Link.Link, Time.Now, page), new Edit(after, FindingChange.Between(before, after)), None))!;
    }

    private async Task MissAsync(bool forGood) =>
        await Revisits.MissingAsync(await DueAsync(), ChangeKind.PageGone, "404 Not Found", null, forGood, None);
}

public sealed class SqliteRevisitStoreTests() : RevisitStoreTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresRevisitStoreTests() : RevisitStoreTests(DatabaseKind.Postgres);
