namespace MongoliaDprk.Monitor.Core.Watchlists;

/// <summary>At which ends of a name a letter of the same script must not stand.</summary>
public enum NameBoundary { Both, Left, None }

/// <summary>What the monitor knows of one language.</summary>
/// <param name="Code">ISO 639-1.</param>
/// <param name="Boundary">Word boundaries for names written in this language.</param>
/// <param name="Suffixes">Endings (case, particles) that a name may carry before the boundary.</param>
/// <param name="NotNames">Phrases inside which no name counts: look-alikes, ethnic and food names, institutions named after persons.</param>
/// <param name="Topics">Phrases by topic id.</param>
/// <param name="Visits">Phrases about travel, or null when this language has none yet.</param>
public sealed record Language(
    string Code,
    string Name,
    NameBoundary Boundary,
    IReadOnlyList<string> Suffixes,
    IReadOnlyList<string> NotNames,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Topics,
    VisitLanguage? Visits)
{
    /// <summary>Endings of a name's last word that give way to a suffix (<c>Монголия</c> → <c>Монголии</c>); empty where suffixes are only added.</summary>
    public IReadOnlyList<string> DroppedEndings { get; init; } = [];

    /// <summary>Words that, just before a title, say that its holder is not meant: vice, former.</summary>
    public IReadOnlyList<string> NotHolders { get; init; } = [];
}
