using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Claims;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Subscribers;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Digests;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Tests.Digests;

/// <summary>A digest tells what analysts, rules, calendar and nightly tests made of the findings.</summary>
public abstract class DigestReaderTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly DateOnly Today = new(2024, 3, 15);
    private static readonly Decider Analyst = new("ann", "I asked them");
    private static readonly DigestContent Nothing = new(Told(), Told(), Told());

    private DigestQueries Queries => new(Database, Sample.Watchlist);

    [Fact]
    public async Task A_rejected_visit_is_no_news_and_neither_are_its_alerts()
    {
        await SaveAsync("1", Sample.Analysis(Today, visits: [Sample.Visit(start: "2024-03-16")]));
        long visit = Assert.Single((await FoundAsync(Today)).Visits).Id;
        await AddAlertAsync("overdue", AlertKind.VisitOverdue, visit);
        Assert.Equal("Alert overdue", Assert.Single((await FoundAsync(Today)).Alerts).Title);

        await new VisitDecisions(Database, Sample.Watchlist, Time).RejectAsync(new ShownVisit(visit), Analyst, None);

        Digest digest = await FoundAsync(Today);
        Assert.Empty(digest.Visits);
        Assert.Empty(digest.Coming);
        Assert.Empty(digest.Alerts);
    }

    [Fact]
    public async Task Merged_visits_are_one_with_the_reports_of_both()
    {
        await SaveAsync("1", Sample.Analysis(Today, visits: [Sample.Visit(start: "2024-03-16")]));
        await SaveAsync("2", Sample.Analysis(Today, visits: [Sample.Visit(start: "2024-03-25", visitor: Sample.Bob)]), "b-news");
        long[] visits = [.. (await FoundAsync(Today)).Visits.Select(v => v.Id)];
        Assert.Equal(2, visits.Length);

        await new VisitDecisions(Database, Sample.Watchlist, Time).MergeAsync(new ShownVisit(visits[1]), new ShownVisit(visits[0]), Analyst, None);

        DigestVisit one = Assert.Single((await FoundAsync(Today)).Visits);
        Assert.Equal((visits[0], 2), (one.Id, one.Witnesses.Count));
    }

    [Fact]
    public async Task A_side_confirms_only_what_it_reports_as_a_fact()
    {
        await SaveAsync("1", Sample.Analysis(Today, visits: [Sample.Visit(start: "2024-03-16")]));
        await SaveAsync("2", Sample.Analysis(Today, visits: [Sample.Visit(VisitStage.Invited, start: "2024-03-16")]), "b-news");

        DigestVisit visit = Assert.Single((await FoundAsync(Today)).Visits);

        Assert.Equal(
            [("aa", "Arland", SideStanding.Confirmed, "The a-news"), ("bb", "Borland", SideStanding.Mentioned, "The b-news"), (null, null, SideStanding.NotWatched, "")],
            visit.Voices.Select(v => (v.Side, v.SideName, v.Standing, string.Join(' ', v.Outlets))));
    }

    [Fact]
    public async Task Alerts_speak_the_readers_language()
    {
        await AddAlertAsync("overdue", AlertKind.VisitOverdue, content: AlertContent.Of(
            "visitOverdue", AlertContent.One("start", "2024-03-10"), AlertContent.One("who", Sample.Anna.Id), AlertContent.One("reported", "2024-03-01")));

        AlertText text = new(Sample.Watchlist);
        foreach (string language in AlertWords.Languages)
        {
            DigestAlert alert = Assert.Single((await Queries.FoundAsync(Today, Span(Today), language, None)).Alerts);
            Assert.Contains("2024-03-10", alert.Title, StringComparison.Ordinal);
            Assert.Equal(text.Render(AlertContent.FromJson((await AlertAsync("overdue")).Content!), language), new AlertMessage(alert.Title, alert.Text));
        }
    }

    [Fact]
    public async Task What_rules_left_to_the_digest_of_one_subscriber_is_told_to_no_other()
    {
        await AddAlertAsync("left", AlertKind.VisitOverdue);
        await AddAlertAsync("sent", AlertKind.VisitOverdue);
        await AddAlertAsync("source", AlertKind.SourceBroken);
        await DecideAsync("left", "ann/email", DeliveryFate.InDigest);
        await DecideAsync("sent", "ann/email", DeliveryFate.Waiting);
        await DecideAsync("source", "ann/email", DeliveryFate.InDigest);
        await DecideAsync("sent", "bob/log", DeliveryFate.Unwanted);

        Assert.Equal(["Alert left"], (await EditionAsync("ann/email")).Alerts.Select(a => a.Title));
        Assert.Empty((await EditionAsync("bob/log")).Alerts);
        Assert.Equal(["Alert left", "Alert sent"], (await FoundAsync(Today)).Alerts.Select(a => a.Title));
        Assert.Equal(["Alert source"], (await FoundAsync(Today)).SourceNews.Select(a => a.Title));
    }

    [Fact]
    public async Task An_expected_message_is_awaited_in_its_window_then_met_or_missed_once()
    {
        Expectation greeting = new("greeting", "greeting", ["greeting"], ["aa"], ["bb"], -1, 1);
        DateOnly once = new(2024, 3, 16), moving = new(2024, 3, 20);
        Watchlist watchlist = Sample.Watchlist with
        {
            Calendar =
            [
                new CalendarDay("met", "03-16", "Jubilee", null) { Expected = [greeting] },
                new CalendarDay("missed", "03-10", "Feast", null) { Expected = [greeting], Moving = true, Dates = [moving] },
            ],
        };
        for (int day = -2; day < 14; day++)
        {
            DateOnly at = Today.AddDays(day);
            await SaveAsync($"{day}", Sample.Analysis(at, topics: at == once ? ["greeting"] : []), day % 2 == 0 ? "a-news" : "b-news");
            Time.Now = Time.Now.AddDays(day < 0 ? 0 : 1);
        }

        List<(DateOnly, string, ExpectedState)> told = [];
        for (int day = 0; day < 14; day++)
        {
            DateOnly at = Today.AddDays(day);
            Digest digest = await new DigestQueries(Database, watchlist).FoundAsync(at, Span(at), "en", None);
            told.AddRange(digest.Expected.Where(e => e.State != ExpectedState.Pending).Select(e => (at, e.Name, e.State)));
            Assert.Equal(at >= moving.AddDays(-1) && at <= moving.AddDays(1 + ExpectedEvents.GraceDays), digest.Expected.Any(e => e.State == ExpectedState.Pending && e.Day == moving));
        }

        Assert.Equal([(once, "Jubilee: greeting", ExpectedState.Met), (moving.AddDays(4), "Feast: greeting", ExpectedState.Missed)], told);
    }

    [Fact]
    public async Task A_count_beyond_history_leads_to_the_articles_that_were_counted()
    {
        DateOnly to = Today.AddDays(-1), from = to.AddDays(-6);
        await using (MonitorDbContext context = Database.Open())
        {
            context.Add(new AnomalyRow
            {
                By = TrendBy.Actor,
                Key = Sample.Anna.Id,
                FromDay = from,
                ToDay = to,
                Count = 9,
                Expected = 1.2,
                Chance = 1 / 41_234d,
                Series = 4,
                Why = "Anna",
                FoundAt = Time.Now,
            });
            await context.SaveChangesAsync();
        }

        await AddAlertAsync(AnomalyStore.AlertKey(TrendBy.Actor, Sample.Anna.Id, to), AlertKind.Anomaly);

        DigestNews news = Assert.Single((await FoundAsync(Today)).Anomalies);
        Assert.Equal("Anna Arl: 9 articles in the week to 14 Mar 2024", news.Title);
        Assert.StartsWith("1.2 were to be expected", news.Text, StringComparison.Ordinal);
        Assert.EndsWith("1 in 41,000.", news.Text, StringComparison.Ordinal);
        Assert.Equal(new DigestList(Sample.Anna.Id, null, null, from, to), news.List);
        Assert.Contains("일주일간 기사 9건", Assert.Single((await Queries.FoundAsync(Today, Span(Today), "ko", None)).Anomalies).Title, StringComparison.Ordinal);
        Assert.Empty((await FoundAsync(Today.AddDays(1))).Anomalies);
    }

    [Fact]
    public async Task A_claim_whose_verdict_changed_in_the_night_is_told_with_its_reason()
    {
        await using (MonitorDbContext context = Database.Open())
        {
            context.Add(new ClaimResultRow { ClaimId = "c", Definition = "d", Day = Today.AddDays(-1), Since = Today.AddDays(-1), Verdict = ClaimVerdict.CannotSay, Count = 1, Why = "2 of 60 days were collected" });
            await context.SaveChangesAsync();
        }

        await AddAlertAsync(ClaimStore.AlertKey("c", Today.AddDays(-1), ClaimVerdict.CannotSay), AlertKind.ClaimChanged);

        DigestClaim claim = Assert.Single((await FoundAsync(Today)).Claims);
        Assert.Equal((ClaimVerdict.CannotSay, null, "2 of 60 days were collected"), (claim.Verdict, claim.Holds, claim.Evidence));
    }

    private static ToldItems Told() => new([], DigestMark.None);

    private Task<Digest> FoundAsync(DateOnly day) => Queries.FoundAsync(day, Span(day), "en", None);

    private async Task<Digest> EditionAsync(string channel)
    {
        Subscriber subscriber = new("x", "X", "en", TimeZoneInfo.Utc, [new ChannelAddress(channel, ChannelKind.Log, [], "", 0)], [], null);
        DigestSpan span = Span(Today);
        return await Queries.EditionAsync(new DigestEdition("x", Today, span.From, span.To, 1, false, Nothing), subscriber, None);
    }

    private static DigestSpan Span(DateOnly day)
    {
        DateTime from = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        return new DigestSpan(from, from.AddDays(1), TimeZoneInfo.Utc);
    }

    private async Task AddAlertAsync(string key, AlertKind kind, long? visit = null, AlertContent? content = null)
    {
        await using MonitorDbContext context = Database.Open();
        context.Add(new AlertRow { Key = key, Kind = kind, Subject = key, Title = "Alert " + key, Text = "text", CreatedAt = Time.Now, VisitId = visit, Content = content?.ToJson() });
        await context.SaveChangesAsync();
    }

    private async Task DecideAsync(string key, string channel, DeliveryFate fate)
    {
        await using MonitorDbContext context = Database.Open();
        context.Add(new DeliveryRow { AlertId = (await AlertAsync(key)).Id, Channel = channel, Fate = fate, Since = Time.Now, NextTry = Time.Now });
        await context.SaveChangesAsync();
    }

    private async Task<AlertRow> AlertAsync(string key)
    {
        await using MonitorDbContext context = Database.Read();
        return await context.Alerts.SingleAsync(a => a.Key == key);
    }
}

public sealed class SqliteDigestReaderTests() : DigestReaderTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresDigestReaderTests() : DigestReaderTests(DatabaseKind.Postgres);
