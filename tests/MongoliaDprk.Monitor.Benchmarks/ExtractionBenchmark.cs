using System.Globalization;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Tests;

namespace MongoliaDprk.Monitor.Benchmarks;

/// <summary>How much CPU each step of the extraction takes on real pages, beside AngleSharp's parse of the same pages. One thread.</summary>
internal static class ExtractionBenchmark
{
    /// <summary>Until the runtime has compiled the inner loops for good.</summary>
    private const int WarmUp = 1000;

    private static readonly DateTime FetchedAt = new(2024, 6, 1, 12, 0, 0, DateTimeKind.Utc);

    /// <param name="folder">Pages, in any folders below.</param>
    /// <param name="every">1 = all pages, 10 = each tenth.</param>
    /// <returns>1 when our own work took longer than the parse.</returns>
    public static int Run(string folder, int every)
    {
        string[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where((_, i) => i % every == 0)];
        TimeSpan[] steps = new TimeSpan[Enum.GetValues<ExtractionStep>().Length];
        for (int i = 0; i < WarmUp; i++)
            Extract(files[i * 7919 % files.Length], steps);
        Array.Clear(steps);
        long bytes = files.Sum(file => Extract(file, steps));
        return Tell(files.Length, bytes, steps);
    }

    /// <summary>Adds what each step took.</summary>
    private static int Extract(string file, TimeSpan[] steps)
    {
        FetchedPage page = new(new Uri("file:///page.html"), File.ReadAllBytes(file), null, FetchedAt);
        TimeSpan before = ThreadTime.Now();
        ArticleExtractor.Extract(page, null, null, Took);
        Took(ExtractionStep.Rest);
        return page.Body.Length;

        void Took(ExtractionStep step)
        {
            TimeSpan now = ThreadTime.Now();
            steps[(int)step] += now - before;
            before = now;
        }
    }

    private static int Tell(int pages, long bytes, TimeSpan[] steps)
    {
        double all = steps.Sum(step => step.TotalSeconds);
        double parse = steps[(int)ExtractionStep.Parse].TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pages} pages, {bytes / 1e6:F1} MB: {pages / all:F0} pages and {bytes / 1e6 / all:F1} MB per second of CPU"));
        foreach (ExtractionStep step in Enum.GetValues<ExtractionStep>())
        {
            double seconds = steps[(int)step].TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{step,-9} {1000 * seconds / pages,7:F2} ms a page {seconds / all,6:P1} {seconds / parse,7:F2} of the parse"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"our own",-9} {1000 * (all - parse) / pages,7:F2} ms a page {(all - parse) / all,6:P1} {(all - parse) / parse,7:F2} of the parse"));
        return all - parse <= parse ? 0 : 1;
    }
}
