using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Changes;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Polling;

/// <summary>What a further look at a stored article came to.</summary>
internal enum Revisited { Unchanged, Edited, Missing, Failed }

/// <summary>The walk of a page that was fetched again: compare with what is kept, save what the outlet changed.</summary>
internal sealed partial class RevisitPipeline(ArticleAnalyzer analyzer, RevisitStore store, ILogger<RevisitPipeline> logger)
{
    /// <param name="article">What was read from the pages, or null when that broke.</param>
    /// <returns>What it came to, and the visits that only the edited text reports.</returns>
    /// <exception cref="DatabaseException">Nothing was saved.</exception>
    public async Task<(Revisited Result, int NewVisits)> ProcessAsync(DueArticle due, ReadPages read, Article? article, Source source, CancellationToken cancellationToken)
    {
        KeptVersion kept = await store.LatestAsync(due.ArticleId, cancellationToken);
        Look look;
        try
        {
            look = Compare(due, kept, read, article, source);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogBroke(e, due.Link.Link.Address, source.Id);
            await store.FailAsync(due, cancellationToken);
            return (Revisited.Failed, 0);
        }

        switch (look)
        {
            case { Edit: { } edit }:
                SaveResult? saved = await store.ReviseAsync(due, kept, read, edit, cancellationToken);
                return (saved is null ? Revisited.Unchanged : Revisited.Edited, saved?.NewVisits ?? 0);
            case { Shown: { } shown }:
                await store.MissingAsync(due, ChangeKind.PageReplaced, shown, read.First, forGood: false, cancellationToken);
                return (Revisited.Missing, 0);
            default:
                await store.UnchangedAsync(due, read, cancellationToken);
                return (Revisited.Unchanged, 0);
        }
    }

    /// <summary>
    /// The kept bytes are read again by the same code: what it reads otherwise today than on the day they were stored is no edit of the
    /// outlet, and neither is what the watchlist has learned since.
    /// </summary>
    private Look Compare(DueArticle due, KeptVersion kept, ReadPages read, Article? article, Source source)
    {
        if (kept.HasBytesOf(read))
            return new Look();
        Article now = article ?? WholeArticle.Read(read.Pages, source, due.Link.Link);
        if (kept.Says(now))
            return new Look();
        Article then = kept.Pages.Count == 0 ? now with { Title = kept.Title, Text = kept.Text } : WholeArticle.Read(kept.Pages, source, due.Link.Link);
        if (ComparableText.Same(then.Title, then.Text, now.Title, now.Text))
            return new Look();
        if (!ComparableText.IsRecognisable(then.Title, then.Text, now.Title, now.Text) || !ComparableText.IsRecognisable(kept.Title, kept.Text, now.Title, now.Text))
            return new Look(Shown: now.Text.Length == 0 ? "a page without text" : $"another text: {now.Title}");
        Analysis after = analyzer.Analyze(now, source.Side);
        // dated alike, so that only the words make a difference
        Analysis before = analyzer.Analyze(then with { Published = now.Published, Language = now.Language }, source.Side);
        return new Look(Edit: new Edit(after, FindingChange.Between(before, after)));
    }

    /// <summary>Neither = the article stands as it was.</summary>
    /// <param name="Shown">What stands there in its place.</param>
    private sealed record Look(Edit? Edit = null, string? Shown = null);

    [LoggerMessage(LogLevel.Error, "{Address} of {Source} could not be compared with what is kept: the analysis of it broke")]
    private partial void LogBroke(Exception exception, Uri address, string source);
}
