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
            Assert.Empty(temporary.GetFileSystemInfos("monitor-demo-*"));
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }
}
