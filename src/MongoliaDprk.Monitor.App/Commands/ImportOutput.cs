using System.Globalization;
using MongoliaDprk.Monitor.App.Importing;
using MongoliaDprk.Monitor.Core.Archives;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Storage.Importing;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>What an import did, for people and for programs.</summary>
internal static class ImportOutput
{
    private const int BadTold = 20;

    public static void Print(IReadOnlyList<ImportReport> reports, bool verbose)
    {
        foreach (ImportReport report in reports)
            TellTrouble(report, verbose);
        foreach (ImportReport report in reports)
            Console.WriteLine($"{report.File.Path}: {Sentence(report)}");
        if (reports.Count > 1)
            Console.WriteLine($"{Text.Counted(reports.Count, "file", "files")}: {Counts(reports.Aggregate(new ImportCounts(), (sum, r) => sum + r.Counts))}");
    }

    public static object ToJson(IReadOnlyList<ImportReport> reports) => new
    {
        files = reports.Select(r => new { file = r.File.Path, kind = Text.Lower(r.File.Kind), r.ImportedBefore, r.SameRules, counts = r.Counts, before = r.Before, r.Bad, r.Error }),
        total = reports.Aggregate(new ImportCounts(), (sum, r) => sum + r.Counts),
    };

    private static void TellTrouble(ImportReport report, bool verbose)
    {
        foreach (ArchiveDamage bad in verbose ? report.Bad : report.Bad.Take(BadTold))
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"monitor: {report.File.Path}: record {bad.Number} at {bad.Offset}: {OutsideText.Clean(bad.Reason)}"));
        if (!verbose && report.Bad.Count > BadTold)
            Console.Error.WriteLine($"monitor: {report.File.Path}: and {report.Counts.Bad - report.Before.Bad - BadTold} more; --verbose tells more of them, --json too");
        if (report.Error is { } error)
            Console.Error.WriteLine($"monitor: {report.File.Path}: {OutsideText.Clean(error)}");
    }

    private static string Sentence(ImportReport report) =>
        (report.ImportedBefore ? "imported before: " : "") + Counts(report.Counts)
        + (report is { ImportedBefore: true, SameRules: false } ? "; it was read with another watchlist or analyzer: --again reads it once more" : "");

    private static string Counts(ImportCounts c)
    {
        (long Number, string What)[] left =
        [
            (c.Revisits, "seen again unchanged"), (c.OtherRecords, "no answers"), (c.OtherStatus, "not answered with 200"), (c.OtherContent, "no article pages"),
            (c.TooLarge, "too large"), (c.Damaged, "with damaged content"), (c.Bad, "unreadable"), (c.Quarantined, "quarantined"), (c.LeftToPoll, "left to the next poll"),
        ];
        string passed = string.Join(", ", left.Where(l => l.Number > 0).Select(l => Number(l.Number) + " " + l.What));
        return $"{Number(c.Records)} records, {Number(c.Pages)} pages, {Number(c.ReadWhole)} read whole, {Number(c.Articles)} new articles, {Number(c.Known)} known, "
            + $"{Number(c.Visits)} new visits{(passed.Length > 0 ? $" ({passed})" : "")}";
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
