using MongoliaDprk.Monitor.Core.Mentions;

namespace MongoliaDprk.Monitor.Core.Prefilter;

/// <summary>A word that must stand in a page, in some spelling, for certain names of one side to be found in it.</summary>
/// <param name="Word">Folded as in <see cref="FoldedText"/>, letters and digits only; whole, and where a name begins with it perhaps only the begin of a longer word of the text.</param>
/// <param name="Contexts">What stands beside it in those names, one of which must fit; empty = the word alone is rare enough.</param>
internal sealed record NameAnchor(string Word, IReadOnlyList<AnchorContext> Contexts)
{
    /// <summary>UTF-8 bytes that are looked for. Of shorter words, the bytes around them are looked for too.</summary>
    public const int FullLength = 6;
}

/// <summary>The neighbourhood of an anchor in one name.</summary>
/// <param name="Before">Folded letters and digits before it, without what parts them.</param>
/// <param name="After">The same behind it.</param>
/// <param name="BeginsName">The name begins with it.</param>
/// <param name="Capitals">Of the name; counts only for an anchor that begins it.</param>
/// <param name="Endings">The name ends with it, and no other letters of ASCII than these, folded, may follow; null = any.</param>
internal sealed record AnchorContext(string Before, string After, bool BeginsName, CapitalRule Capitals, string? Endings);
