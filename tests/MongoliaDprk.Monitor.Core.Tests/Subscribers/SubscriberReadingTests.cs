using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Subscribers;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Tests.Subscribers;

public sealed class SubscriberReadingTests
{
    private const string Watched = """
        actors:
          - { id: a-one, kind: person, side: aa, name: One Alpha, names: { en: [One Alpha] } }
        """;

    [Fact]
    public void Everything_the_format_describes_arrives_in_the_records()
    {
        Subscriber desk = Assert.Single(Read("""
            subscribers:
              - id: desk
                name: The desk
                language: mn
                timeZone: Asia/Ulaanbaatar
                quietHours: 22:00-07:00
                channels:
                  - { kind: email, to: [a@x.example, b@x.example], from: m@x.example, server: mail.x.example, password: env:MAIL }
                  - { kind: webhook, address: 'https://x.example/hook', secret: file:/run/secrets/hook }
                  - { kind: webhook, address: 'https://y.example/hook' }
                alerts:
                  - { kinds: [newVisit, visitCancelled], actors: [a-one], sides: [bb], languages: [en], confidence: 0.6, quietHours: none }
                  - { deliver: digest, cooldownHours: 6, channels: [webhook-2] }
                digest: { at: 07:30, days: [mon, sun], form: html, empty: false, channels: [email] }
            """).Subscribers);

        Assert.Equal(("desk", "The desk", "mn", "Asia/Ulaanbaatar"), (desk.Id, desk.Name, desk.Language, desk.TimeZone.Id));
        Assert.Equal(["desk/email", "desk/webhook", "desk/webhook-2"], desk.Channels.Select(c => c.Name));
        Assert.Equal(["a@x.example", "b@x.example"], desk.Channels[0].All("to"));
        Assert.Equal(("mail.x.example", (string?)null, 8), (desk.Channels[0]["server"], desk.Channels[0]["user"], desk.Channels[0].Line));
        Assert.Equal(new SecretReference(SecretPlace.Environment, "MAIL"), Assert.Single(desk.Channels[0].Secrets));
        Assert.Equal(new SecretReference(SecretPlace.File, "/run/secrets/hook"), Assert.Single(desk.Channels[1].Secrets));
        AlertRule first = desk.Alerts[0], second = desk.Alerts[1];
        Assert.Equal([AlertKind.NewVisit, AlertKind.VisitCancelled], first.Kinds);
        Assert.Equal(("a-one", "bb", "en", 0.6, null), (first.Actors.Single(), first.Sides.Single(), first.Languages.Single(), first.Confidence, first.Quiet));
        Assert.Equal((AlertDelivery.Digest, 6.0, "webhook-2"), (second.Delivery, second.Cooldown.TotalHours, second.Channels.Single()));
        Assert.Equal(new QuietHours(new TimeOnly(22, 0), new TimeOnly(7, 0)), second.Quiet);
        DigestSchedule digest = desk.Digest!;
        Assert.Equal((new TimeOnly(7, 30), DigestForm.Html, false), (digest.At, digest.Form, digest.Empty));
        Assert.Equal([DayOfWeek.Sunday, DayOfWeek.Monday], digest.Days.Order());
        Assert.Equal([true, false, false], desk.Channels.Select(digest.GoesTo));
    }

    [Fact]
    public void What_may_be_left_out_means_everything_at_once()
    {
        Subscriber desk = Assert.Single(Read("subscribers: [{ id: desk, name: Desk, channels: [{ kind: log }] }]").Subscribers);

        Assert.Equal(("en", TimeZoneInfo.Utc), (desk.Language, desk.TimeZone));
        Assert.Equal(AlertRule.Everything, Assert.Single(desk.Alerts) with { Kinds = AlertRule.Everything.Kinds });
        Assert.Null(desk.Digest);
    }

    [Fact]
    public void Without_the_file_the_log_is_told_and_with_an_empty_one_nobody_is()
    {
        Assert.Equal([Subscriber.Default], Read(null).Subscribers);
        Assert.Empty(Read("subscribers: []").Subscribers);
    }

    [Fact]
    public void Subscribers_do_not_make_analyses_old() =>
        Assert.Equal(Read(null).Version, Read("subscribers: [{ id: desk, name: Desk, channels: [{ kind: log }] }]").Version);

    [Theory]
    [InlineData("    language: fr", 5, "'fr' must be one of en, mn, ko")]
    [InlineData("    timeZone: Mars/Base", 5, "'Mars/Base' is not an IANA time zone")]
    [InlineData("    quietHours: 22-7", 5, "'22' is not a time of day")]
    [InlineData("    quietHours: 22:00-22:00", 5, "two different times of day")]
    [InlineData("    quietHours: 25:00-07:00", 5, "'25:00' is not a time of day")]
    [InlineData("    alerts: [{ kinds: [newvisit] }]", 5, "'newvisit' must be one of newVisit,")]
    [InlineData("    alerts: [{ actors: [a-two] }]", 5, "there is no actor 'a-two'")]
    [InlineData("    alerts: [{ sides: [zz] }]", 5, "there is no side 'zz'")]
    [InlineData("    alerts: [{ languages: [xx] }]", 5, "there is no language 'xx'")]
    [InlineData("    alerts: [{ confidence: 60 }]", 5, "a number from 0 to 1")]
    [InlineData("    alerts: [{ deliver: later }]", 5, "'later' must be one of now, digest, never")]
    [InlineData("    alerts: [{ cooldownHours: 9999 }]", 5, "not be more than")]
    [InlineData("    alerts: [{ channels: [email] }]", 5, "there is no channel 'email'; this subscriber has log")]
    [InlineData("    digest: { days: [mon] }", 5, "'at' is missing")]
    [InlineData("    digest: { at: 8:00 }", 5, "'8:00' is not a time of day")]
    [InlineData("    digest: { at: 08:00, days: [monday] }", 5, "'monday' must be one of mon,")]
    [InlineData("    telephone: 1", 5, "unknown key 'telephone'")]
    [InlineData("  - { id: desk, name: Again, channels: [{ kind: log }] }", 5, "the subscriber 'desk' is already at subscribers.yaml:2")]
    [InlineData("  - { id: two, name: Two, channels: [{ kind: pigeon }] }", 5, "'pigeon' must be one of log,")]
    [InlineData("  - { id: two, name: Two, channels: [] }", 5, "would never be told anything")]
    [InlineData("  - { id: two, name: Two, channels: [{ kind: slack, address: 'https://x.example/T0/abc' }] }", 5, "'address' is a secret and must not stand here")]
    [InlineData("  - { id: two, name: Two, channels: [{ kind: ntfy, token: env:T }] }", 5, "'topic' is missing")]
    [InlineData("  - { id: two, name: Two, channels: [{ kind: log, to: x }] }", 5, "unknown key 'to'")]
    public void A_mistake_is_told_with_its_file_and_line(string line, int at, string message)
    {
        WatchlistException e = Assert.Throws<WatchlistException>(() => Read($"subscribers:\n  - id: desk\n    name: Desk\n    channels: [{{ kind: log }}]\n{line}\n"));

        Assert.Contains(e.Errors, error => error.File == "subscribers.yaml" && error.Line == at && error.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_secret_in_the_file_is_not_repeated_in_the_error()
    {
        WatchlistException e = Assert.Throws<WatchlistException>(() => Read("subscribers: [{ id: a, name: A, channels: [{ kind: telegram, token: 123-hush, chat: '1' }] }]"));

        Assert.DoesNotContain("hush", e.Message, StringComparison.Ordinal);
    }

    private static Watchlist Read(string? subscribers) => WatchlistReader.Read(
    [
        new WatchlistFile("watchlist.yaml", "name: A and B\nsides: [aa, bb]"),
        new WatchlistFile("languages/en.yaml", "language: en\nname: English\nboundary: both"),
        new WatchlistFile("actors/people.yaml", Watched),
        new WatchlistFile("subscribers.example.yaml", "no: such key"),
        .. subscribers is null ? Array.Empty<WatchlistFile>() : [new WatchlistFile("subscribers.yaml", subscribers)],
    ]);
}
