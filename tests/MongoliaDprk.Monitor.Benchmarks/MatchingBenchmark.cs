using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.Benchmarks;

/// <summary>
/// How fast names are found, in megabytes of decoded text (UTF-16) per second of CPU, beside what .NET offers for plain strings, and
/// what 10,000 further spellings cost.
/// </summary>
internal static class MatchingBenchmark
{
    private const int Further = 10_000;

    private const int Rounds = 7;

    /// <summary>Until the runtime has compiled the inner loops for good.</summary>
    private const int WarmUp = 30;

    /// <param name="watchlist">A watchlist folder.</param>
    /// <param name="texts">Lines of JSON with "title" and "text".</param>
    public static int Run(string watchlist, string texts)
    {
        WatchlistFile[] files = [.. Directory.EnumerateFiles(watchlist, "*.yaml", SearchOption.AllDirectories)
            .Select(file => new WatchlistFile(Path.GetRelativePath(watchlist, file).Replace('\\', '/'), File.ReadAllText(file)))];
        Article[] articles = [.. File.ReadLines(texts).Select(Read)];
        double megabytes = articles.Sum(article => 2.0 * article.FullText.Length) / 1e6;
        Watchlist names = WatchlistReader.Read(files);
        string[] spellings = [.. names.Actors.SelectMany(actor => actor.Names.Values.Concat(actor.ShortNames.Values)).SelectMany(list => list).Distinct()];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{articles.Length} texts, {megabytes:F2} MB, {spellings.Length} spellings"));
        double read = Fastest(() => WatchlistReader.Read(files));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"watchlist read in {read:F0} ms"));

        Func<int> finding = Finding(names, articles);
        for (int round = 0; round < WarmUp; round++)
            finding();
        double usual = Tell("names found (folded, matched, resolved)", megabytes, finding);
        double more = Tell("with 10,000 further spellings", megabytes, Finding(WatchlistReader.Read([.. files, FurtherNames(names.Sides[0])]), articles));
        SearchValues<string> values = SearchValues.Create(spellings, StringComparison.Ordinal);
        Tell("SearchValues<string>, all spellings, plain", megabytes, () => articles.Sum(article => Occurrences(article.FullText, values)));
        Tell("string.IndexOf, 500 spellings, plain", megabytes, () => articles.Sum(article => spellings.Take(500).Count(name => article.FullText.Contains(name, StringComparison.Ordinal))));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"10,000 further spellings cost a factor of {more / usual:F2}"));
        return more / usual < 2 ? 0 : 1;
    }

    private static Func<int> Finding(Watchlist watchlist, Article[] articles)
    {
        MentionFinder finder = new(watchlist);
        return () => articles.Sum(article => finder.Find(article, new DateOnly(2012, 1, 1)).Count);
    }

    private static Article Read(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement text = document.RootElement;
        return new Article(text.GetProperty("title").GetString() ?? "", text.GetProperty("text").GetString() ?? "", null, null, null, null);
    }

    /// <summary>Names of two invented words, the same ones in every run.</summary>
    private static WatchlistFile FurtherNames(string side)
    {
        Random random = new(5);
        HashSet<string> names = new(StringComparer.Ordinal);
        while (names.Count < Further)
            names.Add(Word(3) + " " + Word(4));
        return new WatchlistFile(
            "actors/further.yaml",
            "actors:\n" + string.Join('\n', names.Select((name, index) => $"  - {{ id: further-{index}, kind: person, side: {side}, name: X, names: {{ en: [{name}] }} }}")));

        string Word(int syllables)
        {
            string word = string.Concat(Enumerable.Range(0, syllables).Select(_ => $"{"bdgklmnrst"[random.Next(10)]}{"aeiou"[random.Next(5)]}"));
            return char.ToUpperInvariant(word[0]) + word[1..];
        }
    }

    private static int Occurrences(string text, SearchValues<string> values)
    {
        int count = 0;
        for (int at = 0, next; (next = text.AsSpan(at).IndexOfAny(values)) >= 0; at += next + 1)
            count++;
        return count;
    }

    private static double Tell(string what, double megabytes, Func<int> run)
    {
        int found = 0;
        double milliseconds = Fastest(() => found = run());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-45} {milliseconds,8:F1} ms {megabytes / milliseconds * 1000,8:F1} MB/s  ({found})"));
        return milliseconds;
    }

    /// <summary>CPU milliseconds of the fastest of some rounds: what other programs do meanwhile does not count.</summary>
    private static double Fastest(Action run)
    {
        double fastest = double.MaxValue;
        using Process process = Process.GetCurrentProcess();
        for (int round = 0; round < Rounds; round++)
        {
            process.Refresh();
            TimeSpan before = process.TotalProcessorTime;
            run();
            process.Refresh();
            fastest = Math.Min(fastest, (process.TotalProcessorTime - before).TotalMilliseconds);
        }

        return fastest;
    }
}
