using System.Globalization;
using System.Text.Json;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Tests;
using Xunit.Abstractions;

namespace MongoliaDprk.Monitor.Core.Tests.Visits;

/// <summary>Headlines of eighteen years, which rarely name who travels, against the known visits of those years.</summary>
public sealed class HeadlineLedgerTests(ITestOutputHelper output)
{
    private const int AnnouncedBefore = 10;
    private const int ReportedAfter = 4;

    [SharedDataFact]
    public void Of_the_headlines_at_most_two_visits_are_wrongly_split_or_merged()
    {
        Watchlist watchlist = VisitTexts.Watchlist;
        List<(LedgerReport Report, KnownVisit Visit, string Title)> told = [.. Read(watchlist)];
        ReportGroup[] groups = [.. new ReportGrouping(new VisitFold(watchlist)).Group([], told.Select(t => t.Report))];
        Dictionary<long, (KnownVisit Visit, string Title)> gold = told.ToDictionary(t => t.Report.Id, t => (t.Visit, t.Title));
        int merged = 0, split = 0;
        foreach (ReportGroup group in groups.Where(g => g.Reports.DistinctBy(r => gold[r.Id].Visit).Count() > 1))
        {
            merged += group.Reports.DistinctBy(r => gold[r.Id].Visit).Count() - 1;
            Tell("merged", group.Reports, gold);
        }

        foreach (var visit in groups.GroupBy(g => gold[g.Reports[0].Id].Visit).Where(v => v.Count() > 1))
        {
            split += visit.Count() - 1;
            foreach (ReportGroup group in visit)
                Tell("split", group.Reports, gold);
        }

        output.WriteLine($"{told.Count} reports of {told.DistinctBy(t => t.Visit).Count()} visits: {split} wrongly split, {merged} wrongly merged");
        Assert.True(told.Count > 50);
        Assert.True(split + merged <= 2, $"{split} wrongly split, {merged} wrongly merged");
    }

    private void Tell(string what, IEnumerable<LedgerReport> reports, Dictionary<long, (KnownVisit Visit, string Title)> gold)
    {
        output.WriteLine(what);
        foreach (LedgerReport r in reports)
            output.WriteLine($"  {r.Day:yyyy-MM-dd} {r.Report.From}-{r.Report.To} {r.Report.Stage} {r.Report.Start} [{string.Join("; ", r.Report.Visitors)}] {gold[r.Id].Title} = {gold[r.Id].Visit.Id}");
    }

    /// <summary>What the detector reads as news of the one visit of that direction and time.</summary>
    private static IEnumerable<(LedgerReport Report, KnownVisit Visit, string Title)> Read(Watchlist watchlist)
    {
        ArticleAnalyzer analyzer = new(watchlist);
        long id = 0;
        foreach (string line in File.ReadLines(Path.Combine(SharedData.Folder!, "data", "texts", "dev.jsonl")))
        {
            JsonElement text = JsonDocument.Parse(line).RootElement;
            if (text.GetProperty("form").GetString() != "headline" || text.GetProperty("published").GetString() is not { Length: >= 10 } published)
                continue;
            DateOnly day = DateOnly.ParseExact(published[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            string title = text.GetProperty("title").GetString()!;
            PublishedDate date = new(new DateTimeOffset(day, new TimeOnly(0, 0), TimeSpan.FromHours(9)), DatePrecision.Day, DateOrigin.Meta);
            Analysis analysis = analyzer.Analyze(new Article(title, title, text.GetProperty("lang").GetString(), date, null, null), "kp");
            foreach (VisitReport report in analysis.Visits.Where(v => v.IsNew))
            {
                KnownVisit[] known = [.. watchlist.Visits.Where(v => v.From == report.From && v.To == report.To
                    && IsoDay.First(v.Start)?.AddDays(-AnnouncedBefore) <= day && IsoDay.Last(v.End ?? v.Start)?.AddDays(ReportedAfter) >= day && v.Start.Length == 10)];
                if (known.Length == 1)
                    yield return (new LedgerReport(++id, id, day, report, "kp"), known[0], title);
            }
        }
    }
}
