using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary><c>monitor analyze</c>: what the analyzer finds in texts; pure and offline.</summary>
internal static class AnalyzeCommand
{
    public static Command Create()
    {
        var input = new Option<string>("--in") { Description = "File with one JSON object per text: id, title, text, and where known lang, source, sourceSide, published.", Required = true, HelpName = "FILE" };
        var output = new Option<string>("--out") { Description = "File to write, one JSON object per text; - = stdout.", Required = true, HelpName = "FILE" };
        var command = new ExampleCommand("analyze",
            "Find mentions and visits in texts. Offsets count UTF-16 units in: title, line break, text.", "monitor analyze --in texts.jsonl --out findings.jsonl") { input, output };
        command.SetAction(parsed =>
        {
            Watchlist watchlist = WatchlistFolder.Read(parsed.GetValue(SharedOptions.Watchlist));
            var analyzer = new ArticleAnalyzer(watchlist);
            JsonLines.Write(parsed.GetRequiredValue(output), Texts(parsed.GetRequiredValue(input)), t => Analyze(analyzer, watchlist, t), CancellationToken.None);
            return 0;
        });
        return command;
    }

    private static IEnumerable<TextLine> Texts(string path)
    {
        if (!File.Exists(path))
            throw new CommandException($"no file {path}: give --in a file with one JSON object per line", Failure.WrongUsage);
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                yield return Parse(path, number, line);
        }
    }

    private static TextLine Parse(string path, int number, string line)
    {
        try
        {
            return JsonSerializer.Deserialize<TextLine>(line, JsonLines.Options) is { Id: not null } text
                ? text
                : throw new CommandException($"{path}:{number}: a text needs an \"id\"");
        }
        catch (JsonException e)
        {
            throw new CommandException($"{path}:{number}: not a JSON object of a text: {e.Message}", inner: e);
        }
    }

    private static FindingsLine Analyze(ArticleAnalyzer analyzer, Watchlist watchlist, TextLine text)
    {
        string? side = text.SourceSide ?? watchlist.Sources.FirstOrDefault(s => s.Id == text.Source)?.Side;
        string body = text.Text ?? "";
        var article = new Article(text.Title ?? "", body, text.Lang ?? LanguageDetector.Detect(body.Length > 0 ? body : text.Title ?? ""), Published(text.Published), null, null);
        Analysis a = analyzer.Analyze(article, side);
        return new FindingsLine(text.Id!, article.Language, a.Relevant, a.Reason, a.Countries, a.Topics,
            [.. a.Mentions.Select(m => new MentionLine(m.Actor.Id, m.Actor.Name, m.Actor.Side, m.Salience, m.Hits.Count,
                [.. m.Hits.Select(h => new HitLine(h.Start, h.Length, h.Surface, h.Kind, h.OfficeId))]))],
            [.. a.Visits.Select(v => VisitLine.From(v, watchlist))]);
    }

    /// <summary>A day, a month, or an instant; null when it is none of them.</summary>
    private static PublishedDate? Published(string? text)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal;
        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, Utc, out DateTimeOffset day))
            return new PublishedDate(day, DatePrecision.Day, DateOrigin.Meta);
        if (DateTimeOffset.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, Utc, out DateTimeOffset month))
            return new PublishedDate(month, DatePrecision.Month, DateOrigin.Meta);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out DateTimeOffset at) ? new PublishedDate(at, DatePrecision.Minute, DateOrigin.Meta) : null;
    }

    private sealed record TextLine(string? Id, string? Lang, string? Source, string? SourceSide, string? Published, string? Title, string? Text);

    private sealed record HitLine(int Start, int Length, string Surface, HitKind By, string? Office);

    private sealed record MentionLine(string Actor, string Name, string Side, Salience Salience, int Count, IReadOnlyList<HitLine> Hits);

    private sealed record VisitLine(
        IReadOnlyList<string> Visitors, string Direction, string? Place, string? Start, string? End, VisitStage Stage, bool IsNew, string Sentence, double Confidence)
    {
        public static VisitLine From(VisitReport v, Watchlist watchlist) =>
            new(v.Visitors, watchlist.OtherSide(v.From) is { } other && other == v.To ? $"{v.From}-{v.To}" : "other", v.Place, v.Start, v.End, v.Stage, v.IsNew, v.Sentence, v.Confidence);
    }

    private sealed record FindingsLine(
        string Id, string? Language, bool Relevant, string? Reason, IReadOnlyList<string> Countries, IReadOnlyList<string> Topics, IReadOnlyList<MentionLine> Mentions,
        IReadOnlyList<VisitLine> Visits);
}
