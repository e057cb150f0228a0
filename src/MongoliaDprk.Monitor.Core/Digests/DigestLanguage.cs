using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;

namespace MongoliaDprk.Monitor.Core.Digests;

/// <summary>The frame words of digests in one language, read from <c>Languages/CODE.txt</c> in this assembly. Names and quotations are the reader's business.</summary>
public sealed class DigestLanguage
{
    private static readonly string[] All = ["en", "mn", "ko"];
    private static readonly FrozenDictionary<string, DigestLanguage> Read = All.ToFrozenDictionary(c => c, c => new DigestLanguage(c), StringComparer.Ordinal);
    private readonly FrozenDictionary<string, string> words;

    private DigestLanguage(string code)
    {
        Code = code;
        words = Lines(code).ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Codes of the languages there are, the first stands in for any other.</summary>
    public static IReadOnlyList<string> Codes => All;

    /// <summary>Its ISO 639 code.</summary>
    public string Code { get; }

    internal IEnumerable<string> Keys => words.Keys;

    /// <param name="code">A code that is not among <see cref="Codes"/> gives the first language.</param>
    public static DigestLanguage Of(string code) => Read.GetValueOrDefault(code) ?? Read[All[0]];

    /// <summary>The words of a key.</summary>
    /// <exception cref="KeyNotFoundException">The file lacks the key.</exception>
    public string this[string key] => words.TryGetValue(key, out string? found) ? found : throw new KeyNotFoundException($"no words for '{key}' in {Code}");

    /// <summary>The words with their gaps filled.</summary>
    public string With(string key, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>A count with its noun, in the form the language has for that number; {0} is the number.</summary>
    public string Count(string key, int count, params ReadOnlySpan<object?> more)
    {
        string form = count == 1 && words.ContainsKey(key + ".one") ? ".one" : ".other";
        return With(key + form, [Number(count), .. more]);
    }

    /// <summary>With commas between thousands, as all three languages write.</summary>
    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>What is known by that id, or the id itself.</summary>
    public string Topic(string id) => words.GetValueOrDefault("topic." + id, id);

    /// <summary>With weekday and year, for headings.</summary>
    public string LongDay(DateOnly day) => Day("date.long", "weekdays", "months", day);

    /// <summary>With weekday, without year.</summary>
    public string ShortDay(DateOnly day) => Day("date.short", "weekdays.short", "months.short", day);

    /// <summary>With year, without weekday.</summary>
    public string YearDay(DateOnly day) => Day("date.year", "weekdays.short", "months.short", day);

    public string Weekday(DateOnly day) => this["weekdays"].Split('|')[(int)day.DayOfWeek];

    /// <summary>Weekday, day and minute on the clock of a zone.</summary>
    public string Moment(DateTime utc, TimeZoneInfo zone)
    {
        DateTime local = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);
        return With("moment", ShortDay(DateOnly.FromDateTime(local)), local.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    /// <summary>Names in a row.</summary>
    public string List(IReadOnlyList<string> items) => items.Count < 2
        ? string.Concat(items)
        : With("list.last", string.Join(this["list.separator"], items.SkipLast(1)), items[^1]);

    private string Day(string pattern, string weekdays, string months, DateOnly day) =>
        With(pattern, this[weekdays].Split('|')[(int)day.DayOfWeek], day.Day, this[months].Split('|')[day.Month - 1], day.Year);

    private static IEnumerable<KeyValuePair<string, string>> Lines(string code)
    {
        Assembly assembly = typeof(DigestLanguage).Assembly;
        using Stream stream = assembly.GetManifestResourceStream($"{assembly.GetName().Name}.Digests.Languages.{code}.txt")
            ?? throw new InvalidOperationException($"the words of {code} are missing from {assembly.GetName().Name}");
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            int sign = line.IndexOf('=', StringComparison.Ordinal);
            yield return KeyValuePair.Create(line[..sign].Trim(), line[(sign + 1)..].Trim().Replace("{space}", " ", StringComparison.Ordinal));
        }
    }
}
