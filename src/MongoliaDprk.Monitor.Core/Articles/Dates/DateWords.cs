using System.Collections.Frozen;
using System.Globalization;

namespace MongoliaDprk.Monitor.Core.Articles.Dates;

/// <summary>The words of printed dates, read once from the table beside this file.</summary>
internal static class DateWords
{
    private static readonly (string Meaning, string Word)[] Entries =
        [.. EmbeddedTable.Lines("Articles.Dates.DateWords.txt").SelectMany(fields => fields.Skip(1).Select(word => (fields[0], word.Replace('_', ' '))))];

    private static readonly FrozenDictionary<string, int> Months = Numbers("");
    private static readonly FrozenDictionary<string, int> PersianMonths = Numbers("fa:");
    private static readonly FrozenDictionary<string, int> Eras = Numbers("era:");
    private static readonly FrozenSet<string> Tens = Set("tens");
    private static readonly FrozenSet<string> MonthSigns = Set("month");
    private static readonly FrozenSet<string> Mornings = Set("am");
    private static readonly FrozenSet<string> Afternoons = Set("pm");
    private static readonly FrozenSet<string> AtWords = Set("at");
    private static readonly FrozenDictionary<string, string> Zones = Entries.Where(entry => entry.Meaning.StartsWith("zone:", StringComparison.Ordinal))
        .DistinctBy(entry => entry.Word).ToFrozenDictionary(entry => entry.Word, entry => entry.Meaning[5..]);

    /// <summary>Beginnings of words that say what a date is of, by their first letter, longest first: asked for every word of every line with a digit.</summary>
    private static readonly FrozenDictionary<char, (string Word, DateLabel Label)[]> Labels =
        Entries.Select(entry => (entry.Word, Label: LabelOf(entry.Meaning))).Where(entry => entry.Label != DateLabel.None)
            .GroupBy(entry => entry.Word[0]).ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(entry => entry.Word.Length).ToArray());

    /// <summary>The longest beginning of a word at a place of a text that says what a date is of; (null, None) when none stands there.</summary>
    public static (string? Word, DateLabel Label) LabelAt(string text, int at)
    {
        foreach ((string word, DateLabel label) in Labels.GetValueOrDefault(char.ToLowerInvariant(text[at]), []))
        {
            if (string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0)
                return (word, label);
        }

        return default;
    }

    /// <summary>Number of the month a word names, or 0.</summary>
    public static int Month(string word) => Months.GetValueOrDefault(Key(word));

    /// <summary>Number of the month of the Persian solar year a word names, or 0.</summary>
    public static int PersianMonth(string word) => PersianMonths.GetValueOrDefault(Key(word));

    /// <summary>A word that adds ten to the month named after it.</summary>
    public static bool IsTens(string word) => Tens.Contains(Key(word));

    /// <summary>A word that says "month" beside its number.</summary>
    public static bool IsMonthSign(string word) => MonthSigns.Contains(Key(word));

    public static bool IsAfternoon(string word) => Afternoons.Contains(Key(word));

    public static bool IsMorning(string word) => Mornings.Contains(Key(word));

    /// <summary>A word that may stand between a date and its time of day.</summary>
    public static bool IsAt(string word) => AtWords.Contains(Key(word));

    /// <summary>Years to add to a year counted in the era that this word names, or null.</summary>
    public static int? EraOffset(string word) => Eras.TryGetValue(Key(word), out int years) ? years : null;

    /// <summary>Offsets ("+09:00", several parted by commas) or the name of the zone that an abbreviation stands for, or null.</summary>
    public static string? Zone(string abbreviation) => Zones.GetValueOrDefault(Key(abbreviation));

    private static string Key(string word) => word.TrimEnd('.').ToLowerInvariant();

    private static DateLabel LabelOf(string meaning) => meaning switch
    {
        "published" => DateLabel.Published,
        "changed" => DateLabel.Changed,
        "other" => DateLabel.Other,
        _ => DateLabel.None,
    };

    private static FrozenSet<string> Set(string meaning) =>
        Entries.Where(entry => entry.Meaning == meaning).Select(entry => entry.Word.ToLowerInvariant()).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, int> Numbers(string prefix)
    {
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        foreach ((string meaning, string word) in Entries)
        {
            if (meaning.StartsWith(prefix, StringComparison.Ordinal)
                && int.TryParse(meaning.AsSpan(prefix.Length), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
                numbers.TryAdd(word, number);
        }

        return numbers.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
