using MongoliaDprk.Monitor.App.Commands;
using MongoliaDprk.Monitor.App.Replay;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Tests.Replay;

/// <summary>A back-test is believed only when what it calls found, missed and false can be followed by hand.</summary>
public sealed class ReplayTests : IDisposable
{
    private const string English = """
        language: en
        name: English
        boundary: both
        suffixes: ["'s"]
        visits:
          phrases:
            visit: [visit, visits, visited]
            announced: [will]
            history: [years ago]
            to: [to, in, visit]
            from: [from]
            of: [of]
            range: [to]
          months: [[January], [February], [March], [April], [May], [June], [July], [August], [September], [October], [November], [December]]
        """;

    private const string Actors = """
        actors:
          - { id: is, kind: country, side: is, name: Iceland, names: { en: [Iceland, Icelandic] } }
          - { id: bt, kind: country, side: bt, name: Bhutan, names: { en: [Bhutan, Bhutanese] } }
          - { id: is-early, kind: person, side: is, name: Sigrun Early, names: { en: [Sigrun Early] } }
          - { id: bt-dorji, kind: person, side: bt, name: Dorji Wangdi, names: { en: [Dorji Wangdi] } }
        """;

    private const string Ledger = """
        visits:
          - { id: old, visitors: [is-early], visitor: Sigrun Early, from: is, to: bt, start: 2013-05-01, end: 2013-05-03, sources: [a book] }
          - { id: spring, visitors: [is-early], visitor: Sigrun Early, from: is, to: bt, start: 2014-05-03, end: 2014-05-05, sources: [a book] }
          - { id: summer, visitors: [bt-dorji], visitor: Dorji Wangdi, from: bt, to: is, start: 2014-07-10, sources: [a book] }
          - { id: later, visitors: [bt-dorji], visitor: Dorji Wangdi, from: bt, to: is, start: 2020, sources: [a book] }
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("monitor-replay-test-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Alerts_come_in_the_order_of_the_dates_and_are_compared_with_the_ledger()
    {
        ReplayReport report = await ReplayAsync(
            Line("9", "2014-10-02", "Dorji Wangdi will visit Iceland from 10 to 12 October 2014, the ministry of Bhutan said."),
            Line("2", "2014-04-20T09:00:00Z", "Sigrun Early of Iceland will visit Bhutan from 3 to 5 May 2014, the ministry announced."),
            Line("3", "2014-05-03T09:00:00Z", "Sigrun Early of Iceland will visit Bhutan from 3 to 5 May 2014, it was said again."),
            Line("1", "2014-01-20", "Iceland sent greetings to Bhutan."),
            Line("5", "2014-07-12", "Iceland and Bhutan signed a treaty on fish."));

        Assert.Equal(["2", "9"], report.Record.Alerts.Select(a => a.Text));
        FoundVisit found = Assert.Single(report.Score.Found);
        Assert.Equal(("spring", 13), (found.Known.Id, found.LeadDays));
        Assert.Equal(12 * 24 + 15, found.LeadHours!.Value, 6);
        MissedVisit missed = Assert.Single(report.Score.Missed);
        Assert.Equal(("summer", 1, 0), (missed.Known.Id, missed.Texts, missed.Speaking));
        Assert.Contains("days away", missed.Why, StringComparison.Ordinal);
        Assert.Equal("9", Assert.Single(report.Score.FalseAlarms).Told.First.Text);
        Assert.Equal(1, report.KnownBefore);
        Assert.Equal((13.0, 1, 2), (report.Score.MedianLead!.Value, report.Score.Ahead, report.Score.Visits));
    }

    [Fact]
    public async Task A_visit_known_beforehand_alerts_nobody_and_one_to_be_found_is_not_known_beforehand()
    {
        ReplayReport report = await ReplayAsync(
            Line("1", "2014-01-20", "Sigrun Early of Iceland visited Bhutan in May 2013."),
            Line("2", "2014-05-02", "Sigrun Early of Iceland will visit Bhutan from 3 to 5 May 2014."));
        Assert.Equal(["2"], report.Record.Alerts.Select(a => a.Text));
    }

    [Fact]
    public async Task What_cannot_be_placed_in_time_and_what_comes_twice_is_counted()
    {
        ReplayReport report = await ReplayAsync(
            Line("1", "2014-01-20", "Iceland sent greetings to Bhutan."), Line("1", "2014-01-21", "Iceland sent greetings to Bhutan."),
            Line("2", null, "Iceland sent greetings to Bhutan."), Line("3", "last week", "Iceland sent greetings to Bhutan."));
        Assert.Equal(["2", "3"], report.Input.Undated);
        Assert.Equal(["1"], report.Input.Repeated);
        using var output = new StringWriter();
        new ReplayPrint(report, output).Print();
        Assert.Contains("2 texts without a date that can be read, left out: 2, 3", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("0 false alarms", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_bad_line_is_told_with_its_number()
    {
        string path = Write("{\"id\":\"1\",\"title\":\"x\",\"text\":\"y\"}\n\nnonsense\n{\"title\":\"no id\"}\n");
        CommandException told = Assert.Throws<CommandException>(() => ReplayInput.Read(path));
        Assert.Contains(":3: not a JSON object", told.Message, StringComparison.Ordinal);
        Assert.Contains(":4: a text needs an \"id\"", told.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(":1:", told.Message, StringComparison.Ordinal);
    }

    private async Task<ReplayReport> ReplayAsync(params string[] lines)
    {
        Watchlist watchlist = WatchlistReader.Read(
        [
            new("watchlist.yaml", "name: Iceland – Bhutan\nsides: [is, bt]"), new("languages/en.yaml", English), new("actors/all.yaml", Actors), new("visits.yaml", Ledger),
        ]);
        return await ReplayCommand.RunAsync(ReplayInput.Read(Write(string.Join('\n', lines))), watchlist, CancellationToken.None);
    }

    private string Write(string text)
    {
        string path = Path.Combine(folder.FullName, "texts.jsonl");
        File.WriteAllText(path, text);
        return path;
    }

    private static string Line(string id, string? published, string text) =>
        System.Text.Json.JsonSerializer.Serialize(new { id, lang = "en", source = "post", sourceSide = "bt", published, title = text[..text.IndexOf(' ', text.Length / 2)], text });
}
