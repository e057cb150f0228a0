using System.Globalization;
using MongoliaDprk.Monitor.App.Api;

namespace MongoliaDprk.Monitor.App.Commands;

/// <summary>One table of <c>monitor trends</c>: on the terminal, as CSV and as JSON the same columns and rows.</summary>
/// <param name="Columns">Names, as CSV and JSON have them.</param>
/// <param name="Rows">One value per column: a text, a number, a day, or null = not known.</param>
/// <param name="Notes">What the columns mean, below the table.</param>
internal sealed record TrendTable(IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows, IReadOnlyList<string> Notes)
{
    public void Print(bool csv)
    {
        if (csv)
        {
            Console.WriteLine(Csv.Row(Columns));
            foreach (object?[] row in Rows)
                Console.WriteLine(string.Join(',', row.Select(v => v is string text ? Csv.Field(text) : Shown(v))));
            return;
        }

        int[] numbers = [.. Enumerable.Range(0, Columns.Count).Where(i => Rows.Any(r => r[i] is int or double))];
        Tables.Print(Columns, Rows.Select(r => (IReadOnlyList<string>)[.. r.Select(Shown)]), numbers);
        foreach (string note in Notes)
            Console.WriteLine(note);
    }

    /// <summary>Rows as objects, with the columns' names.</summary>
    public IEnumerable<Dictionary<string, object?>> Objects => Rows.Select(r => Columns.Zip(r).ToDictionary(c => c.First, c => c.Second));

    private static string Shown(object? value) => value switch
    {
        null => "",
        DateOnly day => Text.Day(day),
        double number => number.ToString("0.####", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => (string)value,
    };
}
