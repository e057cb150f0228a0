using MongoliaDprk.Monitor.Core.Archives;
using MongoliaDprk.Monitor.Storage.Importing;

namespace MongoliaDprk.Monitor.App.Importing;

/// <summary>How the import of one file went.</summary>
/// <param name="Before">Counts of earlier runs that were broken off, or that had imported all of it.</param>
/// <param name="Counts">Of the whole file, all runs together.</param>
/// <param name="ImportedBefore">An earlier run had imported all of it: nothing was done.</param>
/// <param name="SameRules">The file was read with the watchlist and the analyzer of now.</param>
/// <param name="Bad">Records that cannot be read, the first ones of this run.</param>
/// <param name="Error">Why the import broke off, in one line; null = it did not.</param>
internal sealed record ImportReport(
    ArchiveFile File, ImportCounts Before, ImportCounts Counts, bool ImportedBefore, bool SameRules, IReadOnlyList<ArchiveDamage> Bad, string? Error = null)
{
    /// <summary>More bad records than that are only counted.</summary>
    public const int MostBad = 1000;
}
