namespace MongoliaDprk.Monitor.Core.Watchlists.Reading;

/// <summary>Reads a file under <c>languages/</c>.</summary>
internal static class LanguageReading
{
    public static void Read(MapReader map, WatchlistDraft draft)
    {
        Language language = new(
            map.Code("language"),
            map.Text("name"),
            map.Choice("boundary", NameBoundary.Both, required: true),
            map.Strings("suffixes"),
            map.Strings("notNames"),
            ByKey(map, "topics"),
            map.Node("visits") is { } visits && MapReader.Of(visits, map.Errors, "'visits'") is { } reader ? ReadVisits(reader) : null)
        {
            DroppedEndings = map.Strings("droppedEndings"),
            NotHolders = map.Strings("notHolders"),
        };
        map.OptionalText("note");
        map.End();
        string fileName = map.Errors.Path[(map.Errors.Path.LastIndexOf('/') + 1)..];
        if (language.Code.Length > 0 && fileName != language.Code + ".yaml")
            map.Error(map.LineOf("language"), $"the language '{language.Code}' belongs into languages/{language.Code}.yaml");
        draft.Languages.Add(new Placed<Language>(language, map.Errors, map.Line));
    }

    private static VisitLanguage ReadVisits(MapReader map)
    {
        VisitLanguage visits = new(
            ByKey(map, "phrases", required: true),
            Alternatives(map, "months", 12),
            Alternatives(map, "weekdays", 7),
            map.Flag("placeBeforeVerb", byDefault: false),
            map.OptionalText("home"));
        foreach (string key in visits.Phrases.Keys.Where(key => !VisitLanguage.IsCue(key)))
            map.Error(map.LineOf("phrases"), $"'{key}' is no cue of the visit grammar; see the comments in languages/en.yaml");
        map.End();
        return visits;
    }

    private static Dictionary<string, IReadOnlyList<string>> ByKey(MapReader map, string key, bool required = false)
    {
        Dictionary<string, IReadOnlyList<string>> phrases = new(StringComparer.Ordinal);
        foreach ((YamlEntry entry, IReadOnlyList<YamlText> texts) in map.TextsByKey(key, required))
            phrases[entry.Key] = [.. texts.Select(text => text.Text)];
        return phrases;
    }

    /// <summary>A list of exactly <paramref name="count"/> lists, or nothing.</summary>
    private static IReadOnlyList<IReadOnlyList<string>> Alternatives(MapReader map, string key, int count)
    {
        if (map.Node(key) is not { } node)
            return [];
        if (node is YamlList { Items: var items } && items.Count == count && items.All(item => item is YamlList or YamlText))
            return [.. items.Select(Words)];
        if (node is not YamlList { Items.Count: 0 })
            map.Error(node.Line, $"'{key}' must be a list of {count} lists of words");
        return [];
    }

    private static IReadOnlyList<string> Words(YamlNode node) =>
        node is YamlList list ? [.. list.Items.OfType<YamlText>().Select(text => text.Text)] : [((YamlText)node).Text];
}
