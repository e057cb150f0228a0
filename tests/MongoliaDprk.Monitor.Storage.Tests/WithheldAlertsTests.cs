using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Subscribers;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.Storage.Tests;

/// <summary>An analyst rejects a visit in the evening; nobody may be woken up for it in the morning.</summary>
public abstract class WithheldAlertsTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly DateOnly Day = new(2024, 3, 14);
    private static readonly Decider Analyst = new("ann", "I asked them");
    private static readonly ChannelAddress Mail = new("desk/email", ChannelKind.Email, [], "", 0);
    private static readonly Subscriber Desk = new("desk", "Desk", "en", TimeZoneInfo.Utc, [Mail], [AlertRule.Everything], null);

    private AlertStore Alerts => new(Database, Time);
    private VisitDecisions Decisions => new(Database, Sample.Watchlist, Time);

    [Fact]
    public async Task What_waits_for_a_channel_is_not_sent_after_its_visit_was_rejected()
    {
        long visit = await OpenAsync();
        await Alerts.FailedAsync((await NextAsync())!, new SendFailure("answered 503", false, false, null, []), None);
        await Decisions.RejectAsync(new ShownVisit(visit), Analyst, None);
        Time.Now += TimeSpan.FromDays(1);

        Assert.Null(await NextAsync());
        DeliveryItem delivery = Assert.Single(Assert.Single(await new AlertQueries(Database, Time).OfVisitAsync(visit, None)).Deliveries);
        Assert.Equal(DeliveryState.Unwanted, delivery.State);
    }

    [Fact]
    public async Task What_no_channel_has_looked_at_yet_is_not_sent_either()
    {
        long visit = await OpenAsync();
        await Decisions.RejectAsync(new ShownVisit(visit), Analyst, None);

        Assert.Null(await NextAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_is_sent_when_the_rejection_is_taken_back(bool planned)
    {
        long visit = await OpenAsync();
        if (planned)
            await NextAsync();
        await Decisions.RejectAsync(new ShownVisit(visit), Analyst, None);
        await Decisions.UndoAsync(new ShownVisit(visit), Analyst, None);

        Assert.Equal(visit, Assert.Single((await NextAsync())!.Alerts).Facts.VisitId);
    }

    [Fact]
    public async Task What_a_channel_has_accepted_stays_accepted()
    {
        long visit = await OpenAsync();
        await Alerts.AcceptedAsync((await NextAsync())!, "250 ok", None);
        await Decisions.RejectAsync(new ShownVisit(visit), Analyst, None);

        Assert.Equal(DeliveryState.Accepted, Assert.Single(Assert.Single(await new AlertQueries(Database, Time).OfVisitAsync(visit, None)).Deliveries).State);
    }

    private async Task<long> OpenAsync()
    {
        await SaveAsync("1", Sample.Analysis(Day, visits: [Sample.Visit(start: "2024-03-20")]));
        return Assert.Single(await new VisitQueries(Database, Sample.Watchlist).ListAsync(true, None)).Id;
    }

    private async Task<PendingMessage?> NextAsync()
    {
        if (await Alerts.TakeTurnAsync(Mail.Name, None) is not { } lease)
            return null;
        PendingMessage? message = await Alerts.NextAsync(lease, Desk, Mail, None);
        await Alerts.EndTurnAsync(lease, None);
        return message;
    }
}

public sealed class SqliteWithheldAlertsTests() : WithheldAlertsTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresWithheldAlertsTests() : WithheldAlertsTests(DatabaseKind.Postgres);
