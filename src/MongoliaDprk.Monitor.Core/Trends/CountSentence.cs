using System.Globalization;

namespace MongoliaDprk.Monitor.Core.Trends;

/// <summary>A table of counts as the sentence that is quoted from it.</summary>
public static class CountSentence
{
    private const int Told = 5;

    private static readonly string[] Small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>The rows most often counted, most first; the others are told by their number.</summary>
    /// <param name="where">Whose articles: "The Paper", or null = all outlets.</param>
    /// <param name="rows">One per key, highest count first.</param>
    /// <param name="name">The name to be read for a key.</param>
    public static string Of(CountQuery query, string? where, IReadOnlyList<CountRow> rows, Func<string, string> name)
    {
        string head = $"In {where ?? "all outlets"}{Period(query.Filter)}";
        if (rows.Count == 0)
            return $"{head}, nothing was counted.";
        string[] told = [.. rows.Take(Told).Select((row, i) => Part(query, row, name(row.Key), first: i == 0))];
        int others = rows.Count - told.Length;
        string all = others > 0 ? $"{string.Join(", ", told)}, and {Number(others)} {(others == 1 ? "other" : "others")} no more often"
            : told.Length == 1 ? told[0]
            : $"{string.Join(", ", told[..^1])} and {told[^1]}";
        return $"{head}, {all}.";
    }

    private static string Part(CountQuery query, CountRow row, string name, bool first)
    {
        bool names = query.By is TrendBy.Actor or TrendBy.Office or TrendBy.Country;
        string verb = !first ? "" : names ? " was named" : query.Unit is CountUnit.Article or CountUnit.Headline ? " had" : " was counted";
        string amount = query.Unit switch
        {
            CountUnit.Hit => Times(row.Count),
            CountUnit.Mention when query.By == TrendBy.Actor => $"in {Amount(row.Count, "article", "articles")}",
            _ => (names ? "in " : "") + Amount(row.Count, CountUnits.Noun(query.Unit).One, CountUnits.Noun(query.Unit).Many),
        };
        return $"{(query.By == TrendBy.Office ? "the " : "")}{name}{verb} {amount}";
    }

    private static string Amount(int count, string one, string many) => $"{Number(count)} {(count == 1 ? one : many)}";

    private static string Times(int count) => count switch { 1 => "once", 2 => "twice", _ => $"{Number(count)} times" };

    private static string Number(int count) => count < Small.Length ? Small[count] : count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Period(MentionFilter filter) => (filter.From, filter.To) switch
    {
        (null, null) => "",
        ({ } from, null) => $" since {Day(from)}",
        (null, { } to) => $" until {Day(to)}",
        ({ } from, { } to) => from == to ? $" on {Day(from)}" : $" from {Day(from)} to {Day(to)}",
    };

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
