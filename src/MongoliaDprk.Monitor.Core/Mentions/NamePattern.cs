using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Core.Mentions;

/// <summary>What a phrase of the watchlist does in a text. In the order in which two uses of the very same words win.</summary>
internal enum PatternUse { NotName, Name, Title, ShortName, BareTitle }

/// <summary>What the text's own capitals must be for a name to count.</summary>
internal enum CapitalRule { Any, First, All }

/// <summary>One spelling to look for.</summary>
/// <param name="Folded">As in <see cref="FoldedText"/>; for <paramref name="NeedsSuffix"/> without its dropped ending.</param>
/// <param name="Actor">Whose name it is, or null.</param>
/// <param name="Office">Whose title it is, or null.</param>
/// <param name="Suffixes">Folded endings it may carry.</param>
/// <param name="NeedsSuffix">One of the suffixes must follow, and belongs to the word.</param>
/// <param name="AnyEnding">No boundary on the right.</param>
internal sealed record NamePattern(
    string Folded,
    PatternUse Use,
    Actor? Actor,
    Office? Office,
    NameBoundary Boundary,
    IReadOnlyList<string> Suffixes,
    CapitalRule Capitals,
    bool NeedsSuffix = false,
    bool AnyEnding = false)
{
    /// <summary>It means the actor only in outlets of the actor's own side.</summary>
    public bool AtHomeOnly { get; init; }

    public string? Side => Actor?.Side ?? Office?.Side;
}
