using System.Text.Json;

namespace MongoliaDprk.Monitor.Core.Alerts;

/// <summary>What an alert says, before it is put into words: the form of the words and what is filled in.</summary>
/// <param name="Form">A kind's name, or a variant of it, as in <c>Words/words-en.txt</c>.</param>
/// <param name="Values">By placeholder: ids of actors and sources, country codes, stages, days, quotations. Never an empty list.</param>
public sealed record AlertContent(string Form, IReadOnlyDictionary<string, IReadOnlyList<string>> Values)
{
    /// <summary>Values that are null or empty are left out, and with them the lines that need them.</summary>
    public static AlertContent Of(string form, params IReadOnlyList<(string Key, IEnumerable<string?> Values)> values) =>
        new(form, values.Select(v => (v.Key, Values: v.Values.OfType<string>().Where(x => x.Length > 0).ToArray()))
            .Where(v => v.Values.Length > 0).ToDictionary(v => v.Key, v => (IReadOnlyList<string>)v.Values, StringComparer.Ordinal));

    /// <summary>For one value.</summary>
    public static (string Key, IEnumerable<string?> Values) One(string key, string? value) => (key, [value]);

    public string ToJson() => JsonSerializer.Serialize(this);

    /// <exception cref="JsonException">The text is not what <see cref="ToJson"/> gives.</exception>
    public static AlertContent FromJson(string json) => JsonSerializer.Deserialize<AlertContent>(json) ?? throw new JsonException("no alert");
}
