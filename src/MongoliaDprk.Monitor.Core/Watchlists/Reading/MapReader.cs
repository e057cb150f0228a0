using System.Globalization;

namespace MongoliaDprk.Monitor.Core.Watchlists.Reading;

/// <summary>
/// Reads one YAML map by key and notes what is wrong: a missing key, a wrong kind of value and, in <see cref="End"/>, every key that
/// nobody asked for. After an error the reading goes on with an empty value, so that all errors are told at once.
/// </summary>
internal sealed class MapReader(YamlMap map, FileErrors errors)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public int Line => map.Line;

    public FileErrors Errors => errors;

    public IReadOnlyList<YamlEntry> Entries => map.Entries;

    /// <summary>The map at <paramref name="node"/>, or null with an error.</summary>
    public static MapReader? Of(YamlNode node, FileErrors errors, string what)
    {
        if (node is YamlMap map)
            return new MapReader(map, errors);
        errors.Add(node.Line, $"{what} must be keys with values");
        return null;
    }

    public void Error(int line, string message) => errors.Add(line, message);

    public int LineOf(string key) => Entry(key)?.Line ?? map.Line;

    public bool Has(string key) => Entry(key) is not null;

    /// <summary>The value, or null; a missing required key is an error.</summary>
    public YamlNode? Node(string key, bool required = false)
    {
        asked.Add(key);
        YamlEntry? entry = Entry(key);
        if (entry is null && required)
            errors.Add(map.Line, $"'{key}' is missing");
        return entry?.Value;
    }

    public string Text(string key) => Node(key, required: true) is { } node ? Scalar(node, key) : "";

    public string? OptionalText(string key) => Node(key) is { } node && Scalar(node, key) is { Length: > 0 } text ? text : null;

    public IReadOnlyList<YamlText> Texts(string key, bool required = false) =>
        Node(key, required) is { } node ? TextsOf(node, key) : [];

    public IReadOnlyList<string> Strings(string key, bool required = false) => [.. Texts(key, required).Select(text => text.Text)];

    /// <summary>A map of lists, e.g. names by language.</summary>
    public IReadOnlyList<(YamlEntry Entry, IReadOnlyList<YamlText> Texts)> TextsByKey(string key, bool required = false) =>
        Node(key, required) is { } node && Of(node, errors, $"'{key}'") is { } reader
            ? [.. reader.Entries.Select(entry => (entry, TextsOf(entry.Value, entry.Key)))]
            : [];

    /// <summary>The maps in the list at <paramref name="key"/>.</summary>
    public IEnumerable<MapReader> Maps(string key, bool required = false)
    {
        if (Node(key, required) is not { } node)
            return [];
        if (node is YamlList list)
            return list.Items.Select(item => Of(item, errors, $"an entry of '{key}'")).OfType<MapReader>();
        errors.Add(node.Line, $"'{key}' must be a list");
        return [];
    }

    public bool Flag(string key, bool byDefault)
    {
        string? text = OptionalText(key);
        if (text is null or "true" or "false")
            return text is null ? byDefault : text == "true";
        errors.Add(LineOf(key), $"'{key}' must be true or false");
        return byDefault;
    }

    /// <summary>A whole number from <paramref name="least"/> up.</summary>
    public int Number(string key, int byDefault, int least = 1)
    {
        if (OptionalText(key) is not { } text)
            return byDefault;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least)
            return number;
        errors.Add(LineOf(key), $"'{key}' must be a whole number from {least} up");
        return byDefault;
    }

    /// <summary>Notes every key that nobody asked for.</summary>
    public void End()
    {
        foreach (YamlEntry entry in map.Entries.Where(entry => !asked.Contains(entry.Key)))
            errors.Add(entry.Line, $"unknown key '{entry.Key}'; known here: {string.Join(", ", asked)}");
    }

    private IReadOnlyList<YamlText> TextsOf(YamlNode node, string what)
    {
        if (node is YamlList list)
            return [.. list.Items.Select(item => new YamlText(item.Line, Scalar(item, what))).Where(text => text.Text.Length > 0)];
        errors.Add(node.Line, $"'{what}' must be a list: [one, two]");
        return [];
    }

    private string Scalar(YamlNode node, string what)
    {
        if (node is not YamlText text)
            errors.Add(node.Line, $"'{what}' must be a text, here is a list or a map (quote texts with colons)");
        else if (text.Text.Length == 0)
            errors.Add(node.Line, $"'{what}' is empty");
        else
            return text.Text;
        return "";
    }

    private YamlEntry? Entry(string key) => map.Entries.FirstOrDefault(entry => entry.Key == key);
}
