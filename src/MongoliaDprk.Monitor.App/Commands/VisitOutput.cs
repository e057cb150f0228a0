using System.Globalization;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;
using Spectre.Console;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>Visits on the terminal: as wide as it is, or a hundred columns when piped.</summary>
internal sealed class VisitOutput
{
    private const int PipedWidth = 100;

    private readonly StringWriter piped = new();
    private readonly IAnsiConsole console;
    private readonly VisitWords words;

    public VisitOutput(Watchlist watchlist)
    {
        words = new VisitWords(watchlist);
        bool isPiped = Console.IsOutputRedirected;
        console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isPiped ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isPiped ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Out = new AnsiConsoleOutput(isPiped ? piped : Console.Out),
        });
        if (isPiped)
            console.Profile.Width = int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out int width) && width >= 40 ? width : PipedWidth;
    }

    /// <summary>The list: each visit with its time line and who has confirmed it.</summary>
    public void Print(VisitPage page)
    {
        foreach (VisitRecord record in page.Visits)
        {
            Head(record);
            TimeLine(record, withLinks: true);
            Line(2, words.Voices(record), "grey");
            console.WriteLine();
        }

        string count = page.Visits.Count == page.Count ? Text.Counted(page.Count, "visit", "visits") : $"{page.Visits.Count} of {page.Count} visits; --most shows more";
        Line(0, page.Count == 0 ? count : $"{count}; 'monitor visits ID' shows one in full");
        Flush();
    }

    /// <summary>One visit with all evidence and decisions.</summary>
    public void Print(VisitRecord record)
    {
        Head(record);
        Line(2, $"first reported {Text.Day(record.Visit.FirstReported)}, last reported {Text.Day(record.Visit.LastReported)}, confidence {words.Percent(record.Visit.Confidence)}, version {record.Visit.Version}", "grey");
        Section("Time line", record.Stages.Count > 0 ? null : "nothing reports it as news");
        TimeLine(record, withLinks: false);
        Section("Who says so", null);
        Rows(record.Confirmation.Voices.Select(v => new[] { words.Side(v.Side), words.Standing(v.Standing), words.Lag(v), v.First is null ? "" : $"{v.First.SourceId}, {words.When(v.First)}" }));
        Section($"Evidence: {Text.Counted(record.Reports.Count, "report", "reports")}", record.Reports.Count > 0 ? null : "from the watchlist; no article collected so far reports it");
        foreach (VisitReportItem report in record.Reports)
        {
            Line(2, $"{words.When(report)}  {report.SourceId} ({words.Side(report.Side)})  {Text.Lower(report.Stage)}{(report.IsNew ? "" : ", as background")}  {words.Percent(report.Confidence)}  article {report.ArticleId}", "bold");
            Line(4, $"“{OutsideText.Clean(report.Sentence)}”");
            Link(4, report);
        }

        Section("Decisions", record.Decisions.Count > 0 ? null : "none");
        foreach (VisitDecisionItem decision in record.Decisions)
        {
            Line(2, $"{Text.Minute(decision.At)}  {OutsideText.Clean(decision.By)}: {words.Decision(decision)}", decision.UndoneBy is null ? "bold" : "grey");
            Line(4, OutsideText.Clean(decision.Why));
        }

        Flush();
    }

    private void Head(VisitRecord record)
    {
        VisitItem v = record.Visit;
        string marks = string.Concat(v.Review == VisitReview.Unreviewed ? "" : $"  {Text.Lower(v.Review)}", v.Historical ? "  known visit" : "", v.MergedInto is { } into ? $"  part of visit {into}" : "");
        console.Write(new Markup($"[bold]#{v.Id}[/]  {words.Country(v.From).EscapeMarkup()} → {words.Country(v.To).EscapeMarkup()}  [bold {Colour(v.Stage)}]{Text.Lower(v.Stage)}[/]  {words.Dates(v).EscapeMarkup()}{marks.EscapeMarkup()}\n"));
        Line(2, words.Visitors(v) + (v.Place is null ? "" : $", in {OutsideText.Clean(v.Place)}"), "bold");
        if (v.Note is not null)
            Line(2, OutsideText.Clean(v.Note), "italic");
        if (v.Corrected != VisitFields.None)
            Line(2, $"set by an analyst: {v.Corrected.ToString().ToLowerInvariant()}", "grey");
    }

    private void TimeLine(VisitRecord record, bool withLinks)
    {
        foreach (VisitStageItem stage in record.Stages)
        {
            string who = stage.Evidence is { } e ? $"{e.SourceId} ({words.Side(e.Side)})" : OutsideText.Clean(stage.Decision!.By);
            Line(2, $"{Text.Day(stage.Day)}  {Text.Lower(stage.Stage),-11}  {who}");
            Line(14, stage.Evidence is { } report ? $"“{OutsideText.Clean(report.Sentence)}”" : OutsideText.Clean(stage.Decision!.Why));
            if (withLinks && stage.Evidence is not null)
                Link(14, stage.Evidence);
        }
    }

    /// <summary>Never broken over lines, so that it can be followed.</summary>
    private void Link(int indent, VisitReportItem report) =>
        console.Profile.Out.Writer.WriteLine(new string(' ', indent) + (OutsideText.Address(report.Address) ?? "(no usable address)"));

    private void Flush()
    {
        if (piped.ToString() is { Length: > 0 } text)
            Console.Write(string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd())));
    }

    private void Section(string title, string? empty)
    {
        console.WriteLine();
        console.Write(new Markup($"[bold underline]{title.EscapeMarkup()}[/]\n"));
        if (empty is not null)
            Line(2, empty, "grey");
    }

    private void Line(int indent, string text, string style = "default") =>
        console.Write(new Padder(new Markup(text.EscapeMarkup(), Style.Parse(style))).Padding(indent, 0, 0, 0));

    private void Rows(IEnumerable<string[]> rows)
    {
        var grid = new Grid();
        string[][] all = [.. rows];
        if (all.Length == 0)
            return;
        for (int i = 0; i < all[0].Length; i++)
            grid.AddColumn(new GridColumn { NoWrap = i < all[0].Length - 1, Padding = new Padding(0, 0, 2, 0) });
        foreach (string[] row in all)
            grid.AddRow([.. row.Select(c => new Spectre.Console.Text(c))]);
        console.Write(new Padder(grid).Padding(2, 0, 0, 0));
    }

    private static string Colour(VisitStage stage) => stage switch
    {
        VisitStage.Underway => "green",
        VisitStage.Announced or VisitStage.Invited => "yellow",
        VisitStage.Postponed or VisitStage.Cancelled or VisitStage.Denied => "red",
        VisitStage.Unconfirmed => "grey",
        _ => "default",
    };
}
