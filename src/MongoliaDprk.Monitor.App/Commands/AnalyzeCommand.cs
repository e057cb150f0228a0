using System.CommandLine;
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
            JsonLines.Write(parsed.GetRequiredValue(output), TextLine.ReadAll(parsed.GetRequiredValue(input)), t => Analyze(analyzer, watchlist, t), CancellationToken.None);
            return 0;
        });
        return command;
    }

    private static FindingsLine Analyze(ArticleAnalyzer analyzer, Watchlist watchlist, TextLine text)
    {
        Article article = text.Article();
        Analysis a = analyzer.Analyze(article, text.Side(watchlist));
        return new FindingsLine(text.Id!, article.Language, a.Relevant, a.Reason, a.Countries, a.Topics,
            [.. a.Mentions.Select(m => new MentionLine(m.Actor.Id, m.Actor.Name, m.Actor.Side, m.Salience, m.Hits.Count,
                [.. m.Hits.Select(h => new HitLine(h.Start, h.Length, h.Surface, h.Kind, h.OfficeId))]))],
            [.. a.Visits.Select(v => VisitLine.From(v, watchlist))]);
    }

    private sealed record HitLine(int Start, int Length, string Surface, HitKind By, string? Office);

    private sealed record MentionLine(string Actor, string Name, string Side, Salience Salience, int Count, IReadOnlyList<HitLine> Hits);

    private sealed record VisitLine(
        IReadOnlyList<string> Visitors, string Direction, string? Place, string? Start, string? End, VisitStage Stage, bool IsNew, string Sentence, double Confidence,
        IReadOnlyList<string> Reasons)
    {
        public static VisitLine From(VisitReport v, Watchlist watchlist) =>
            new(v.Visitors, watchlist.OtherSide(v.From) is { } other && other == v.To ? $"{v.From}-{v.To}" : "other", v.Place, v.Start, v.End, v.Stage, v.IsNew, v.Sentence, v.Confidence,
                v.Reasons);
    }

    private sealed record FindingsLine(
        string Id, string? Language, bool Relevant, string? Reason, IReadOnlyList<string> Countries, IReadOnlyList<string> Topics, IReadOnlyList<MentionLine> Mentions,
        IReadOnlyList<VisitLine> Visits);
}
