using System.Globalization;
using System.Text.RegularExpressions;
using MongoliaDprk.Monitor.App.Demo;

namespace MongoliaDprk.Monitor.App.Tests.Demo;

/// <summary>The demonstration is the first thing anybody sees: it must find what its texts hold, and leave nothing behind.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task The_demonstration_collects_every_article_tells_the_visits_and_leaves_nothing_behind()
    {
        DirectoryInfo temporary = Directory.CreateTempSubdirectory("monitor-demo-test-");
        try
        {
            MonitorProcess.Ended ended = await MonitorProcess.RunAsync(["demo", "--no-serve"], new Dictionary<string, string> { ["TMPDIR"] = temporary.FullName });
            Assert.Equal((0, ""), (ended.Code, ended.Errors));
            foreach (DemoOutlet outlet in DemoOutlet.All())
                Assert.Matches($@"{Regex.Escape(outlet.Name)}\s+{outlet.Articles.Count.ToString(CultureInfo.InvariantCulture)}\s", ended.Output);
            Assert.Contains("6 of 6 sources collected", ended.Output, StringComparison.Ordinal);
            AssertVisits(ended.Output);
            Assert.Empty(temporary.GetFileSystemInfos("monitor-demo-*"));
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    /// <summary>One visit told by all outlets in six languages, one announced the other way, and an old one that an anniversary recalls; nothing else.</summary>
    private static void AssertVisits(string output)
    {
        string[] lines = output.Split('\n');
        string[] visits = [.. lines.Zip(lines.Skip(1)).Where(l => Regex.IsMatch(l.First, "^#[0-9]+  ")).Select(l => l.First + l.Second)];
        Assert.Equal(3, visits.Length);
        Assert.Single(visits, v => v.Contains("DPRK → Mongolia  concluded  ", StringComparison.Ordinal) && v.EndsWith("Pak Myong Ho, in Ulaanbaatar", StringComparison.Ordinal));
        Assert.Single(visits, v => v.Contains("Mongolia → DPRK  announced  ", StringComparison.Ordinal) && v.Contains("Uchral", StringComparison.Ordinal));
        Assert.Single(visits, v => v.Contains("concluded  1988-06-28 – 1988-07-02  known visit", StringComparison.Ordinal) && v.Contains("Kim Il Sung", StringComparison.Ordinal));
    }
}
