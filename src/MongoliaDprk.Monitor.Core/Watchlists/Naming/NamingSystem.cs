namespace MongoliaDprk.Monitor.Core.Watchlists.Naming;

/// <summary>How the names of one people are put together and spelled: <c>names/*.yaml</c>.</summary>
/// <param name="Language">Language of a part for which none is said.</param>
/// <param name="Parts">What a name may consist of; the first must be there.</param>
internal sealed record NamingSystem(string Id, string Language, IReadOnlyList<string> Parts, IReadOnlyList<NamingWay> Ways);

/// <summary>One way of writing names.</summary>
/// <param name="Language">Language whose names it makes.</param>
/// <param name="From">Language in which it takes the parts; a part not written in it makes no form.</param>
/// <param name="Table">Id of the table that spells them, or null = as they are.</param>
/// <param name="Names">Forms that are enough alone.</param>
/// <param name="ShortNames">Forms that need a full name or an office of the same person beside them.</param>
/// <param name="Alone">Forms that are enough alone for persons who say so (<see cref="NameParts.Alone"/>), else short.</param>
internal sealed record NamingWay(
    string Language, string From, string? Table, IReadOnlyList<NameForm> Names, IReadOnlyList<NameForm> ShortNames, IReadOnlyList<NameForm> Alone);

/// <summary>The parts of one person's name.</summary>
/// <param name="Parts">Part → language → spellings.</param>
/// <param name="Alone">Languages in which the given name is enough alone.</param>
/// <param name="Short">Languages in which the full name is borne by many and made a short name.</param>
/// <param name="Without">Names that the rules make and that are wrong for this person.</param>
internal sealed record NameParts(
    string System,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> Parts,
    IReadOnlySet<string> Alone,
    IReadOnlySet<string> Short,
    IReadOnlyList<string> Without);

/// <summary>A name made by rule.</summary>
/// <param name="Folded">As names are compared.</param>
/// <param name="IsShort">It needs a full name or an office of the same person in the text.</param>
internal sealed record MadeName(string Language, string Text, string Folded, bool IsShort);
