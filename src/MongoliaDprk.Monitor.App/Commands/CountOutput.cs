using MongoliaDprk.Monitor.App.Api;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Trends;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>A count on the terminal, as CSV and as JSON.</summary>
internal static class CountOutput
{
    private const int ShownActors = 3;

    public static void Print(CountReport report, bool list)
    {
        if (list)
            PrintList(report);
        else
            PrintRows(report);
        int articles = report.Items.Select(i => i.Address).Distinct(StringComparer.Ordinal).Count();
        Console.WriteLine($"{Text.Number(report.Items.Count)} counted, in {Text.Counted(articles, "article", "articles")}; {CountUnits.Meaning(report.Query.Unit)}.");
        Console.WriteLine($"From {Text.Counted(report.Coverage.Articles, "collected article", "collected articles")} "
            + $"({Text.Number(report.Coverage.Relevant)} relevant) of {Text.Counted(report.Coverage.Sources, "source", "sources")} on {Text.Counted(report.Coverage.Days, "day", "days")}.");
        foreach ((AnalysisVersion version, int items) in report.Versions)
            Console.WriteLine($"Analysed with analyzer {Text.Number(version.Analyzer)} and watchlist {version.Watchlist}{(report.Versions.Count > 1 ? $": {Text.Number(items)}" : "")}.");
        Console.WriteLine($"SHA-256 of the list: {report.Digest}");
        Console.WriteLine($"In words: {report.Sentence}");
        Console.WriteLine($"The list: {report.Typed} --list");
        Console.WriteLine($"With evidence: monitor mentions{FilterOptions.Typed(Evidence(report.Query))}");
    }

    public static void PrintCsv(CountReport report, bool list)
    {
        Console.WriteLine(list ? "unit,day,key,actors,address,source,title,surface" : "step,key,name,unit,count,first,last,actors");
        foreach (CountedItem i in list ? report.Items : [])
            Console.WriteLine(Csv.Row(CountUnits.Noun(i.Unit).One, Text.Day(i.Day), i.Key, string.Join(' ', i.Actors), i.Address, i.SourceId, i.Title, i.Surface));
        foreach (CountRow r in list ? [] : report.Rows)
            Console.WriteLine(Csv.Row(Step(r), r.Key, report.Name(r.Key), CountUnits.Noun(report.Query.Unit).One, Text.Number(r.Count), Text.Day(r.First), Text.Day(r.Last), report.Actors(r, int.MaxValue)));
    }

    /// <summary>Lists stand in it only where asked for; <c>count</c> is their length all the same.</summary>
    public static object ToJson(CountReport report, bool list) => new
    {
        by = report.Query.By,
        per = report.Per,
        unit = report.Query.Unit,
        unitMeans = CountUnits.Meaning(report.Query.Unit),
        report.Query.Filter,
        count = report.Items.Count,
        digest = report.Digest,
        digestIs = CountDigest.Recipe,
        analyzer = ArticleAnalyzer.Version,
        versions = report.Versions.Select(v => new { v.Version.Analyzer, v.Version.Watchlist, items = v.Items }),
        report.Coverage,
        words = report.Sentence,
        rows = report.Rows.Select(r => new { r.Step, r.Key, name = report.Name(r.Key), r.Count, r.First, r.Last, r.Actors }),
        items = list ? report.Items.Select(i => new { i.Unit, i.Day, i.Key, i.Actors, i.Address, source = i.SourceId, title = OutsideText.Clean(i.Title), surface = OutsideText.Clean(i.Surface) }) : null,
    };

    private static void PrintRows(CountReport report)
    {
        bool actors = report.Query.By != TrendBy.Actor;
        Tables.Print(
            [.. report.Per is { } per ? [Text.Lower(per)] : Array.Empty<string>(), CountUnits.Noun(report.Query.Unit).Many, Text.Lower(report.Query.By), "id", "first", "last", .. actors ? ["named"] : Array.Empty<string>()],
            report.Rows.Select(r => (IReadOnlyList<string>)
                [.. report.Per is null ? Array.Empty<string>() : [Step(r)], Text.Number(r.Count), report.Name(r.Key), r.Key, Text.Day(r.First), Text.Day(r.Last), .. actors ? [report.Actors(r, ShownActors)] : Array.Empty<string>()]),
            report.Per is null ? 0 : 1);
    }

    private static void PrintList(CountReport report) => Tables.Print(
        ["day", "source", Text.Lower(report.Query.By), "named", "words", "title", "address"],
        report.Items.Select(i => (IReadOnlyList<string>)
            [Text.Day(i.Day), i.SourceId, i.Key, string.Join(", ", i.Actors.Select(report.Actor)), i.Surface ?? "", i.Title, i.Address]));

    /// <summary>The mentions that were looked at; a count of headlines looks at those only.</summary>
    private static MentionFilter Evidence(CountQuery query) =>
        query is { Unit: CountUnit.Headline, By: not TrendBy.Office } ? query.Filter with { Salience = Salience.Headline } : query.Filter;

    private static string Step(CountRow row) => row.Step is { } step ? Text.Day(step) : "";
}
