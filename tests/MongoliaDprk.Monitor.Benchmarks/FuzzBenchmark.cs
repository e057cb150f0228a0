using System.Diagnostics;
using System.Globalization;
using MongoliaDprk.Monitor.Tests.Fuzzing;

namespace MongoliaDprk.Monitor.Benchmarks;

/// <summary>Mutated inputs for every reader of what comes from outside; says what broke, what was slow and what does not hold.</summary>
internal static class FuzzBenchmark
{
    private const int Usual = 1_000_000;

    /// <summary>Inputs that each reader gets in its turn, if it reads them fast enough.</summary>
    private const int Turn = 2000;

    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(2);

    private const int LongestSeed = 20_000;
    private const int MostSeeds = 200;

    /// <param name="asked">How many inputs (or "60s" for a minute), seed, name of a reader or "-" for all, a folder of more seeds.</param>
    /// <returns>1 when anything was found.</returns>
    public static int Run(string[] asked)
    {
        string amount = asked.Length > 0 ? asked[0] : Usual.ToString(CultureInfo.InvariantCulture);
        int seed = asked.Length > 1 ? int.Parse(asked[1], CultureInfo.InvariantCulture) : 1;
        TimeSpan? atMost = amount.EndsWith('s') ? TimeSpan.FromSeconds(double.Parse(amount[..^1], CultureInfo.InvariantCulture)) : null;
        long wanted = atMost is null ? long.Parse(amount, CultureInfo.InvariantCulture) : long.MaxValue;
        FuzzParser[] parsers = [.. FuzzParsers.All.Where(p => asked.Length < 3 || asked[2] == "-" || asked[2] == p.Name).Select(p => asked.Length > 3 ? With(p, asked[3]) : p)];
        if (parsers.Length == 0)
        {
            Console.Error.WriteLine($"no reader {asked[2]}: one of {string.Join(", ", FuzzParsers.All.Select(p => p.Name))}");
            return 2;
        }

        FuzzRun run = new(seed);
        long began = Stopwatch.GetTimestamp();
        for (int part = 0; run.Count < wanted && !(atMost < Stopwatch.GetElapsedTime(began)); part++)
        {
            foreach (FuzzParser parser in parsers.TakeWhile(_ => run.Count < wanted))
                run.Run(parser, (int)Math.Min(Turn, wanted - run.Count), part, LongestTurn);
            if (part % 10 == 0)
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run.Count} inputs, {run.Findings.Count} findings, {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s"));
        }

        foreach (FuzzFinding finding in run.Findings)
            Console.WriteLine(finding + "\n");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run.Count} inputs for {parsers.Length} readers in {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s, seed {seed}: {run.Findings.Count} findings"));
        return run.Findings.Count == 0 ? 0 : 1;
    }

    /// <summary>Files of a folder as further seeds; they are read, never copied.</summary>
    private static FuzzParser With(FuzzParser parser, string folder) => parser with
    {
        Seeds = [.. parser.Seeds, .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Take(MostSeeds).Select(f => File.ReadAllBytes(f)).Select(b => b.Length <= LongestSeed ? b : b[..LongestSeed])],
    };
}
