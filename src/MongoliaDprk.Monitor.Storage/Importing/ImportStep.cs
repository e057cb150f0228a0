using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Storage.Importing;

/// <summary>A file to import.</summary>
/// <param name="Identity">Tells files apart by their bytes.</param>
public sealed record ImportedFile(string Identity, string Name, long Bytes);

/// <summary>How far a file is imported.</summary>
/// <param name="Records">Number of the last record that is dealt with.</param>
/// <param name="Ended">All of it is.</param>
/// <param name="SameRules">It was begun with the watchlist and the analyzer of now.</param>
public sealed record ImportState(long Id, long Records, ImportCounts Counts, bool Ended, bool SameRules);

/// <summary>An analysed article of an archive.</summary>
/// <param name="SourceId">The watchlist's source, or the host's name where it has none.</param>
/// <param name="Outlet">What is known of an outlet that the watchlist does not have; null = nothing.</param>
/// <param name="Analysis">Null = our own code broke on the page; see <paramref name="Broke"/>.</param>
public sealed record ArchivedPage(string SourceId, Source? Outlet, Link Link, ReadPages Read, Analysis? Analysis, Exception? Broke = null)
{
    /// <summary>The day it counts for when it is not relevant and its outlet is none of the watchlist's.</summary>
    public DateOnly ElsewhereDay { get; init; } = DateOnly.FromDateTime(Read.First.FetchedAt);
}

/// <summary>What is saved at once: the records from one number on to another.</summary>
/// <param name="After">Number of the last record before.</param>
/// <param name="Last">Number of the last record of the step.</param>
/// <param name="Pages">Those that were read whole and are to be kept or counted for their source.</param>
/// <param name="Elsewhere">Pages of outlets that the watchlist does not have, that are not relevant, by the day they were fetched (UTC).</param>
/// <param name="Counts">What the reader counted.</param>
/// <param name="Ended">It is the file's last.</param>
public sealed record ImportStep(
    long ImportId, long After, long Last, IReadOnlyList<ArchivedPage> Pages, IReadOnlyDictionary<DateOnly, int> Elsewhere, ImportCounts Counts, bool Ended);

/// <summary>A file cannot be imported; the message says in one line why and what to do.</summary>
public sealed class ImportException(string message, Exception? inner = null) : Exception(message, inner);
