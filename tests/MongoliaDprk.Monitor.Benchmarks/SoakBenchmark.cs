using System.Globalization;
using MongoliaDprk.Monitor.Tests.Soaking;

namespace MongoliaDprk.Monitor.Benchmarks;

/// <summary>The whole program among 200 outlets, receivers and a database that misbehave; says whether the books balance.</summary>
internal static class SoakBenchmark
{
    private const int Outlets = 200;
    private const int Kills = 30;

    /// <param name="asked">Minutes of misbehaviour (10), seed (1), outlets (200), kills (30).</param>
    /// <returns>1 when the books do not balance.</returns>
    public static async Task<int> RunAsync(string[] asked)
    {
        double minutes = asked.Length > 0 ? double.Parse(asked[0], CultureInfo.InvariantCulture) : 10;
        Soak soak = new(Whole(asked, 2, Outlets), TimeSpan.FromMinutes(minutes), Whole(asked, 3, Kills), Whole(asked, 1, 1));
        Console.Error.WriteLine(soak);
        SoakBooks books = await soak.RunAsync(Path.Combine(AppContext.BaseDirectory, "monitor.dll"), Console.Error.WriteLine);
        Console.WriteLine(books.Summary);
        foreach (string fault in books.Faults)
            Console.WriteLine("NOT BALANCED: " + fault);
        return books.Faults.Count == 0 ? 0 : 1;
    }

    private static int Whole(string[] asked, int at, int otherwise) => asked.Length > at ? int.Parse(asked[at], CultureInfo.InvariantCulture) : otherwise;
}
