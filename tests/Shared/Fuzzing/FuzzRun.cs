using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace MongoliaDprk.Monitor.Tests.Fuzzing;

/// <summary>Feeds mutated inputs to readers and keeps what must not happen, once for each place it happens at, as small as it can be made.</summary>
internal sealed class FuzzRun(int seed)
{
    private const int Longest = 20_000;

    /// <summary>More than this of processor time is looked at again; the rest is noise of the machine.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(60);

    /// <summary>Times the usual time per byte.</summary>
    private const double TooSlow = 50;

    private const long MostBytes = 150_000_000;

    private readonly Dictionary<string, FuzzFinding> findings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<double>> times = new(StringComparer.Ordinal);

    public IReadOnlyCollection<FuzzFinding> Findings => findings.Values;

    /// <summary>Inputs read so far.</summary>
    public long Count { get; private set; }

    /// <summary>Reads so many mutated inputs, or until the time is over.</summary>
    /// <param name="number">Which part of the whole run this is: the same number and seed give the same inputs.</param>
    public void Run(FuzzParser parser, int count, int number, TimeSpan? atMost = null)
    {
        Mutator mutator = new(new Random(unchecked((seed * 31) + (number * 7919) + parser.Name.Sum(c => c))), Longest);
        long began = Stopwatch.GetTimestamp();
        foreach (byte[] whole in number == 0 ? parser.Seeds : [])
            Try(parser, whole, number, -1);
        for (int i = 0; i < count && !(atMost < Stopwatch.GetElapsedTime(began)); i++)
            Try(parser, mutator.Mutate(parser.Seeds, parser.Words), number, i);
    }

    private void Try(FuzzParser parser, byte[] input, int number, int index)
    {
        Count++;
        Exception? thrown = null;
        long before = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan took = ThreadTime.Of(() => thrown = Thrown(parser, input));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (thrown is not null)
            Keep(parser, Where(thrown), $"{thrown.GetType().Name}: {thrown.Message}\n{thrown.StackTrace}", input, number, index, candidate => Thrown(parser, candidate) is { } other && Where(other) == Where(thrown));
        if (allocated > MostBytes)
            Keep(parser, "memory", string.Create(CultureInfo.InvariantCulture, $"{allocated / 1_000_000} MB for {input.Length} bytes"), input, number, index, null);
        Judge(parser, input, took, number, index);
    }

    private void Judge(FuzzParser parser, byte[] input, TimeSpan took, int number, int index)
    {
        if (!times.TryGetValue(parser.Name, out List<double>? known))
            times[parser.Name] = known = [];
        double perByte = took.TotalMilliseconds / Math.Max(200, input.Length);
        if (known.Count < 2000)
            known.Add(perByte);
        if (took < Slow || known.Count < 200)
            return;
        double usual = Median(known);
        if (perByte < TooSlow * usual)
            return;
        TimeSpan again = Enumerable.Range(0, 3).Min(_ => ThreadTime.Of(() => Thrown(parser, input)));
        if (again > Slow && again.TotalMilliseconds / Math.Max(200, input.Length) > TooSlow * usual)
            Keep(parser, "slow", string.Create(CultureInfo.InvariantCulture, $"{again.TotalMilliseconds:F0} ms for {input.Length} bytes, {again.TotalMilliseconds / input.Length / usual:F0} times the usual"), input, number, index, null);
    }

    private void Keep(FuzzParser parser, string where, string what, byte[] input, int number, int index, Func<byte[], bool>? same)
    {
        string key = $"{parser.Name}: {where}";
        if (findings.TryGetValue(key, out FuzzFinding? known))
            findings[key] = known with { Times = known.Times + 1 };
        else
            findings[key] = new FuzzFinding(parser.Name, where, what, same is null ? input : Smallest(input, same), seed, number, index, 1);
    }

    /// <summary>What is thrown and not documented; null = nothing.</summary>
    private static Exception? Thrown(FuzzParser parser, byte[] input)
    {
        try
        {
            parser.Read(input);
            return null;
        }
#pragma warning disable CA1031 // whatever is thrown is what is looked for
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            return thrown.GetType() == parser.Refusal ? null : thrown;
        }
    }

    /// <summary>The kind of exception and the first place in our code.</summary>
    private static string Where(Exception thrown)
    {
        string? place = thrown.StackTrace?.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.StartsWith("at MongoliaDprk", StringComparison.Ordinal) && !l.Contains("FuzzFaultException", StringComparison.Ordinal));
        string message = thrown is FuzzFaultException ? string.Concat(thrown.Message.TakeWhile(c => !char.IsDigit(c))) : "";
        return $"{thrown.GetType().Name} {message}{place?[..Math.Min(place.Length, place.IndexOf('(', StringComparison.Ordinal) is > 0 and var end ? end : place.Length)]}";
    }

    /// <summary>Takes pieces out, large ones first, as long as the same thing happens.</summary>
    private static byte[] Smallest(byte[] input, Func<byte[], bool> same)
    {
        int tries = 2000;
        for (int piece = input.Length / 2; piece > 0 && tries > 0; piece /= 2)
        {
            for (int at = 0; at < input.Length && tries-- > 0;)
            {
                byte[] shorter = [.. input.AsSpan(0, at), .. input.AsSpan(Math.Min(input.Length, at + piece))];
                if (same(shorter))
                    input = shorter;
                else
                    at += piece;
            }
        }

        return input;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}

/// <summary>Something that must not happen.</summary>
/// <param name="Where">Tells findings apart.</param>
/// <param name="Input">Made as small as it could be.</param>
/// <param name="Times">How often it was met.</param>
internal sealed record FuzzFinding(string Parser, string Where, string What, byte[] Input, int Seed, int Part, int Index, int Times)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Parser}, {Times} times, seed {Seed} part {Part} input {Index}: {What.ReplaceLineEndings("\n")}\n  {Input.Length} bytes: {Shown()}\n  {Convert.ToBase64String(Input.AsSpan(0, Math.Min(Input.Length, 3000)))}");

    private string Shown() => string.Concat(Encoding.Latin1.GetString(Input.AsSpan(0, Math.Min(Input.Length, 400))).Select(c => c is < ' ' or > '~' ? string.Create(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}") : c.ToString()));
}
