using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Storage.Digests;

namespace MongoliaDprk.Monitor.Storage.Tests.Digests;

public abstract class DigestStoreTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly string[] Mail = ["ann/email"];
    private static readonly DigestTimes Seven = Times("Asia/Ulaanbaatar", 7);

    private DigestStore Digests => new(Database, Time);

    [Theory]
    [InlineData(1, "Asia/Ulaanbaatar")]
    [InlineData(2, "America/New_York")]
    [InlineData(3, "Pacific/Kiritimati")]
    [InlineData(4, "Europe/Berlin")]
    public async Task Each_relevant_article_is_in_exactly_one_digest_of_a_daily_subscriber(int seed, string zone)
    {
        Random random = new(seed);
        DigestTimes times = Times(zone, random.Next(24));
        // around the change of clocks in the north
        Time.Now = times.Instant(new DateOnly(2024, 3, 26)).AddMinutes(1);
        Dictionary<DateOnly, DigestEdition> editions = [];
        DateTime end = Time.Now.AddDays(14);
        for (int i = 0; Time.Now < end; i++)
        {
            for (int found = random.Next(3); found > 0; found--)
            {
                // published up to 40 days ago, or not relevant, or from an archive
                await SaveAsync(
                    $"{i}-{found}", Sample.Analysis(DateOnly.FromDateTime(Time.Now).AddDays(-random.Next(40)), relevant: random.Next(4) > 0), history: random.Next(6) == 0);
            }

            if (await Digests.MakeDueAsync("ann", times, Mail, None) is { } made)
                editions[made.Day] = made;
            // mostly the next look of the job, sometimes a night, sometimes days without the program
            Time.Now += random.Next(10) switch { < 6 => TimeSpan.FromHours(1 + random.NextDouble() * 5), < 9 => TimeSpan.FromHours(12), _ => TimeSpan.FromDays(random.Next(1, 5)) };
        }

        Time.Now = Time.Now.AddDays(1);
        DigestEdition last = (await Digests.MakeDueAsync("ann", times, Mail, None))!;
        editions[last.Day] = last;
        await using MonitorDbContext context = Database.Read();
        List<long> relevant = await context.Articles.Where(a => a.Relevant && !context.Links.Any(l => l.ArticleId == a.Id && l.History)).Select(a => a.Id).ToListAsync();
        Assert.True(relevant.Count > 10);
        Assert.Equal(relevant.Order(), editions.Values.SelectMany(e => e.Content.Articles.Ids).Order());
        Assert.Equal(editions.Values.OrderBy(e => e.Day).Skip(1).Select(e => e.From), editions.Values.OrderBy(e => e.Day).SkipLast(1).Select(e => e.To));
    }

    [Fact]
    public async Task Nodes_that_look_at_once_make_one_edition_and_one_of_them_sends_it()
    {
        At("2024-03-15T07:01");
        DigestEdition?[] made = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Digests.MakeDueAsync("ann", Seven, Mail, None))));
        Assert.All(made, m => Assert.Equal(new DateOnly(2024, 3, 15), m!.Day));
        Assert.Single(made.Select(m => m!.To).Distinct());

        DueDigest due = Assert.Single(await Digests.DueAsync("ann", Mail, None));
        bool[] taken = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Digests.LeaseAsync(due, again: false, None))));
        Assert.Equal(1, taken.Count(t => t));
        Assert.Empty(await Digests.DueAsync("ann", Mail, None));
    }

    [Fact]
    public async Task A_node_that_died_while_sending_leaves_the_same_edition_to_another()
    {
        At("2024-03-15T07:01");
        await SaveAsync("1", Sample.Analysis(null));
        await Digests.MakeDueAsync("ann", Seven, Mail, None);
        DueDigest first = Assert.Single(await Digests.DueAsync("ann", Mail, None));
        Assert.True(await Digests.LeaseAsync(first, again: false, None));

        Time.Now += TimeSpan.FromMinutes(11);
        await SaveAsync("2", Sample.Analysis(null));
        DueDigest second = Assert.Single(await Digests.DueAsync("ann", Mail, None));

        Assert.Equal(first.Edition.Content.Articles.Ids, second.Edition.Content.Articles.Ids);
        Assert.True(await Digests.LeaseAsync(second, again: false, None));
    }

    [Fact]
    public async Task What_a_channel_accepted_is_not_due_again_and_sent_again_only_when_asked_for()
    {
        At("2024-03-15T07:01");
        await Digests.MakeDueAsync("ann", Seven, ["ann/email", "ann/log"], None);
        IReadOnlyList<DueDigest> due = await Digests.DueAsync("ann", ["ann/email", "ann/log"], None);
        Assert.Equal(2, due.Count);
        Assert.True(await Digests.LeaseAsync(due[0], again: false, None));
        await Digests.AcceptedAsync(due[0], None);

        Time.Now += TimeSpan.FromHours(3);
        await Digests.MakeDueAsync("ann", Seven, ["ann/email", "ann/log"], None);
        Assert.Equal("ann/log", Assert.Single(await Digests.DueAsync("ann", ["ann/email", "ann/log"], None)).Channel);
        Assert.False(await Digests.LeaseAsync(due[0], again: false, None));
        Assert.True(await Digests.LeaseAsync(due[0], again: true, None));
    }

    [Fact]
    public async Task What_a_channel_refused_comes_again_later_without_those_who_have_it()
    {
        At("2024-03-15T07:01");
        await Digests.MakeDueAsync("ann", Seven, Mail, None);
        DueDigest due = Assert.Single(await Digests.DueAsync("ann", Mail, None));
        await Digests.RefusedAsync(due, "one of two is full", TimeSpan.FromMinutes(30), ["a@example.org"], None);

        Time.Now += TimeSpan.FromMinutes(29);
        Assert.Empty(await Digests.DueAsync("ann", Mail, None));
        Time.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(["a@example.org"], Assert.Single(await Digests.DueAsync("ann", Mail, None)).Reached);
    }

    [Fact]
    public async Task After_days_without_the_program_one_digest_covers_them()
    {
        At("2024-03-15T07:01");
        DigestEdition before = (await Digests.MakeDueAsync("ann", Seven, Mail, None))!;
        At("2024-03-18T09:30");
        DigestEdition after = (await Digests.MakeDueAsync("ann", Seven, Mail, None))!;

        Assert.Equal((before.To, 3, false), (after.From, after.Digests, after.IsCut));
        Assert.Equal(after.To, (await Digests.MakeDueAsync("ann", Seven, Mail, None))!.To);
    }

    [Fact]
    public async Task A_digest_reaches_two_weeks_back_and_says_when_that_is_not_all()
    {
        At("2024-03-01T07:01");
        await Digests.MakeDueAsync("ann", Seven, Mail, None);
        At("2024-03-02T12:00");
        await SaveAsync("old", Sample.Analysis(null));
        At("2024-04-01T06:00");
        await SaveAsync("new", Sample.Analysis(null));
        At("2024-04-01T07:01");
        DigestEdition edition = (await Digests.MakeDueAsync("ann", Seven, Mail, None))!;

        Assert.True(edition.IsCut);
        Assert.Equal(edition.To - DigestStore.Reach, edition.From);
        Assert.Single(edition.Content.Articles.Ids);
    }

    [Fact]
    public async Task Somebody_new_whose_time_is_long_past_waits_for_the_next_one_which_covers_a_whole_day()
    {
        At("2024-03-15T15:00");
        Assert.Null(await Digests.MakeDueAsync("ann", Seven, Mail, None));
        await SaveAsync("1", Sample.Analysis(null));
        At("2024-03-16T07:01");
        DigestEdition first = (await Digests.MakeDueAsync("ann", Seven, Mail, None))!;

        Assert.Equal(Seven.Instant(new DateOnly(2024, 3, 15)), first.From);
        Assert.Single(first.Content.Articles.Ids);
    }

    [Fact]
    public async Task A_digest_sent_by_hand_takes_the_place_of_the_scheduled_one()
    {
        At("2024-03-15T05:00");
        DigestEdition now = await Digests.MakeNowAsync("ann", Seven, Mail, None);
        await SaveAsync("1", Sample.Analysis(null));
        At("2024-03-15T07:01");
        Assert.Equal(now.To, (await Digests.MakeDueAsync("ann", Seven, Mail, None))!.To);
        At("2024-03-16T07:01");
        Assert.Single((await Digests.MakeDueAsync("ann", Seven, Mail, None))!.Content.Articles.Ids);
    }

    [Fact]
    public async Task A_preview_changes_nothing()
    {
        At("2024-03-15T05:00");
        await SaveAsync("1", Sample.Analysis(null));
        Assert.Single((await Digests.FindAsync("ann", null, Seven, None))!.Content.Articles.Ids);
        Assert.Null(await Digests.FindMadeAsync("ann", new DateOnly(2024, 3, 15), None));
        Assert.Null(await Digests.FindAsync("ann", new DateOnly(2024, 3, 14), Seven, None));
        At("2024-03-15T07:01");
        Assert.Single((await Digests.MakeDueAsync("ann", Seven, Mail, None))!.Content.Articles.Ids);
    }

    private static DigestTimes Times(string zone, int hour) =>
        new(new TimeOnly(hour, 0), Enum.GetValues<DayOfWeek>().ToHashSet(), TimeZoneInfo.FindSystemTimeZoneById(zone));

    /// <summary>Turns the clock to a time in Ulaanbaatar.</summary>
    private void At(string local) =>
        Time.Now = TimeZoneInfo.ConvertTimeToUtc(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), Seven.Zone);
}

public sealed class SqliteDigestStoreTests() : DigestStoreTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresDigestStoreTests() : DigestStoreTests(DatabaseKind.Postgres);
