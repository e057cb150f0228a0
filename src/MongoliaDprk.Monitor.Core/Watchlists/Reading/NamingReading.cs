using MongoliaDprk.Monitor.Core.Watchlists.Naming;

namespace MongoliaDprk.Monitor.Core.Watchlists.Reading;

/// <summary>Reads the files under <c>names/</c>: spelling tables and naming systems; and the <c>parts</c> of a person.</summary>
internal static class NamingReading
{
    public static void Read(MapReader file, WatchlistDraft draft)
    {
        if (!file.Has("tables") && !file.Has("systems"))
            file.Error(file.Line, "neither 'tables' nor 'systems' stands here");
        foreach (MapReader map in file.Maps("tables"))
            draft.Tables.Add(new Placed<(string, SpellingTable)>(ReadTable(map, draft), map.Errors, map.Line));
        foreach (MapReader map in file.Maps("systems"))
            draft.Systems.Add(new Placed<NamingSystem>(ReadSystem(map, draft), map.Errors, map.Line));
        file.End();
    }

    /// <summary>The parts of a person's name, or null when there are none.</summary>
    public static NameParts? ReadParts(MapReader actor)
    {
        if (actor.Node("parts") is not { } node || MapReader.Of(node, actor.Errors, "'parts'") is not { } map)
            return null;
        string system = map.Text("system");
        NameParts parts = new(
            system,
            map.Entries.Where(entry => entry.Key is not ("system" or "alone" or "short" or "without"))
                .ToDictionary(entry => entry.Key, entry => Spellings(map, entry), StringComparer.Ordinal),
            map.Strings("alone").ToHashSet(StringComparer.Ordinal),
            map.Strings("short").ToHashSet(StringComparer.Ordinal),
            map.Strings("without"));
        map.End();
        return parts;
    }

    /// <summary>By language; under "" what stands there without one.</summary>
    private static IReadOnlyDictionary<string, IReadOnlyList<string>> Spellings(MapReader map, YamlEntry part)
    {
        map.Node(part.Key);
        if (part.Value is not YamlMap languages)
            return new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [""] = OneOrMore(map, part) };
        return languages.Entries.ToDictionary(entry => entry.Key, entry => OneOrMore(map, entry), StringComparer.Ordinal);
    }

    private static (string, SpellingTable) ReadTable(MapReader map, WatchlistDraft draft)
    {
        string id = map.Id();
        SpellingTable? like = Like(map, draft);
        Dictionary<string, IReadOnlyList<string>> letters = new(StringComparer.Ordinal);
        if (map.Node("letters", required: true) is { } node && MapReader.Of(node, map.Errors, "'letters'") is { } all)
        {
            foreach (YamlEntry entry in all.Entries)
                letters[entry.Key] = OneOrMore(all, entry, mayBeEmpty: true);
        }

        SpellingTable table = new(letters, map.Number("changes", like?.Changes ?? 1), map.Flag("keepsOthers", like?.KeepsOthers ?? false), like);
        map.End();
        return (id, table);
    }

    /// <summary>The earlier table whose letters this one takes over, or null.</summary>
    private static SpellingTable? Like(MapReader map, WatchlistDraft draft)
    {
        if (map.OptionalText("like") is not { } id)
            return null;
        SpellingTable? like = draft.Tables.FirstOrDefault(table => table.Value.Id == id)?.Value.Table;
        if (like is null)
            map.Error(map.LineOf("like"), $"there is no table '{id}' before this one");
        return like;
    }

    private static NamingSystem ReadSystem(MapReader map, WatchlistDraft draft)
    {
        string id = map.Id();
        string language = map.Code("language");
        IReadOnlyList<string> parts = map.Strings("parts", required: true);
        NamingSystem system = new(id, language, parts, [.. map.Maps("ways", required: true).Select(way => ReadWay(way, language, parts, draft))]);
        map.End();
        return system;
    }

    private static NamingWay ReadWay(MapReader map, string language, IReadOnlyList<string> parts, WatchlistDraft draft)
    {
        NamingWay way = new(
            map.Code("language"),
            map.OptionalText("from") ?? language,
            map.OptionalText("table"),
            Forms(map, "names", parts),
            Forms(map, "shortNames", parts),
            Forms(map, "alone", parts));
        draft.LanguageUses.Add(new Placed<string>(way.Language, map.Errors, map.Line));
        if (way.Table is { } table)
            draft.TableUses.Add(new Placed<string>(table, map.Errors, map.LineOf("table")));
        map.End();
        return way;
    }

    private static IReadOnlyList<NameForm> Forms(MapReader map, string key, IReadOnlyList<string> parts)
    {
        List<NameForm> forms = [];
        foreach (YamlText text in map.Texts(key))
        {
            if (NameForm.Read(text.Text, parts, out string? wrong) is { } form)
                forms.Add(form);
            else
                map.Error(text.Line, wrong!);
        }

        return forms;
    }

    private static IReadOnlyList<string> OneOrMore(MapReader map, YamlEntry entry, bool mayBeEmpty = false)
    {
        YamlNode[] nodes = entry.Value is YamlList list ? [.. list.Items] : [entry.Value];
        if (nodes.Length == 0 || nodes.Any(node => node is not YamlText text || (text.Text.Length == 0 && !mayBeEmpty)))
            map.Error(entry.Line, $"'{entry.Key}' must be a text or a list of texts");
        return [.. nodes.OfType<YamlText>().Select(text => text.Text)];
    }
}
