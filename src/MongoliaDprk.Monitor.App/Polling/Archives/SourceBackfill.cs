using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Polling.Archives;

/// <summary>What reading the archives of a source gave.</summary>
/// <param name="Archives">One entry per place.</param>
/// <param name="Articles">All pages fetched and saved, those of the poll before it included.</param>
internal sealed record BackfillReport(
    string SourceId, DateOnly Since, IReadOnlyList<BackfillReport.Archive> Archives, int NewLinks, int Articles, int Relevant, int Failures, IReadOnlyList<string> Errors)
{
    /// <summary>One archive.</summary>
    /// <param name="Ended">Why it is over; null = it is not, and the same command goes on.</param>
    internal sealed record Archive(string Place, int Pages, int NewLinks, string? Ended);
}

/// <summary>Reads what a source has published since a day: its archives first, then the pages of all links found. All of it is history.</summary>
internal sealed class SourceBackfill(SourcePoller poller, ArchiveReader archives)
{
    /// <summary>The source is polled as usual first: what its live places show is news, and no history.</summary>
    public async Task<BackfillReport> RunAsync(Source source, DateOnly since, int mostPages, CancellationToken cancellationToken)
    {
        PollReport poll = await poller.PollAsync(source, cancellationToken);
        List<string> errors = [];
        List<BackfillReport.Archive> read = [];
        foreach (ArchivePlace place in ArchivePlace.Of(source, since))
        {
            Backfill state = await archives.ReadAsync(source, place, since, mostPages, errors, cancellationToken);
            read.Add(new BackfillReport.Archive(state.Place, state.Pages, state.NewLinks, state.Ended));
        }

        int articles = poll.Articles, relevant = poll.Relevant, failures = poll.Failures;
        for (bool more = true; more;)
        {
            PollReport next = await poller.FetchPendingAsync(source, cancellationToken);
            (articles, relevant, failures) = (articles + next.Articles, relevant + next.Relevant, failures + next.Failures);
            more = next.Articles > 0;
            if (!more)
                errors.AddRange(next.Errors);
        }

        return new BackfillReport(source.Id, since, read, read.Sum(r => r.NewLinks), articles, relevant, failures, errors);
    }
}
