using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Watchlists.Naming;

namespace MongoliaDprk.Monitor.Core.Watchlists.Reading;

/// <summary>
/// Gives every person with <c>parts</c> the names that follow from them. What is written wins: a made name that is another actor's
/// too is a short name only, unless both hold offices and the day tells who is meant.
/// </summary>
internal static class NameGeneration
{
    public static void Run(WatchlistDraft draft)
    {
        Dictionary<string, NamingSystem> systems = First(draft.Systems, system => system.Id, system => system);
        NameMaker maker = new(systems, First(draft.Tables, table => table.Id, table => table.Table));
        bool tablesKnown = draft.TableUses.All(use => draft.Tables.Any(table => table.Value.Id == use.Value));
        List<(Placed<PersonParts> Person, IReadOnlyList<MadeName> Names)> made = [];
        foreach (Placed<PersonParts> placed in draft.Parts)
        {
            if (!systems.TryGetValue(placed.Value.Parts.System, out NamingSystem? system))
            {
                placed.File.Add(placed.Line, $"there is no naming system '{placed.Value.Parts.System}'; known: {string.Join(", ", systems.Keys)}");
                continue;
            }

            NameParts parts = InLanguage(placed.Value.Parts, system.Language);
            if (tablesKnown && AreComplete(placed, parts, system, maker))
                made.Add((placed, maker.Make(parts)));
        }

        Owners owners = new(draft, made.SelectMany(person => person.Names.Where(name => !name.IsShort).Select(name => (person.Person.Value.Actor, name.Folded))));
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        for (int i = 0; i < draft.Actors.Count; i++)
            places.TryAdd(draft.Actors[i].Value.Id, i);
        foreach ((Placed<PersonParts> person, IReadOnlyList<MadeName> names) in made)
            Give(person, places[person.Value.Actor], names, owners, draft);
    }

    private static Dictionary<string, TValue> First<T, TValue>(IEnumerable<Placed<T>> items, Func<T, string> id, Func<T, TValue> value)
    {
        Dictionary<string, TValue> first = new(StringComparer.Ordinal);
        foreach (Placed<T> item in items)
            first.TryAdd(id(item.Value), value(item.Value));
        return first;
    }

    private static NameParts InLanguage(NameParts parts, string language) => parts with
    {
        Parts = parts.Parts.ToDictionary(
            part => part.Key,
            part => (IReadOnlyDictionary<string, IReadOnlyList<string>>)part.Value.ToDictionary(
                spelling => spelling.Key.Length == 0 ? language : spelling.Key, spelling => spelling.Value, StringComparer.Ordinal),
            StringComparer.Ordinal),
    };

    private static bool AreComplete(Placed<PersonParts> placed, NameParts parts, NamingSystem system, NameMaker maker)
    {
        string? unknown = parts.Parts.Keys.FirstOrDefault(part => !system.Parts.Contains(part));
        if (unknown is not null)
            placed.File.Add(placed.Line, $"unknown part '{unknown}'; a name of the system '{system.Id}' has: {string.Join(", ", system.Parts)}");
        else if (system.Parts.Count > 0 && !parts.Parts.ContainsKey(system.Parts[0]))
            placed.File.Add(placed.Line, $"the part '{system.Parts[0]}' is missing");
        else if (maker.Unspelled(parts) is { } letter)
            placed.File.Add(placed.Line, $"the table '{letter.Table}' does not know the letter '{letter.Letter}'");
        else
            return true;
        return false;
    }

    private static void Give(Placed<PersonParts> person, int index, IReadOnlyList<MadeName> made, Owners owners, WatchlistDraft draft)
    {
        Actor actor = draft.Actors[index].Value;
        NamesByLanguage names = new(actor.Names);
        NamesByLanguage shortNames = new(actor.ShortNames);
        HashSet<string> generated = new(StringComparer.Ordinal);
        foreach (MadeName name in made.Where(name => !names.Has(name) && !shortNames.Has(name)))
        {
            NameUse use = name.IsShort || owners.IsContested(actor.Id, name.Folded) ? NameUse.ShortName : NameUse.Name;
            PlacedName placed = new(use, actor.Id, name.Text, person.File, person.Line) { Folded = name.Folded };
            if (NameChecks.IsTooShort(placed))
                continue;
            draft.Names.Add(placed);
            generated.Add(name.Text);
            (use == NameUse.Name ? names : shortNames).Add(name);
        }

        draft.Actors[index] = draft.Actors[index] with { Value = actor with { Names = names.All, ShortNames = shortNames.All, Generated = generated } };
    }

    /// <summary>Names of one use, to which made ones are added.</summary>
    private sealed class NamesByLanguage
    {
        private readonly Dictionary<string, List<string>> names;
        private readonly HashSet<(string Language, string Folded)> written;

        public NamesByLanguage(IReadOnlyDictionary<string, IReadOnlyList<string>> written)
        {
            names = written.ToDictionary(name => name.Key, name => name.Value.ToList(), StringComparer.Ordinal);
            this.written = [.. written.SelectMany(name => name.Value.Select(text => (name.Key, FoldedText.Fold(text))))];
        }

        public IReadOnlyDictionary<string, IReadOnlyList<string>> All =>
            names.ToDictionary(name => name.Key, name => (IReadOnlyList<string>)name.Value, StringComparer.Ordinal);

        public bool Has(MadeName name) => written.Contains((name.Language, name.Folded));

        public void Add(MadeName name)
        {
            if (!names.TryGetValue(name.Language, out List<string>? texts))
                names[name.Language] = texts = [];
            texts.Add(name.Text);
        }
    }

    /// <summary>Who has which name, written or made.</summary>
    private sealed class Owners
    {
        private readonly Dictionary<string, HashSet<string>> byName = new(StringComparer.Ordinal);
        private readonly HashSet<string> officials;

        public Owners(WatchlistDraft draft, IEnumerable<(string Actor, string Folded)> made)
        {
            officials = [.. draft.Terms.Select(term => term.Actor)];
            IEnumerable<(string Actor, string Folded)> written = draft.Names
                .Where(name => name.Use is NameUse.Name or NameUse.Title)
                .Select(name => (name.Owner, name.Folded));
            foreach ((string actor, string folded) in written.Concat(made))
            {
                if (!byName.TryGetValue(folded, out HashSet<string>? owners))
                    byName[folded] = owners = new HashSet<string>(StringComparer.Ordinal);
                owners.Add(actor);
            }
        }

        public bool IsContested(string actor, string folded) =>
            byName.TryGetValue(folded, out HashSet<string>? owners) && owners.Any(owner => owner != actor) && !owners.Append(actor).All(officials.Contains);
    }
}
