namespace MongoliaDprk.Monitor.Core.Watchlists.Reading;

/// <summary>Reads the files under <c>actors/</c>: actors and offices.</summary>
internal static class ActorReading
{
    public static void Read(MapReader file, WatchlistDraft draft)
    {
        if (!file.Has("actors") && !file.Has("offices"))
            file.Error(file.Line, "neither 'actors' nor 'offices' stands here");
        foreach (MapReader actor in file.Maps("actors"))
            draft.Actors.Add(new Placed<Actor>(ReadActor(actor, draft), actor.Errors, actor.Line));
        foreach (MapReader office in file.Maps("offices"))
            draft.Offices.Add(new Placed<Office>(ReadOffice(office, draft), office.Errors, office.Line));
        file.End();
    }

    private static Actor ReadActor(MapReader map, WatchlistDraft draft)
    {
        string id = map.Id();
        ActorKind kind = map.Choice("kind", ActorKind.Thing, required: true);
        Actor actor = new(
            id,
            kind,
            map.Code("side"),
            map.Text("name"),
            Names(map, "names", NameUse.Name, id, draft, required: !map.Has("parts")),
            Names(map, "shortNames", NameUse.ShortName, id, draft),
            [.. map.Maps("offices").Select(term => ReadTerm(term, id, draft))])
        {
            HomeNames = Names(map, "homeNames", NameUse.HomeName, id, draft, required: false),
            Note = map.OptionalText("note"),
            Sources = map.Strings("sources"),
        };
        if (NamingReading.ReadParts(map) is { } parts)
            draft.Parts.Add(new Placed<PersonParts>(new PersonParts(id, parts), map.Errors, map.LineOf("parts")));
        if (kind != ActorKind.Person && map.Has("parts"))
            map.Error(map.LineOf("parts"), $"'{id}' is no person; only persons have names of parts");
        if (actor.Names.Count == 0 && map.Has("names"))
            map.Error(map.LineOf("names"), $"'{id}' has no name in any language");
        if (kind != ActorKind.Person && actor.Offices.Count > 0)
            map.Error(map.LineOf("offices"), $"'{id}' is no person and cannot hold an office");
        map.End();
        return actor;
    }

    private static OfficeTerm ReadTerm(MapReader map, string actor, WatchlistDraft draft)
    {
        OfficeTerm term = new(map.Id("office"), map.Span("from")?.First, map.Span("to")?.Last);
        ReadNotes(map);
        if (term.To < term.From)
            map.Error(map.Line, $"the office '{term.OfficeId}' ends before it begins");
        draft.Terms.Add(new PlacedTerm(actor, term, map.Errors, map.Line));
        return term;
    }

    private static Office ReadOffice(MapReader map, WatchlistDraft draft)
    {
        string id = map.Id();
        bool several = map.Flag("several", byDefault: false);
        if (several)
            draft.SharedOffices.Add(id);
        Office office = new(
            id,
            map.Code("side"),
            map.Text("name"),
            Names(map, "titles", NameUse.Title, id, draft, required: false),
            Names(map, "bareTitles", NameUse.BareTitle, id, draft))
        {
            Several = several,
        };
        ReadNotes(map);
        return office;
    }

    /// <summary>Keys for readers of the file, not for the monitor.</summary>
    private static void ReadNotes(MapReader map)
    {
        map.OptionalText("note");
        map.Strings("sources");
        map.End();
    }

    private static Dictionary<string, IReadOnlyList<string>> Names(
        MapReader map, string key, NameUse use, string owner, WatchlistDraft draft, bool? required = null)
    {
        Dictionary<string, IReadOnlyList<string>> names = new(StringComparer.Ordinal);
        foreach ((YamlEntry entry, IReadOnlyList<YamlText> texts) in map.TextsByKey(key, required ?? use == NameUse.Name))
        {
            draft.LanguageUses.Add(new Placed<string>(entry.Key, map.Errors, entry.Line));
            draft.Names.AddRange(texts.Select(text => new PlacedName(use, owner, text.Text, map.Errors, text.Line)));
            names[entry.Key] = [.. texts.Select(text => text.Text)];
        }

        return names;
    }
}
