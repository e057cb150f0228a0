using System.Globalization;
using System.Text;

namespace MongoliaDprk.Monitor.Benchmarks;

/// <summary>Median and 95th percentile of what was asked of PostgreSQL and of SQLite, in the order of asking; what misses the aim is in bold.</summary>
/// <param name="title">Head of the first column.</param>
internal sealed class TrendTable(string title, double aim = TrendTable.MostMedian, double most = TrendTable.MostP95)
{
    private const double MostMedian = 50, MostP95 = 150;
    private readonly List<string> order = [];
    private readonly Dictionary<string, (double Median, double P95)?[]> figures = [];

    /// <param name="place">0 = PostgreSQL, 1 = SQLite.</param>
    /// <param name="took">Milliseconds.</param>
    public void Add(string name, int place, IEnumerable<double> took)
    {
        double[] sorted = [.. took.Order()];
        if (figures.TryAdd(name, new (double, double)?[2]))
            order.Add(name);
        if (sorted.Length > 0)
            figures[name][place] = (Median(sorted), sorted[(int)Math.Ceiling(sorted.Length * 0.95) - 1]);
        Console.Error.WriteLine($"{(place == 0 ? "PostgreSQL" : "SQLite")} {name}: {Cells(figures[name][place])}");
    }

    public static double Median(IEnumerable<double> took) => took.Order().ElementAt(took.Count() / 2);

    public override string ToString()
    {
        StringBuilder table = new($"| {title} | PostgreSQL median | p95 | SQLite median | p95 |\n|---|---|---|---|---|\n");
        foreach (string name in order)
            table.Append(CultureInfo.InvariantCulture, $"| {name.Replace("|", "\\|", StringComparison.Ordinal)} | {Cells(figures[name][0])} | {Cells(figures[name][1])} |\n");
        return table.ToString();
    }

    private string Cells((double Median, double P95)? figure) =>
        figure is { } f ? $"{Cell(f.Median, aim)} | {Cell(f.P95, most)}" : "– | –";

    private static string Cell(double value, double most)
    {
        string shown = value.ToString("F1", CultureInfo.InvariantCulture);
        return value > most ? $"**{shown}**" : shown;
    }
}
