using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Replay;

/// <summary>A text with what the analyzer says of it.</summary>
internal sealed record AnalysedText(ReplayText Text, Analysis Analysis)
{
    /// <summary>Many at once, in the order of the texts.</summary>
    public static IReadOnlyList<AnalysedText> Of(IReadOnlyList<ReplayText> texts, Watchlist watchlist, CancellationToken cancellationToken)
    {
        ArticleAnalyzer analyzer = new(watchlist);
        return [.. texts.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(t => new AnalysedText(t, analyzer.Analyze(t.Line.Article(), t.Line.Side(watchlist))))];
    }
}
