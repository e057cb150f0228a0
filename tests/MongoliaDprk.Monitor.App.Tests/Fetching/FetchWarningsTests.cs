using MongoliaDprk.Monitor.App.Fetching;

namespace MongoliaDprk.Monitor.App.Tests.Fetching;

public sealed class FetchWarningsTests : IAsyncLifetime
{
    private LoopbackWeb web = null!;

    public async Task InitializeAsync() => web = await LoopbackWeb.StartAsync();

    public async Task DisposeAsync() => await web.DisposeAsync();

    [Fact]
    public void Settings_that_outlets_or_safety_would_suffer_from_are_warned_of()
    {
        FetchingOptions options = new() { RespectRobots = false, AllowPrivateAddresses = true, Proxy = new Uri("http://me:secret@proxy.example:3128") };

        string[] warnings = [.. FetchWarnings.Of(options, [TestWatchlist.Source(web, "old") with { LegacyTls = true }, TestWatchlist.Source(web, "new")])];

        Assert.Equal(["no contact", "RespectRobots", "AllowPrivateAddresses", "proxy.example:3128", "source old has legacyTls"], warnings.Select(Said));
        Assert.DoesNotContain(warnings, w => w.Contains("secret", StringComparison.Ordinal));

        static string Said(string warning) => new[] { "no contact", "RespectRobots", "AllowPrivateAddresses", "proxy.example:3128", "source old has legacyTls" }
            .First(part => warning.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void A_source_that_is_not_polled_needs_no_warning() => Assert.Empty(
        FetchWarnings.Of(new FetchingOptions { Contact = "me@example.org" }, [TestWatchlist.Source(web) with { LegacyTls = true, Enabled = false }]));
}
