using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Tests;

/// <summary>What was due and did not come; a monitor that was off must not make anybody silent.</summary>
public abstract class TimeAlertsTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly DateOnly Day = new(2024, 3, 14);

    private static readonly Watchlist Expecting = Sample.Watchlist with
    {
        Calendar =
        [
            new CalendarDay("feast", "03-20", "The feast", null) { Expected = [new Expectation("greeting", "message to Anna Arl", ["greeting"], ["bb"], [Sample.Anna.Id], -2, 2)] },
            new CalendarDay("plain", "03-21", "A day", null),
        ],
    };

    [Fact]
    public async Task A_planned_visit_that_nobody_reports_is_told_once_by_however_many_nodes()
    {
        await SaveAsync("1", Sample.Analysis(Day, visits: [Sample.Visit(start: "2024-03-20")]));
        await AtAsync(new DateTime(2024, 3, 21, 12, 0, 0, DateTimeKind.Utc), "a-news", "b-news");
        await WriteAsync();
        Assert.Single(await AlertsAsync());

        await AtAsync(new DateTime(2024, 3, 22, 12, 0, 0, DateTimeKind.Utc), "a-news", "b-news");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => WriteAsync())));
        Time.Now += TimeSpan.FromHours(6);
        await WriteAsync();

        AlertRow alert = (await AlertsAsync())[1..].Single();
        Assert.Equal((AlertKind.VisitOverdue, 1L, "visit:1"), (alert.Kind, alert.VisitId, alert.Subject));
        Assert.Equal("Visit due on 2024-03-20, nobody reports it: Anna Arl (Arland → Borland)", alert.Title);
        Assert.Contains("Read since that day: The a-news, The b-news", alert.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_a_side_could_not_be_read_that_is_said_instead_and_the_rest_when_it_can_be()
    {
        await SaveAsync("1", Sample.Analysis(Day, visits: [Sample.Visit(start: "2024-03-20")]));
        await AtAsync(new DateTime(2024, 3, 22, 12, 0, 0, DateTimeKind.Utc), "a-news");
        await WriteAsync();

        AlertRow blind = (await AlertsAsync())[1..].Single();
        Assert.Contains("outlets could not be read", blind.Title, StringComparison.Ordinal);
        Assert.Contains("Not read since that day: The b-news. That nobody reports the visit means nothing.", blind.Text, StringComparison.Ordinal);

        await AtAsync(new DateTime(2024, 3, 23, 12, 0, 0, DateTimeKind.Utc), "a-news", "b-news");
        await WriteAsync();
        Assert.Equal(["visitOverdueBlind", "visitOverdue"], (await AlertsAsync())[1..].Select(a => a.Key.Split(':')[0]));
    }

    [Fact]
    public async Task A_visit_that_was_reported_rejected_or_is_of_the_past_is_not_overdue()
    {
        await SaveAsync("1", Sample.Analysis(Day, visits: [Sample.Visit(start: "2024-03-20")]));
        await SaveAsync("2", Sample.Analysis(Day, visits: [Sample.Visit(start: "2024-03-20", visitor: Sample.Bob) with { From = "bb", To = "aa" }]));
        await SaveAsync("3", Sample.Analysis(new DateOnly(2019, 5, 1), visits: [Sample.Visit(start: "2019-05-10")]), history: true);
        await SaveAsync("4", Sample.Analysis(new DateOnly(2024, 3, 20), visits: [Sample.Visit(VisitStage.Underway, start: "2024-03-20")]));
        await Database.Writer.WriteAsync(
            context => context.Visits.Where(v => v.FromSide == "bb").ExecuteUpdateAsync(v => v.SetProperty(x => x.Review, VisitReview.Rejected), None), None);
        int before = (await AlertsAsync()).Length;

        await AtAsync(new DateTime(2024, 3, 23, 12, 0, 0, DateTimeKind.Utc), "a-news", "b-news");
        await WriteAsync();

        Assert.Equal(before, (await AlertsAsync()).Length);
    }

    [Fact]
    public async Task A_message_that_did_not_come_is_told_with_what_came_nearest()
    {
        await CollectedAsync(new DateOnly(2024, 3, 15), 10, "a-news", "b-news");
        await SaveAsync("near", Sample.Analysis(new DateOnly(2024, 3, 20), [Sample.Mention(Sample.Arland), Sample.Mention(Sample.Bob)], ["greeting"], title: "Bob greets somebody"), source: "b-news");
        await AtAsync(new DateTime(2024, 3, 25, 12, 0, 0, DateTimeKind.Utc));
        await WriteAsync(Expecting);
        await WriteAsync(Expecting);

        AlertRow alert = Assert.Single(await AlertsAsync());
        Assert.Equal((AlertKind.ExpectedEventMissing, "expected:feast:greeting:2024", "Expected, but not found: message to Anna Arl"), (alert.Kind, alert.Key, alert.Title));
        Assert.Contains("was expected from 2024-03-18 to 2024-03-22 and was not found.\nArticles were read on 5 of 5 days, from: The a-news, The b-news\nNearest to it: Bob greets somebody", alert.Text, StringComparison.Ordinal);
        Assert.Equal((Sample.Anna.Id, "aa", "bb"), (alert.Actors.Single(), alert.Sides[0], alert.Sides[1]));
    }

    [Fact]
    public async Task The_calendar_shows_what_was_met_with_its_evidence()
    {
        await CollectedAsync(new DateOnly(2024, 3, 15), 10, "a-news", "b-news");
        await SaveAsync("1", Sample.Analysis(new DateOnly(2024, 3, 21), [Sample.Mention(Sample.Anna), Sample.Mention(Sample.Bob)], ["greeting", "trade"]), source: "b-news");
        await AtAsync(new DateTime(2024, 3, 25, 12, 0, 0, DateTimeKind.Utc));
        await WriteAsync(Expecting);

        Assert.Empty(await AlertsAsync());
        IReadOnlyList<CalendarEntry> days = await new CalendarQueries(Database, Expecting).ListAsync(new DateOnly(2023, 3, 1), new DateOnly(2024, 12, 31), new DateOnly(2024, 3, 25), None);
        Assert.Equal(["2023-03-20", "2023-03-21", "2024-03-20", "2024-03-21"], days.Select(d => d.On.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal([ExpectedState.NotCollected, ExpectedState.Met], days.SelectMany(d => d.Expected).Select(e => e.State));
        Assert.Equal("https://b-news.example/1", Assert.Single(days[2].Expected[0].Evidence).Address);
    }

    [Fact]
    public async Task A_message_is_not_missed_while_the_monitor_was_off_or_when_the_calendar_is_written_later()
    {
        await CollectedAsync(new DateOnly(2024, 3, 15), 10, "a-news", "b-news");
        await AtAsync(new DateTime(2024, 4, 20, 12, 0, 0, DateTimeKind.Utc));
        await WriteAsync(Expecting);
        await AtAsync(new DateTime(2025, 3, 25, 12, 0, 0, DateTimeKind.Utc));
        await WriteAsync(Expecting);

        Assert.Empty(await AlertsAsync());
    }

    [Fact]
    public async Task An_actor_that_is_not_named_any_more_is_told_once_and_not_while_the_monitor_was_off()
    {
        DateOnly last = await NamedEveryThirdDayAsync(40);
        await AtAsync(Noon(last.AddDays(60)));
        await WriteAsync();
        Assert.Empty(await AlertsAsync());

        for (int day = 61; day < 100; day++)
        {
            await CollectedAsync(last.AddDays(day), 1, "a-news");
            if (day % 3 != 0)
                continue;
            await AtAsync(Noon(last.AddDays(day + 1)));
            await WriteAsync();
        }

        AlertRow[] alerts = await AlertsAsync();
        Assert.Equal(new[] { Sample.Anna.Id, Sample.Arland.Id, Sample.Borland.Id }.Order(StringComparer.Ordinal), alerts.SelectMany(a => a.Actors).Order(StringComparer.Ordinal));
        AlertRow anna = alerts.Single(a => a.Actors.Single() == Sample.Anna.Id);
        Assert.Equal((AlertKind.ActorSilent, "actor:aa-anna"), (anna.Kind, anna.Subject));
        Assert.Equal("Anna Arl not named for 18 days", anna.Title);
        Assert.Contains("Days on which collection did not work are not counted.", anna.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silence_that_was_long_before_the_monitor_first_looked_is_history()
    {
        DateOnly last = await NamedEveryThirdDayAsync(40);
        await CollectedAsync(last.AddDays(1), 120, "a-news");
        await AtAsync(Noon(last.AddDays(121)));
        await WriteAsync();

        Assert.Empty(await AlertsAsync());
    }

    /// <returns>The last of these days.</returns>
    private async Task<DateOnly> NamedEveryThirdDayAsync(int times)
    {
        DateOnly last = Day.AddDays(3 * (times - 1));
        Time.Now = Noon(last);
        for (int i = 0; i < times; i++)
            await SaveAsync($"{i}", Sample.Analysis(Day.AddDays(3 * i), [Sample.Mention(Sample.Arland), Sample.Mention(Sample.Borland), Sample.Mention(Sample.Anna)], text: $"Text {i}."));
        await CollectedAsync(Day, last.DayNumber - Day.DayNumber + 1, "a-news");
        return last;
    }

    private Task CollectedAsync(DateOnly from, int days, params string[] sources) => Database.Writer.WriteAsync(async context =>
    {
        for (int day = 0; day < days; day++)
        {
            foreach (string source in sources)
                await CollectedDays.AddAsync(context, source, from.AddDays(day), 3, 0, None);
        }
    }, None);

    /// <summary>Turns the clock; these sources are read then, and have given articles.</summary>
    private async Task AtAsync(DateTime now, params string[] read)
    {
        Time.Now = now;
        foreach (string source in read)
        {
            await Store.AddLinksAsync(source, [Sample.Link($"at-{now.Ticks}", source)], null, None);
            await EndPollAsync(source);
        }
    }

    private Task WriteAsync(Watchlist? watchlist = null) => new TimeAlerts(Database, watchlist ?? Sample.Watchlist, Time).WriteAsync(None);

    private async Task<AlertRow[]> AlertsAsync()
    {
        await using MonitorDbContext context = Database.Read();
        return await context.Alerts.OrderBy(a => a.Id).ToArrayAsync();
    }

    private static DateTime Noon(DateOnly day) => day.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);
}

public sealed class SqliteTimeAlertsTests() : TimeAlertsTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresTimeAlertsTests() : TimeAlertsTests(DatabaseKind.Postgres);
