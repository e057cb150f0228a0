using System.Collections.Frozen;
using System.Globalization;

namespace MongoliaDprk.Monitor.Core.Articles.Dates;

/// <summary>The words of printed dates, read once from the table beside this file.</summary>
internal static class DateWords
{
    private static readonly FrozenDictionary<string, string> Meanings = Read();
    private static readonly string[] Changed = [.. Meanings.Where(pair => pair.Value == "changed").Select(pair => pair.Key)];

    /// <summary>Number of the month a word names, or 0.</summary>
    public static int Month(string word) =>
        Meanings.TryGetValue(word.TrimEnd('.').ToLowerInvariant(), out string? meaning) && int.TryParse(meaning, CultureInfo.InvariantCulture, out int month) ? month : 0;

    public static bool IsAfternoon(string word) => Is(word, "pm");

    public static bool IsMorning(string word) => Is(word, "am");

    /// <summary>Years to add to a year counted in the era that this word names, or null.</summary>
    public static int? EraOffset(string word) =>
        Meanings.TryGetValue(word.ToLowerInvariant(), out string? meaning) && meaning.StartsWith("era:", StringComparison.Ordinal)
            ? int.Parse(meaning.AsSpan(4), CultureInfo.InvariantCulture) : null;

    /// <summary>Whether a line speaks of a change before it names a date.</summary>
    public static bool SaysChanged(string line)
    {
        int digit = line.AsSpan().IndexOfAnyInRange('0', '9');
        return Changed.Any(word => line.IndexOf(word, StringComparison.OrdinalIgnoreCase) is >= 0 and var at && (digit < 0 || at < digit));
    }

    private static bool Is(string word, string meaning) => Meanings.GetValueOrDefault(word.TrimEnd('.').ToLowerInvariant()) == meaning;

    private static FrozenDictionary<string, string> Read()
    {
        Dictionary<string, string> meanings = new(StringComparer.Ordinal);
        foreach (string[] fields in EmbeddedTable.Lines("Articles.Dates.DateWords.txt"))
        {
            foreach (string word in fields.Skip(1))
                meanings.TryAdd(word, fields[0]);
        }

        return meanings.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
