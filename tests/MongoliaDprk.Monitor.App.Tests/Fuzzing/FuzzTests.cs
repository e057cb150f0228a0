using MongoliaDprk.Monitor.Tests.Fuzzing;

namespace MongoliaDprk.Monitor.App.Tests.Fuzzing;

/// <summary>A short run of what <c>benchmarks fuzz</c> does with a million inputs: the same inputs each time.</summary>
public sealed class FuzzTests
{
    private const int Inputs = 400;

    public static TheoryData<string> Parsers => [.. FuzzParsers.All.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Parsers))]
    public void A_reader_refuses_what_it_cannot_read_and_breaks_on_nothing(string name)
    {
        FuzzRun run = new(seed: 20260301);
        run.Run(FuzzParsers.All.Single(p => p.Name == name), Inputs, 0, TimeSpan.FromSeconds(20));
        Assert.Equal("", string.Join("\n\n", run.Findings.Where(f => f.Where != "slow")));
    }

    [Fact]
    public void A_reader_that_breaks_is_found_and_its_input_made_small()
    {
        FuzzParser broken = FuzzParser.OfText("broken", ["some words"], ["!"], text => FuzzFaultException.Unless(!text.Contains('!', StringComparison.Ordinal), "a sign"));
        FuzzRun run = new(seed: 1);
        run.Run(broken, 200, 0);
        FuzzFinding finding = Assert.Single(run.Findings);
        Assert.Equal("!"u8.ToArray(), finding.Input);
    }

    [Fact]
    public void The_same_seed_gives_the_same_inputs()
    {
        List<string> first = [], second = [];
        new FuzzRun(7).Run(FuzzParser.OfText("x", ["<a>1</a>", "b\nc"], ["<b>"], first.Add), 100, 3);
        new FuzzRun(7).Run(FuzzParser.OfText("x", ["<a>1</a>", "b\nc"], ["<b>"], second.Add), 100, 3);
        Assert.Equal(first, second);
    }
}
