using System.Text.Json;
using MongoliaDprk.Monitor.App.Dashboard;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Storage.Reanalysis;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>
/// What a new analysis changed: a table per actor and the visits, or JSON with every change. Changes are written as they come, so that
/// the memory needed does not grow with their number.
/// </summary>
internal sealed class ReanalysisOutput : IDisposable
{
    private readonly ReanalysisTally tally = new();
    private readonly ShownNames names;
    private readonly Watchlist watchlist;
    private readonly Stream? stdout;
    private readonly Utf8JsonWriter? json;

    public ReanalysisOutput(Watchlist watchlist, bool asJson)
    {
        this.watchlist = watchlist;
        names = new ShownNames(watchlist);
        if (!asJson)
            return;
        stdout = Console.OpenStandardOutput();
        json = new Utf8JsonWriter(stdout, new JsonWriterOptions { Indented = true, Encoder = JsonLines.Options.Encoder });
        json.WriteStartObject();
        json.WriteStartArray("changes");
    }

    public void Add(int articles, IReadOnlyList<ReanalysisChange> changes)
    {
        tally.Add(articles, changes);
        if (json is null)
            return;
        foreach (ReanalysisChange change in changes)
            JsonSerializer.Serialize(json, change, JsonLines.Options);
        json.Flush();
    }

    /// <param name="before">The versions that the articles had.</param>
    /// <param name="notKept">Pages that cannot be analysed anew.</param>
    /// <param name="run">The stored run; null = a rehearsal.</param>
    public void End(bool rehearse, IReadOnlyList<OutdatedVersion> before, int notKept, ReanalysisRun? run)
    {
        if (json is null)
            Print(rehearse, before, notKept, run);
        else
            WriteEnd(rehearse, before, notKept, run);
    }

    public void Dispose()
    {
        json?.Dispose();
        stdout?.Dispose();
    }

    private void WriteEnd(bool rehearse, IReadOnlyList<OutdatedVersion> before, int notKept, ReanalysisRun? run)
    {
        json!.WriteEndArray();
        json.WritePropertyName("summary");
        JsonSerializer.Serialize(json, new
        {
            dryRun = rehearse,
            analyzer = ArticleAnalyzer.Version,
            watchlist = watchlist.Version,
            before,
            tally.Articles,
            tally.BecameRelevant,
            tally.NoLongerRelevant,
            actors = tally.Actors.Select(a => new { a.Actor, name = names.Actor(a.Actor), a.Appeared, a.Disappeared, a.Changed }),
            tally.Reports,
            tally.VisitsOpened,
            tally.VisitsGone,
            notKept,
            run,
        }, JsonLines.Options);
        json.WriteEndObject();
        json.Flush();
        stdout!.WriteByte((byte)'\n');
    }

    private void Print(bool rehearse, IReadOnlyList<OutdatedVersion> before, int notKept, ReanalysisRun? run)
    {
        if (run is null && before.Count == 0)
        {
            Console.WriteLine($"Every stored article that was asked for has been analysed with analyzer {ArticleAnalyzer.Version} and watchlist {watchlist.Version}: nothing to do.");
            return;
        }

        Console.WriteLine($"{Text.Counted(tally.Articles, "article", "articles")} {(rehearse ? "looked at" : "analysed anew")} with analyzer {run?.Analyzer ?? ArticleAnalyzer.Version} and watchlist {run?.Watchlist ?? watchlist.Version}.");
        foreach (OutdatedVersion old in before)
            Console.WriteLine($"  {Text.Number(old.Articles)} before with analyzer {old.Analyzer} and watchlist {old.Watchlist}");
        if (tally.Actors.Count > 0)
            Tables.Print(["actor", "appears", "disappears", "changed", "for example"],
                tally.Actors.Select(a => (IReadOnlyList<string>)[names.Actor(a.Actor), Text.Number(a.Appeared), Text.Number(a.Disappeared), Text.Number(a.Changed), Example(a.Example)]), 1, 2, 3);
        else
            Console.WriteLine("No mention appears, disappears or changes.");
        if (tally.BecameRelevant + tally.NoLongerRelevant > 0)
            Console.WriteLine($"{Text.Counted(tally.BecameRelevant, "article becomes", "articles become")} relevant, {Text.Number(tally.NoLongerRelevant)} no longer {(tally.NoLongerRelevant == 1 ? "is" : "are")} (kept, counted nowhere).");
        if (tally.Visits.Count > 0)
            Tables.Print(["visits", "who", "before", "after", "source", "sentence"],
                tally.Visits.Select(v => (IReadOnlyList<string>)[Words(v.Kind), Who(v.Subject), v.Before ?? "", v.After ?? "", $"{Text.Day(v.Day)} {v.SourceId}", v.Evidence]));
        Console.WriteLine($"Visits: {Text.Counted(tally.Reports, "report", "reports")} changed, {Text.Number(tally.VisitsOpened)} opened, {Text.Number(tally.VisitsGone)} gone.");
        if (notKept > 0)
            Console.WriteLine($"Not looked at: {Text.Counted(notKept, "page", "pages")} that were not relevant when they were read; their texts are not kept.");
        Console.WriteLine(run is null ? "Nothing was written." : $"Kept as run {run.Id} of {Text.Minute(run.StartedAt)}{(run.EndedAt is null ? ", not through yet" : "")}; 'monitor reanalyze --last --json' prints every change.");
    }

    private string Who(string subject) => string.Join(", ", subject.Split(", ").Select(names.Actor));

    private static string Example(ReanalysisChange change) =>
        $"{Text.Day(change.Day)} {change.SourceId}, {change.Before ?? "not found"} → {change.After ?? "not found"}: {change.Evidence}";

    private static string Words(ReanalysisChangeKind kind) => kind switch
    {
        ReanalysisChangeKind.ReportAppeared => "report appears",
        ReanalysisChangeKind.ReportDisappeared => "report disappears",
        ReanalysisChangeKind.ReportChanged => "report changes",
        ReanalysisChangeKind.VisitOpened => "visit opened",
        _ => "visit gone",
    };
}
