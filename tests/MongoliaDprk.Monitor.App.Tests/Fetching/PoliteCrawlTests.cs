using MongoliaDprk.Monitor.App.Fetching;
using MongoliaDprk.Monitor.App.Polling;
using MongoliaDprk.Monitor.App.Tests.Polling;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Tests.Fetching;

/// <summary>What the log of a server says after several sources on it were polled at the same time.</summary>
public sealed class PoliteCrawlTests
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task No_request_of_a_whole_poll_breaks_robots_the_delay_or_the_single_connection()
    {
        await using PollWorld world = await PollWorld.CreateAsync();
        world.Web.Serve("/robots.txt", "User-agent: *\nDisallow: /private\nAllow: /private/open\nCrawl-delay: 4", "text/plain");
        List<Source> sources = [];
        for (int s = 0; s < 4; s++)
        {
            string[] pages = [$"/{s}/a", $"/{s}/b", $"/private/{s}", $"/private/open/{s}", $"/{s}/moved"];
            world.ServePages([.. pages[..4], $"/{s}/new"]);
            world.Web.Redirect($"/{s}/moved", s % 2 == 0 ? $"/{s}/new" : $"/private/{s}");
            world.ServeFeed($"/feed{s}", pages);
            sources.Add(TestWatchlist.Source(world.Web, $"paper{s}", [$"/feed{s}"], delay: TimeSpan.FromSeconds(1)));
        }

        PollReport[] reports = await Task.WhenAll(sources.Select(s => world.PollAsync(s)));
        await Task.WhenAll(sources.Select(s => world.PollAsync(s)));

        IReadOnlyList<LoggedRequest> log = world.Web.Requests;
        Assert.Equal(14, reports.Sum(r => r.Articles));
        Assert.Equal(1, log.Count(r => r.Path == "/robots.txt"));
        Assert.Equal("/robots.txt", log[0].Path);
        Assert.DoesNotContain(log, r => r.Path.StartsWith("/private/", StringComparison.Ordinal) && !r.Path.StartsWith("/private/open", StringComparison.Ordinal));
        Assert.All(log.Skip(1).Zip(log.Skip(2)), pair => Assert.True(pair.Second.At - pair.First.At >= Delay, $"{pair.First.Path} then {pair.Second.Path}"));
        Assert.Equal(1, world.Web.MostAtOnce);
    }

    [Theory]
    [InlineData("https://www.paper.example/a", "http://paper.example:8080/b", true)]
    [InlineData("https://PAPER.example./a", "http://www.Paper.example/", true)]
    [InlineData("https://news.paper.example/", "https://paper.example/", false)]
    [InlineData("http://127.0.0.1:1/", "http://127.0.0.1:2/", false)]
    public void One_machine_is_one_host_however_it_is_addressed(string one, string other, bool same) => Assert.Equal(
        same,
        string.Equals(HostGate.ServerOf(new Uri(one)), HostGate.ServerOf(new Uri(other)), StringComparison.OrdinalIgnoreCase));
}
