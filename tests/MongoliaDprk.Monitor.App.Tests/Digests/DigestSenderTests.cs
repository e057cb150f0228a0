using Microsoft.Extensions.Logging.Abstractions;
using MongoliaDprk.Monitor.App.Alerts;
using MongoliaDprk.Monitor.App.Digests;
using MongoliaDprk.Monitor.App.Tests.Dashboard;
using MongoliaDprk.Monitor.Core.Subscribers;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Digests;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.App.Tests.Digests;

public sealed class DigestSenderTests : IAsyncLifetime
{
    private static readonly DigestSchedule Schedule = new(new TimeOnly(7, 0), Enum.GetValues<DayOfWeek>().ToHashSet(), null, Empty: true, []);
    private static readonly Subscriber Ann = new(
        "ann", "Ann", "ko", TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul"),
        [new ChannelAddress("ann/email", ChannelKind.Email, [], "", 0), new ChannelAddress("ann/log", ChannelKind.Log, [], "", 0)], [], Schedule);

    private readonly FakeTime time = new();
    private readonly Recorder mail = new("ann/email"), log = new("ann/log"), other = new("bob/email");
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task A_day_is_told_once_on_each_channel_of_the_subscriber_in_their_language()
    {
        Turn(new TimeOnly(7, 1));
        Assert.Equal(2, await Sender(Ann).SendDueAsync(default));
        Assert.Equal(0, await Sender(Ann).SendDueAsync(default));
        Turn(new TimeOnly(7, 1));
        Assert.Equal(2, await Sender(Ann).SendDueAsync(default));

        Assert.Equal(2, mail.Sent.Select(m => m.Key).Distinct().Count());
        Assert.Empty(other.Sent);
        OutgoingMessage message = mail.Sent[0];
        Assert.Equal(("digest", "ko"), (message.Kind, message.Language));
        Assert.Contains("수집", message.Text, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"ko\">", message.Html, StringComparison.Ordinal);
        Assert.Equal($"https://monitor.example/digests/ann/{message.Key["digest-".Length..][..10]}", message.Link!.AbsoluteUri);
        Assert.Equal(1, message.Data!.Value.GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task A_channel_that_refuses_gets_the_same_message_again_and_holds_up_no_other()
    {
        Turn(new TimeOnly(7, 1));
        mail.Refusals = 1;
        Assert.Equal(1, await Sender(Ann).SendDueAsync(default));
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await Sender(Ann).SendDueAsync(default));

        Assert.Equal(2, mail.Offered.Count);
        Assert.Equal(mail.Offered[0].Key, mail.Offered[1].Key);
        Assert.Equal(mail.Offered[0].Html, mail.Offered[1].Html);
        Assert.Single(log.Sent);
    }

    [Fact]
    public async Task A_crash_between_sending_and_marking_repeats_the_same_key()
    {
        Turn(new TimeOnly(7, 1));
        mail.Crash = true;
        await Assert.ThrowsAsync<InvalidOperationException>(() => Sender(Ann).SendDueAsync(default));
        mail.Crash = false;
        time.Advance(TimeSpan.FromMinutes(11));
        await Sender(Ann).SendDueAsync(default);

        Assert.Equal(2, mail.Offered.Count);
        Assert.Single(mail.Offered.Select(m => m.Key).Distinct());
    }

    [Fact]
    public async Task Sent_by_hand_a_digest_is_refused_a_second_time_unless_asked_for()
    {
        Turn(new TimeOnly(12, 0));
        Assert.Equal([true, true], (await Sender(Ann).SendNowAsync(Ann, Schedule, again: false, default)).Select(s => s.Accepted));
        Assert.Equal([null, null], (await Sender(Ann).SendNowAsync(Ann, Schedule, again: false, default)).Select(s => s.Accepted));
        Assert.Equal([true, true], (await Sender(Ann).SendNowAsync(Ann, Schedule, again: true, default)).Select(s => s.Accepted));
        Assert.Equal(2, mail.Sent.Count);
    }

    [Fact]
    public async Task Who_wants_no_empty_digest_gets_none_and_it_is_not_made_up_for_later()
    {
        Turn(new TimeOnly(7, 1));
        Subscriber quiet = Ann with { Digest = Schedule with { Empty = false } };
        Assert.Equal(0, await Sender(quiet).SendDueAsync(default));
        Assert.Equal(0, await Sender(Ann).SendDueAsync(default));
        Assert.Empty(mail.Offered);
    }

    [Fact]
    public async Task Only_the_chosen_channels_get_it()
    {
        Turn(new TimeOnly(7, 1));
        Assert.Equal(1, await Sender(Ann with { Digest = Schedule with { Channels = ["log"] } }).SendDueAsync(default));
        Assert.Empty(mail.Sent);
    }

    private DigestSender Sender(Subscriber subscriber)
    {
        Watchlist watchlist = TestFindings.Watchlist with { Subscribers = [subscriber] };
        DigestDesk desk = new(new DigestQueries(database.Database, watchlist), new WebOptions { PublicAddress = new Uri("https://monitor.example/") });
        return new DigestSender(watchlist, name => new[] { mail, log, other }.FirstOrDefault(c => c.Name == name), new DigestStore(database.Database, time), desk, StandstillWatchTests.Never, time, NullLogger<DigestSender>.Instance);
    }

    /// <summary>On to the next time that a clock in the subscriber's zone shows this.</summary>
    private void Turn(TimeOnly at)
    {
        DateTime local = TimeZoneInfo.ConvertTimeFromUtc(time.GetUtcNow().UtcDateTime, Ann.TimeZone);
        DateTime next = local.Date + at.ToTimeSpan();
        time.Advance((next > local ? next : next.AddDays(1)) - local);
    }

    private sealed class Recorder(string name) : AlertChannel
    {
        public override string Name => name;

        public List<OutgoingMessage> Offered { get; } = [];

        public List<OutgoingMessage> Sent { get; } = [];

        public int Refusals { get; set; }

        public bool Crash { get; set; }

        public override Task<string> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
        {
            Offered.Add(message);
            if (Crash)
                throw new InvalidOperationException("the process was killed");
            if (Refusals-- > 0)
                throw new ChannelException("busy");
            Sent.Add(message);
            return Task.FromResult("250 ok");
        }
    }
}
