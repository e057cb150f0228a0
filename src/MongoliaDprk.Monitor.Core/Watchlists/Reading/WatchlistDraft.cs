using MongoliaDprk.Monitor.Core.Claims;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Subscribers;
using MongoliaDprk.Monitor.Core.Watchlists.Naming;

namespace MongoliaDprk.Monitor.Core.Watchlists.Reading;

/// <summary>Everything read so far with its places, before it is checked as a whole.</summary>
internal sealed class WatchlistDraft
{
    public string Name { get; set; } = "";

    public IReadOnlyList<string> Sides { get; set; } = [];

    public List<Placed<Actor>> Actors { get; } = [];

    public List<Placed<Office>> Offices { get; } = [];

    public List<Placed<Language>> Languages { get; } = [];

    public List<Placed<Source>> Sources { get; } = [];

    public List<Placed<KnownVisit>> Visits { get; } = [];

    public List<Placed<CalendarDay>> Calendar { get; } = [];

    public List<Placed<Subscriber>> Subscribers { get; } = [];

    /// <summary>There is a file of subscribers, be it empty: nobody but those in it is told.</summary>
    public bool HasSubscribers { get; set; }

    public List<Placed<Claim>> Claims { get; } = [];

    /// <summary>The time that the known visits are held to cover; null = none.</summary>
    public ClaimDays? VisitsCover { get; set; }

    public List<PlacedName> Names { get; } = [];

    public List<PlacedTerm> Terms { get; } = [];

    public List<Placed<NamingSystem>> Systems { get; } = [];

    public List<Placed<(string Id, SpellingTable Table)>> Tables { get; } = [];

    /// <summary>Ids of spelling tables used, with their places.</summary>
    public List<Placed<string>> TableUses { get; } = [];

    public List<Placed<PersonParts>> Parts { get; } = [];

    /// <summary>Ids of offices that several persons may hold at a time.</summary>
    public HashSet<string> SharedOffices { get; } = new(StringComparer.Ordinal);

    /// <summary>Language codes used, with their places.</summary>
    public List<Placed<string>> LanguageUses { get; } = [];

    /// <summary>Actor ids used, with their places.</summary>
    public List<Placed<string>> ActorUses { get; } = [];

    /// <summary>Ids of actors or offices, or country codes, with their places.</summary>
    public List<Placed<string>> PartyUses { get; } = [];

    /// <summary>Ids of sources, of offices and of topics used, with their places.</summary>
    public List<Placed<string>> SourceUses { get; } = [];

    /// <inheritdoc cref="SourceUses"/>
    public List<Placed<string>> OfficeUses { get; } = [];

    /// <inheritdoc cref="SourceUses"/>
    public List<Placed<string>> TopicUses { get; } = [];

    /// <summary>Country codes used where only those of actors make sense, with their places.</summary>
    public List<Placed<string>> SideUses { get; } = [];
}

/// <summary>Something read, with its place.</summary>
internal sealed record Placed<T>(T Value, FileErrors File, int Line);

/// <summary>What a name in the files stands for.</summary>
internal enum NameUse { Name, HomeName, ShortName, Title, BareTitle }

internal sealed record PlacedName(NameUse Use, string Owner, string Text, FileErrors File, int Line)
{
    /// <summary>As names are compared.</summary>
    public string Folded { get; init; } = FoldedText.Fold(Text);
}

internal sealed record PlacedTerm(string Actor, OfficeTerm Term, FileErrors File, int Line);

/// <summary>A person with the parts of the name.</summary>
internal sealed record PersonParts(string Actor, NameParts Parts);
