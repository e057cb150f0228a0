using System.Globalization;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Subscribers;
using MongoliaDprk.Monitor.Core.Visits;

namespace MongoliaDprk.Monitor.Core.Tests.Alerts;

public sealed class AlertRoutingTests
{
    private static readonly DateTimeOffset Noon = DateTimeOffset.Parse("2026-03-10T04:00Z", CultureInfo.InvariantCulture);

    private static readonly AlertFacts Alert = new(AlertKind.NewVisit, "visit:1:announced", "visit:1", ["a-one"], ["aa", "bb"], ["en"], 0.7, Noon, 1, 2, NewFact: true);

    private static readonly ChannelAddress Mail = new("desk/email", ChannelKind.Email, [], "", 0), Hook = new("desk/webhook", ChannelKind.Webhook, [], "", 0);

    private static readonly DigestSchedule Morning = new(new TimeOnly(8, 0), new HashSet<DayOfWeek>(Enum.GetValues<DayOfWeek>()), null, true, []);

    [Fact]
    public void Without_conditions_everything_is_told_at_once() =>
        Assert.All(Enum.GetValues<AlertKind>(), kind => Assert.IsType<Route.Now>(Decide(AlertRule.Everything, Alert with { Kind = kind, Actors = [], Sides = [], Languages = [], Confidence = null })));

    [Fact]
    public void A_rule_wants_only_what_it_names()
    {
        AlertRule all = AlertRule.Everything;
        (AlertRule Rule, AlertFacts Alert, bool Wanted)[] cases =
        [
            (all with { Kinds = [AlertKind.NewVisit] }, Alert, true),
            (all with { Kinds = [AlertKind.StageChanged] }, Alert, false),
            (all with { Actors = ["a-one", "a-two"] }, Alert, true),
            (all with { Actors = ["a-two"] }, Alert, false),
            (all with { Actors = ["a-one"] }, Alert with { Actors = [] }, false),
            (all with { Sides = ["bb"] }, Alert, true),
            (all with { Sides = ["cc"] }, Alert, false),
            (all with { Languages = ["ko", "en"] }, Alert, true),
            (all with { Languages = ["ko"] }, Alert, false),
            (all with { Languages = ["ko"] }, Alert with { Languages = [] }, true),
            (all with { Confidence = 0.7 }, Alert, true),
            (all with { Confidence = 0.71 }, Alert, false),
            (all with { Confidence = 0.71 }, Alert with { Confidence = null }, true),
            (all with { Delivery = AlertDelivery.Never }, Alert, false),
        ];

        Assert.All(cases, c => Assert.Equal(c.Wanted, Decide(c.Rule, c.Alert) is Route.Now));
        Assert.All(cases.Where(c => !c.Wanted), c => Assert.NotEmpty(Assert.IsType<Route.Unwanted>(Decide(c.Rule, c.Alert)).Reason));
    }

    [Fact]
    public void For_each_channel_the_first_rule_that_wants_an_alert_decides()
    {
        Subscriber desk = Desk(
            AlertRule.Everything with { Kinds = [AlertKind.NewVisit], Channels = ["email"] },
            AlertRule.Everything with { Kinds = [AlertKind.NewVisit], Delivery = AlertDelivery.Never },
            AlertRule.Everything with { Delivery = AlertDelivery.Digest });

        Assert.IsType<Route.Now>(AlertRouting.Decide(desk, Mail, Alert, [], Noon));
        Assert.IsType<Route.Unwanted>(AlertRouting.Decide(desk, Hook, Alert, [], Noon));
        Assert.IsType<Route.InDigest>(AlertRouting.Decide(desk, Hook, Alert with { Kind = AlertKind.SourceBroken }, [], Noon));
        Assert.IsType<Route.Unwanted>(AlertRouting.Decide(Desk(), Mail, Alert, [], Noon));
    }

    [Fact]
    public void A_subscriber_without_a_digest_is_told_that_nothing_waits_in_one() =>
        Assert.IsType<Route.Unwanted>(AlertRouting.Decide(Desk(AlertRule.Everything with { Delivery = AlertDelivery.Digest }) with { Digest = null }, Mail, Alert, [], Noon));

    [Fact]
    public void An_alert_in_the_night_waits_for_the_morning()
    {
        AlertRule rule = AlertRule.Everything with { Quiet = new QuietHours(new(22, 0), new(7, 0)) };

        Assert.Equal(new Route.At(At("2026-03-10T23:00Z")), AlertRouting.Decide(rule, Desk(rule), Alert, [], At("2026-03-10T19:00Z")));
        Assert.IsType<Route.Now>(AlertRouting.Decide(rule, Desk(rule), Alert, [], At("2026-03-10T23:00Z")));
    }

    [Fact]
    public void A_repeat_within_the_cooldown_goes_into_the_digest()
    {
        AlertRule rule = AlertRule.Everything with { Cooldown = TimeSpan.FromHours(6) };
        AlertFacts repeat = Alert with { Kind = AlertKind.SourceBroken, Subject = "source:paper", NewFact = false };

        Assert.IsType<Route.InDigest>(Decide(rule, repeat, new SentAlert("source:paper", Noon.AddHours(-5))));
        Assert.IsType<Route.Now>(Decide(rule, repeat, new SentAlert("source:paper", Noon.AddHours(-6))));
        Assert.IsType<Route.Now>(Decide(rule, repeat, new SentAlert("source:other", Noon.AddHours(-1))));
        Assert.IsType<Route.Now>(Decide(AlertRule.Everything, repeat, new SentAlert("source:paper", Noon)));
    }

    [Fact]
    public void No_cooldown_holds_up_a_new_fact()
    {
        AlertRule rule = AlertRule.Everything with { Cooldown = TimeSpan.FromDays(3) };
        AlertFacts cancelled = Alert with { Kind = AlertKinds.OfStage(VisitStage.Cancelled, told: true), Key = "visit:1:cancelled" };

        Assert.Equal(AlertKind.VisitCancelled, cancelled.Kind);
        Assert.IsType<Route.Now>(Decide(rule, cancelled, new SentAlert("visit:1", Noon.AddMinutes(-1))));
    }

    [Theory]
    [InlineData(10, 0, false)]
    [InlineData(11, 0, true)]
    [InlineData(2, 9, true)]
    [InlineData(1, 9, false)]
    [InlineData(1, 30, false)]
    [InlineData(40, 0, true)]
    public void More_than_ten_in_ten_minutes_become_one_summary(int due, int sent, bool burst)
    {
        DateTimeOffset[] lately = [.. Enumerable.Repeat(Noon.AddMinutes(-9), sent), .. Enumerable.Repeat(Noon.AddMinutes(-10), 50)];

        Assert.Equal(burst, AlertBurst.IsBurst(due, lately, Noon));
    }

    [Fact]
    public void Every_kind_has_a_name_that_is_read_back() =>
        Assert.All(Enum.GetValues<AlertKind>(), kind => Assert.Equal(kind, AlertKinds.Read(AlertKinds.Name(kind))));

    private static Route Decide(AlertRule rule, AlertFacts alert, params SentAlert[] sent) => AlertRouting.Decide(rule, Desk(rule), alert, sent, Noon);

    private static Subscriber Desk(params AlertRule[] rules) =>
        new("desk", "Desk", "en", TimeZoneInfo.FindSystemTimeZoneById("Asia/Ulaanbaatar"), [Mail, Hook], rules, Morning);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
