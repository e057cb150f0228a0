using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using MongoliaDprk.Monitor.App.Tests.Hostile.Checks;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Tests.Hostile;

/// <summary>What outlets write to do harm arrives as words, wherever the monitor shows, sends or exports it.</summary>
public abstract class HostileContentTests(HostileSite site)
{
    /// <summary>Told whole: what is cut off cannot be put right.</summary>
    private protected static void None(IEnumerable<string> faults) => Assert.True(!faults.Any(), string.Join('\n', faults.Take(40)));

    /// <summary>Says that no scheduler runs here.</summary>
    private const string NotReady = "/readyz";

    [Fact]
    public async Task Hostile_words_become_mentions_visits_and_alerts_and_break_nothing()
    {
        None(site.Broken);
        Assert.All(site.Reports.Where(r => r.SourceId.StartsWith("outlet-", StringComparison.Ordinal)), r => Assert.Empty(r.Errors));
        IReadOnlyList<MentionItem> mentions = await site.Services.GetRequiredService<MentionQueries>().ListAsync(new MentionFilter(), 0, 10_000, CancellationToken.None);
        string words = string.Concat(mentions.Select(m => m.Title + m.Evidence));
        Assert.All(Enumerable.Range(0, HostileOutlets.Pages), page => Assert.Contains(HostileOutlets.Mark(page), words, StringComparison.Ordinal));
        Assert.Contains(mentions, m => m.ActorName == HostileWatchlist.Name);
        // words that end a sentence may part a visit from its days
        Assert.InRange((await site.Services.GetRequiredService<VisitQueries>().ListAsync(false, CancellationToken.None)).Count, HostileOutlets.Pages / 2, HostileOutlets.Pages);
        Assert.InRange((await site.Services.GetRequiredService<AlertQueries>().ListAsync(1000, CancellationToken.None)).Count(a => a.Deliveries.Count > 0), HostileOutlets.Pages / 2, 2 * HostileOutlets.Pages);
    }

    [Fact]
    public async Task Every_address_of_the_dashboard_shows_them_as_words()
    {
        List<string> faults = [];
        HashSet<string> types = [];
        int answers = 0;
        await foreach ((string address, HttpResponseMessage answer) in new SiteWalk(site).AllAsync())
        {
            using (answer)
            {
                string type = answer.Content.Headers.ContentType?.MediaType ?? "";
                types.Add(type);
                answers++;
                string body = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync());
                faults.AddRange(Answers.Faults(answer, type, body).Where(_ => address != NotReady).Select(f => $"{address}: {f}"));
            }
        }

        None(faults);
        Assert.True(answers > 150, $"only {answers} addresses were found");
        Assert.All(Answers.Types, t => Assert.Contains(t, types));
    }

    [Fact]
    public void Mails_have_our_headers_and_nothing_that_runs_or_loads()
    {
        IReadOnlyList<JsonElement> inbox = site.Mail.Inbox();
        string all = string.Concat(inbox.Select(m => m.GetRawText()));
        // a summary counts most of what it tells, and names the rest by title
        Assert.InRange(Enumerable.Range(0, HostileOutlets.Pages).Count(page => all.Contains(HostileOutlets.Mark(page), StringComparison.Ordinal)), 10, HostileOutlets.Pages);
        Assert.True(inbox.Count >= 3, $"{inbox.Count} mails");
        None(inbox.SelectMany(m => MailCheck.Faults(m, "desk@news.test")));
    }

    [Fact]
    public void What_webhooks_and_chats_get_is_their_form_with_harmless_words()
    {
        Assert.Equal(["discord", "mattermost", "ntfy", "slack", "telegram", "webhook"], site.Told.Select(t => t.Channel).Distinct().Order(StringComparer.Ordinal));
        None(site.Told.SelectMany(t => JsonCheck.Faults(t.Body, isShown: true).Concat(ChatCheck.Faults(t.Channel, t.Body)).Select(f => $"{t.Channel}: {f}")));
    }
}

public sealed class SqliteHostileContentTests(SqliteHostileSite site) : HostileContentTests(site), IClassFixture<SqliteHostileSite>
{
    public static TheoryData<string, string> Commands => new()
    {
        { "mentions --most 1000", "text" }, { "mentions --most 1000 --json", "json" }, { "article 1", "text" }, { "article 1 --json", "json" }, { "visits --all", "text" }, { "visits --json", "json" },
        { "alert list --most 100", "text" }, { "sources", "text" }, { "sources --json", "json" }, { "digest", "text" }, { "digest --format markdown", "markdown" }, { "digest --format html", "html" },
        { "digest --format json", "json" }, { "trends --by actor --csv", "csv" }, { "visits --csv", "csv" }, { "suggest", "text" }, { "actors", "text" }, { "poll", "text" }, { "check", "text" },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_terminal_shows_them_as_words(string command, string format)
    {
        MonitorProcess.Ended ended = await WarmProgram.RunAsync([.. command.Split(' '), .. site.Options], new Dictionary<string, string> { ["Monitor__Fetching__AllowPrivateAddresses"] = "true" });
        Assert.True(ended.Code == 0, ended.Errors);
        Assert.NotEqual("", ended.Output);
        None(Answers.Of(format, ended.Output).Concat(ShownText.Faults(ended.Errors)));
    }

    [Fact]
    public async Task Trying_a_hostile_page_shows_words_only()
    {
        MonitorProcess.Ended ended = await WarmProgram.RunAsync(["try", site.Web.At("/feed-0").AbsoluteUri, .. site.Options], new Dictionary<string, string> { ["Monitor__Fetching__AllowPrivateAddresses"] = "true" });
        Assert.Empty(ShownText.Faults(ended.Output + ended.Errors));
    }

    [Fact]
    public async Task Evidence_is_exported_as_records_that_are_read_back_whole()
    {
        string warc = Path.Combine(site.Folder, "evidence.warc.gz");
        MonitorProcess.Ended ended = await WarmProgram.RunAsync(["export", "--warc", warc, .. site.Options]);
        Assert.True(ended.Code == 0, ended.Errors);
        string empty = Directory.CreateDirectory(Path.Combine(site.Folder, "second")).FullName;
        MonitorProcess.Ended read = await WarmProgram.RunAsync(["import", warc, "--json", "--data", empty, "--watchlist", Path.Combine(site.Folder, "watchlist")]);
        Assert.True(read.Code == 0, read.Errors);
        Assert.Empty(JsonCheck.Faults(read.Output));
        MonitorProcess.Ended here = await WarmProgram.RunAsync(["mentions", "--json", "--most", "10000", .. site.Options]);
        MonitorProcess.Ended there = await WarmProgram.RunAsync(["mentions", "--json", "--most", "10000", "--data", empty, "--watchlist", Path.Combine(site.Folder, "watchlist")]);
        Assert.Equal(JsonDocument.Parse(here.Output).RootElement.GetProperty("count").GetInt32(), JsonDocument.Parse(there.Output).RootElement.GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData("feed", "feed-0.xml")]
    [InlineData("extract", "page.html")]
    public async Task Lines_for_programs_are_whole_JSON(string command, string file)
    {
        string dir = Directory.CreateDirectory(Path.Combine(site.Folder, command)).FullName, output = Path.Combine(site.Folder, command + ".jsonl");
        using HttpClient http = new();
        Uri address = command == "feed" ? site.Web.At("/feed-0") : new Uri((await site.Services.GetRequiredService<MentionQueries>().ListAsync(new MentionFilter(), 0, 1, CancellationToken.None))[0].Address);
        await File.WriteAllBytesAsync(Path.Combine(dir, file), await http.GetByteArrayAsync(address));
        MonitorProcess.Ended ended = await WarmProgram.RunAsync([command, "--dir", dir, "--out", output]);
        Assert.True(ended.Code == 0, ended.Errors);
        Assert.Empty(JsonCheck.Faults(await File.ReadAllTextAsync(output), isLines: true));
    }
}

[Trait("Category", "Postgres")]
public sealed class PostgresHostileContentTests(PostgresHostileSite site) : HostileContentTests(site), IClassFixture<PostgresHostileSite>;
