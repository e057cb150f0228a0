using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Subscribers;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Tests;

public abstract class AlertStoreTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly SendFailure Down = new("answered 503", Permanent: false, SurelyRefused: false, null, []);
    private static readonly SendFailure Refused = new("cannot be reached", Permanent: false, SurelyRefused: true, null, []);
    private static readonly ChannelAddress Mail = new("desk/email", ChannelKind.Email, [], "", 0);
    private static readonly ChannelAddress Log = new("desk/log", ChannelKind.Log, [], "", 0);
    private static readonly Subscriber Desk = new("desk", "Desk", "en", TimeZoneInfo.Utc, [Mail, Log], [AlertRule.Everything], null);

    private AlertStore Alerts => new(Database, Time);

    private AlertQueries Queries => new(Database, Time);

    [Fact]
    public async Task An_alert_is_sent_on_every_channel_until_each_has_accepted_it()
    {
        await AddAlertAsync("visit:1:announced");
        await AcceptAsync(Mail);

        Assert.Null(await NextAsync(Mail));
        Assert.Equal("visit:1:announced", Assert.Single((await NextAsync(Log))!.Alerts).Facts.Key);
        IReadOnlyList<DeliveryItem> deliveries = Assert.Single(await Queries.ListAsync(100, None)).Deliveries;
        Assert.Equal(["desk/email Accepted 250 ok", "desk/log Due "], deliveries.Select(d => $"{d.Channel} {d.State} {d.Why}"));
    }

    [Fact]
    public async Task What_a_channel_accepted_is_never_sent_again_even_when_another_node_says_it_failed()
    {
        await AddAlertAsync("visit:1:announced");
        PendingMessage message = (await NextAsync(Mail))!;

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Alerts.AcceptedAsync(message, "ok", None))));
        await Alerts.FailedAsync(message, Down, None);

        Time.Now += TimeSpan.FromDays(2);
        Assert.Null(await NextAsync(Mail));
        Assert.Equal(1, Assert.Single(await DeliveriesAsync()).Attempts);
    }

    [Fact]
    public async Task What_another_node_may_have_sent_keeps_its_key_though_the_channel_surely_refuses_the_repeat()
    {
        await AddAlertAsync("visit:1:announced");
        PendingMessage killed = (await NextAsync(Mail))!;
        PendingMessage repeat = (await NextAsync(Mail))!;
        await Alerts.FailedAsync(repeat, Down with { SurelyRefused = true }, None);
        Time.Now += TimeSpan.FromHours(1);
        for (int i = 2; i < 20; i++)
            await AddAlertAsync($"visit:{i}:announced");
        await AcceptAsync(Mail);

        PendingMessage again = (await NextAsync(Mail))!;
        Assert.Equal((false, true, true), (killed.IsRepeat, repeat.IsRepeat, again.IsRepeat));
        Assert.Equal((killed.Key, 1), (again.Key, again.Alerts.Count));
    }

    [Fact]
    public async Task What_a_channel_may_have_accepted_keeps_its_key_and_comes_again_after_growing_pauses_until_it_is_given_up()
    {
        await AddAlertAsync("visit:1:announced");
        PendingMessage first = (await NextAsync(Mail))!;
        int[] minutes = [1, 2, 4, 8, 15, 15];
        foreach (int pause in minutes)
        {
            PendingMessage again = (await NextAsync(Mail))!;
            Assert.Equal(first.Key, again.Key);
            Assert.Empty(await Alerts.FailedAsync(again, Down, None));
            Time.Now += TimeSpan.FromMinutes(pause) - TimeSpan.FromSeconds(1);
            Assert.Null(await NextAsync(Mail));
            Time.Now += TimeSpan.FromSeconds(1);
        }

        Time.Now += TimeSpan.FromDays(7);
        Assert.Equal("Visit", Assert.Single(await Alerts.FailedAsync((await NextAsync(Mail))!, Down, None)));
        Time.Now += TimeSpan.FromDays(7);
        Assert.Null(await NextAsync(Mail));
        Assert.Equal((DeliveryState.GivenUp, "answered 503"), (await DeliveriesAsync()).Select(d => (d.State, d.Why)).Single());

        Assert.Equal(1, await Alerts.RetryAsync("desk/email", None));
        Assert.Equal(first.Key, (await NextAsync(Mail))!.Key);
    }

    [Fact]
    public async Task A_channel_may_ask_to_be_left_alone_and_is_but_not_for_years()
    {
        await AddAlertAsync("visit:1:announced");
        await Alerts.FailedAsync((await NextAsync(Mail))!, Down with { RetryAfter = TimeSpan.FromHours(3) }, None);
        Time.Now += TimeSpan.FromHours(3) - TimeSpan.FromSeconds(1);
        Assert.Null(await NextAsync(Mail));
        Time.Now += TimeSpan.FromSeconds(1);

        await Alerts.FailedAsync((await NextAsync(Mail))!, Down with { RetryAfter = TimeSpan.FromDays(3000) }, None);
        Time.Now += TimeSpan.FromDays(1);
        Assert.NotNull(await NextAsync(Mail));
    }

    [Fact]
    public async Task Of_many_nodes_that_want_to_send_one_has_the_turn_and_a_killed_one_loses_it_after_a_minute()
    {
        await AddAlertAsync("visit:1:announced");
        ChannelLease?[] turns = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Alerts.TakeTurnAsync("desk/email", None))));
        ChannelLease killed = Assert.Single(turns.OfType<ChannelLease>());

        Time.Now += TimeSpan.FromSeconds(59);
        Assert.Null(await Alerts.TakeTurnAsync("desk/email", None));
        Assert.True(await Alerts.RenewTurnAsync(killed, None));
        Time.Now += TimeSpan.FromSeconds(59);
        Assert.Null(await Alerts.TakeTurnAsync("desk/email", None));
        Time.Now += TimeSpan.FromSeconds(1);

        ChannelLease next = (await Alerts.TakeTurnAsync("desk/email", None))!;
        Assert.False(await Alerts.RenewTurnAsync(killed, None));
        Assert.Null(await Alerts.NextAsync(killed, Desk, Mail, None));
        await Alerts.EndTurnAsync(killed, None);
        Assert.NotNull(await Alerts.NextAsync(next, Desk, Mail, None));
    }

    [Fact]
    public async Task A_success_makes_all_due_that_the_channel_refused_before()
    {
        await AddAlertAsync("visit:1:announced");
        for (int i = 0; i < 10; i++)
        {
            Time.Now += TimeSpan.FromHours(6);
            await Alerts.FailedAsync((await NextAsync(Mail))!, Down with { Permanent = true }, None);
        }

        Time.Now += TimeSpan.FromMinutes(15);
        Assert.Null(await NextAsync(Mail));
        Assert.NotNull((await Queries.ChannelsAsync(None)).Single(c => c.Name == "desk/email").FailingSince);
        await AddAlertAsync("visit:2:announced");
        await AcceptAsync(Mail);

        Assert.Equal("visit:1:announced", Assert.Single((await NextAsync(Mail))!.Alerts).Facts.Key);
        Assert.Null((await Queries.ChannelsAsync(None)).Single(c => c.Name == "desk/email").FailingSince);
    }

    [Fact]
    public async Task While_a_channel_fails_it_is_asked_every_quarter_of_an_hour_and_the_rest_then_comes_as_one_summary()
    {
        for (int i = 0; i < 30; i++)
            await AddAlertAsync($"visit:{i}:announced");
        int asked = 0;
        for (int minute = 0; minute < 600; minute++, Time.Now += TimeSpan.FromMinutes(1))
        {
            if (await NextAsync(Mail) is { } message)
            {
                asked++;
                await Alerts.FailedAsync(message, Refused, None);
            }
        }

        Assert.InRange(asked, 30, 45);
        await Alerts.RetryAsync(null, None);
        Assert.Equal(30, (await NextAsync(Mail))!.Alerts.Count);
    }

    [Fact]
    public async Task A_burst_is_one_message_whose_key_stays_while_it_may_have_arrived()
    {
        for (int i = 0; i < 12; i++)
            await AddAlertAsync($"visit:{i}:announced");
        PendingMessage summary = (await NextAsync(Mail))!;
        Assert.Equal(12, summary.Alerts.Count);
        await AddAlertAsync("visit:99:announced");
        await Alerts.FailedAsync(summary, Down, None);
        Time.Now += TimeSpan.FromMinutes(1);

        PendingMessage single = await AcceptAsync(Mail);
        Assert.Equal("visit:99:announced", Assert.Single(single.Alerts).Facts.Key);
        PendingMessage again = await AcceptAsync(Mail);
        Assert.Equal((summary.Key, 12), (again.Key, again.Alerts.Count));
        Assert.Null(await NextAsync(Mail));
    }

    [Fact]
    public async Task A_summary_that_may_have_arrived_comes_again_whole_though_its_alerts_waited_differently_long()
    {
        for (int i = 0; i < 6; i++)
            await AddAlertAsync($"visit:{i}:announced");
        for (int i = 0; i < 30; i++, Time.Now += TimeSpan.FromMinutes(15))
        {
            if (await NextAsync(Mail) is { } refused)
                await Alerts.FailedAsync(refused, Refused, None);
        }

        await AddAlertAsync("visit:99:announced");
        await AcceptAsync(Mail); // the channel works again: what it refused is due at once
        for (int i = 6; i < 12; i++)
            await AddAlertAsync($"visit:{i}:announced");
        PendingMessage summary = (await NextAsync(Mail))!;
        Assert.Equal(12, summary.Alerts.Count);
        await Alerts.FailedAsync(summary, Down, None);

        List<PendingMessage> after = [];
        for (int minute = 0; minute < 60; minute++, Time.Now += TimeSpan.FromMinutes(1))
        {
            if (await NextAsync(Mail) is not { } message)
                continue;
            await Alerts.AcceptedAsync(message, "250 ok", None);
            after.Add(message);
        }

        PendingMessage again = Assert.Single(after);
        Assert.Equal((summary.Key, 12), (again.Key, again.Alerts.Count));
    }

    [Fact]
    public async Task What_was_not_in_the_message_that_is_accepted_is_not_marked_as_told()
    {
        for (int i = 0; i < 12; i++)
            await AddAlertAsync($"visit:{i}:announced");
        PendingMessage summary = (await NextAsync(Mail))!;
        await Alerts.AcceptedAsync(summary with { Alerts = [.. summary.Alerts.Skip(1)] }, "250 ok", None);

        PendingMessage left = await AcceptAsync(Mail);
        Assert.Equal(summary.Alerts[0].Id, Assert.Single(left.Alerts).Id);
        Assert.NotEqual(summary.Key, left.Key);
        Assert.Null(await NextAsync(Mail));
    }

    [Fact]
    public async Task Recipients_that_accepted_are_remembered_for_the_next_attempt()
    {
        await AddAlertAsync("visit:1:announced");
        await Alerts.FailedAsync((await NextAsync(Mail))!, Down with { Reached = ["a@x.test"] }, None);
        Time.Now += TimeSpan.FromHours(1);
        await Alerts.FailedAsync((await NextAsync(Mail))!, Refused with { Reached = ["b@x.test"] }, None);
        Time.Now += TimeSpan.FromHours(1);

        Assert.Equal(["a@x.test", "b@x.test"], (await NextAsync(Mail))!.Reached);
    }

    [Fact]
    public async Task What_rules_hold_back_leave_to_the_digest_or_do_not_want_is_not_sent_now()
    {
        AlertRule night = AlertRule.Everything with { Kinds = [AlertKind.NewVisit], Quiet = new QuietHours(new TimeOnly(0, 0), new TimeOnly(23, 59)) };
        AlertRule digest = AlertRule.Everything with { Kinds = [AlertKind.StageChanged], Delivery = AlertDelivery.Digest };
        Subscriber picky = Desk with { Alerts = [night, digest], Digest = new DigestSchedule(new TimeOnly(8, 0), new HashSet<DayOfWeek>(), null, true, []) };
        await AddAlertAsync("visit:1:announced");
        await AddAlertAsync("visit:1:underway", AlertKind.StageChanged);
        await AddAlertAsync("source:x:failing", AlertKind.SourceBroken);

        Assert.Null(await NextAsync(Mail, picky));

        Assert.Equal([DeliveryState.Unwanted, DeliveryState.InDigest, DeliveryState.Held], (await DeliveriesAsync()).Select(d => d.State));
        Assert.Equal("visit:1:underway", Assert.Single(await Queries.ForDigestAsync("desk/email", Time.Now, Time.Now.AddSeconds(1), None)).Key);
        Time.Now += TimeSpan.FromDays(1);
        Assert.Equal("visit:1:announced", Assert.Single((await NextAsync(Mail, picky))!.Alerts).Facts.Key);
    }

    [Fact]
    public async Task A_second_alert_on_a_subject_without_a_new_fact_cools_down_though_the_first_is_not_sent_yet()
    {
        Subscriber calm = Desk with { Alerts = [AlertRule.Everything with { Cooldown = TimeSpan.FromHours(12) }] };
        await AddAlertAsync("visit:1:announced");
        await AddAlertAsync("visit:1:again");

        PendingMessage first = (await NextAsync(Mail, calm))!;
        await Alerts.AcceptedAsync(first, "ok", None);

        Assert.Single(first.Alerts);
        Assert.Null(await NextAsync(Mail, calm));
        Assert.Equal([DeliveryState.Unwanted, DeliveryState.Accepted], (await DeliveriesAsync()).Select(d => d.State));
    }

    [Fact]
    public async Task A_channel_added_later_is_not_told_the_alerts_of_all_years()
    {
        await AddAlertAsync("visit:1:announced");
        Time.Now += TimeSpan.FromDays(30);
        await AddAlertAsync("visit:2:announced");

        Assert.Equal("visit:2:announced", Assert.Single((await NextAsync(Mail))!.Alerts).Facts.Key);
    }

    [Fact]
    public async Task Who_sends_is_told_of_an_alert_when_it_is_committed()
    {
        int told = 0;
        Database.AlertsWritten += () => told++;
        await Database.Writer.WriteAsync(async context => { context.Add(Alert("visit:1:announced", AlertKind.NewVisit)); await context.SaveChangesAsync(None); }, None);
        await NextAsync(Mail);
        Assert.Equal(1, told);
    }

    private async Task<PendingMessage?> NextAsync(ChannelAddress channel, Subscriber? subscriber = null)
    {
        if (await Alerts.TakeTurnAsync(channel.Name, None) is not { } lease)
            return null;
        PendingMessage? message = await Alerts.NextAsync(lease, subscriber ?? Desk, channel, None);
        await Alerts.EndTurnAsync(lease, None);
        return message;
    }

    private async Task<PendingMessage> AcceptAsync(ChannelAddress channel)
    {
        PendingMessage message = (await NextAsync(channel))!;
        await Alerts.AcceptedAsync(message, "250 ok", None);
        return message;
    }

    /// <summary>On the mail channel, of the newest alert first.</summary>
    private async Task<IReadOnlyList<DeliveryItem>> DeliveriesAsync() =>
        [.. (await Queries.ListAsync(100, None)).SelectMany(a => a.Deliveries).Where(d => d.Channel == Mail.Name)];

    private async Task AddAlertAsync(string key, AlertKind kind = AlertKind.NewVisit)
    {
        await using MonitorDbContext context = Database.Open();
        context.Add(Alert(key, kind));
        await context.SaveChangesAsync();
    }

    private AlertRow Alert(string key, AlertKind kind) =>
        new() { Key = key, Kind = kind, Subject = string.Join(':', key.Split(':')[..2]), Title = "Visit", Text = "Text", CreatedAt = Time.Now };
}

public sealed class SqliteAlertStoreTests() : AlertStoreTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresAlertStoreTests() : AlertStoreTests(DatabaseKind.Postgres);
