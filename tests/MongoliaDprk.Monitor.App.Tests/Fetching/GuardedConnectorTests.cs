using System.Net;
using System.Net.Sockets;
using MongoliaDprk.Monitor.App.Fetching;

namespace MongoliaDprk.Monitor.App.Tests.Fetching;

/// <summary>Names, redirects and name servers that try to lead the monitor into the network it stands in.</summary>
public sealed class GuardedConnectorTests : IAsyncLifetime
{
    private readonly List<string> asked = [];
    private LoopbackWeb inside = null!;
    private Func<int, IPAddress[]> answer = _ => [];

    public async Task InitializeAsync()
    {
        inside = await LoopbackWeb.StartAsync();
        inside.Serve("/", "secret");
    }

    public async Task DisposeAsync() => await inside.DisposeAsync();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:a9fe:a9fe")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b::169.254.169.254")]
    [InlineData("64:ff9b:1::7f00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001:0:4136:e378:8000:63bf:80ff:fffe")]
    [InlineData("::127.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("10.0.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("5f00::1")]
    [InlineData("255.255.255.255")]
    public async Task A_name_that_leads_into_the_private_network_is_not_followed(string address)
    {
        answer = _ => [IPAddress.Parse(address)];
        FetchResult.Failed failed = await FailAsync(new FetchingOptions { RespectRobots = false });
        Assert.Equal(FetchFailure.Forbidden, failed.Kind);
        Assert.StartsWith("paper.example is an address inside a private network", failed.Reason, StringComparison.Ordinal);
        Assert.Empty(inside.Requests);
    }

    [Fact]
    public async Task A_name_that_changes_its_mind_after_the_check_is_not_asked_again()
    {
        answer = times => times == 0 ? [IPAddress.Loopback] : throw new InvalidOperationException("asked twice");
        FetchingOptions options = new() { RespectRobots = false, AllowedHosts = [$"paper.example:{inside.At("/").Port}"] };
        Assert.IsType<FetchResult.Page>(await FetchAsync(options));
        Assert.Equal(["paper.example"], asked);
    }

    [Fact]
    public async Task Several_private_addresses_are_no_better_than_one()
    {
        answer = _ => [IPAddress.Loopback, IPAddress.Parse("fe80::1"), IPAddress.Parse("255.255.255.255"), IPAddress.Parse("10.1.2.3")];
        Assert.Equal(FetchFailure.Forbidden, (await FailAsync(new FetchingOptions { RespectRobots = false })).Kind);
        Assert.Empty(inside.Requests);
    }

    [Fact]
    public async Task A_name_nobody_knows_is_told()
    {
        answer = _ => throw new SocketException((int)SocketError.HostNotFound);
        FetchResult.Failed failed = await FailAsync(new FetchingOptions());
        Assert.Equal(FetchFailure.Network, failed.Kind);
        Assert.Contains("the host's name is not known", failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Through_a_proxy_names_that_only_it_knows_are_fetched()
    {
        answer = _ => throw new SocketException((int)SocketError.HostNotFound);
        await using LoopbackWeb proxy = await LoopbackWeb.StartAsync();
        proxy.Serve("/", "text");
        Assert.IsType<FetchResult.Page>(await FetchAsync(new FetchingOptions { Proxy = proxy.At("/"), RespectRobots = false }));
        Assert.Equal($"paper.example:{inside.At("/").Port}", Assert.Single(proxy.Requests).Headers["Host"]);
    }

    [Theory]
    [InlineData("127.0.0.1", "paper.example")]
    [InlineData("10.0.0.1", "paper.example")]
    [InlineData(null, "127.0.0.1")]
    [InlineData(null, "192.168.0.1")]
    [InlineData(null, "[::ffff:10.0.0.1]")]
    public async Task Through_a_proxy_what_is_seen_to_be_private_is_refused_all_the_same(string? resolved, string host)
    {
        answer = _ => [IPAddress.Parse(resolved!)];
        await using LoopbackWeb proxy = await LoopbackWeb.StartAsync();
        FetchResult.Failed failed = await FailAsync(new FetchingOptions { Proxy = proxy.At("/"), RespectRobots = false }, host);
        Assert.Equal(FetchFailure.Forbidden, failed.Kind);
        Assert.Empty(proxy.Requests);
    }

    [Fact]
    public async Task A_proxy_that_refuses_is_told_without_its_password()
    {
        answer = _ => throw new SocketException((int)SocketError.HostNotFound);
        await using LoopbackWeb proxy = await LoopbackWeb.StartAsync();
        proxy.Status("/", 407);
        Uri address = new UriBuilder(proxy.At("/")) { UserName = "me", Password = "s3cret" }.Uri;
        FetchResult.Failed failed = await FailAsync(new FetchingOptions { Proxy = address, RespectRobots = false });
        Assert.Equal(407, failed.Status);
        Assert.DoesNotContain("s3cret", failed.Reason, StringComparison.Ordinal);
    }

    private async Task<FetchResult> FetchAsync(FetchingOptions options, string host = "paper.example")
    {
        using WebFetcher fetcher = new(options, TimeProvider.System, outside: new Outside((name, _) =>
        {
            asked.Add(name);
            return Task.FromResult(answer(asked.Count - 1));
        }));
        Uri address = new($"http://{host}:{inside.At("/").Port}/");
        return await fetcher.FetchAsync(address, Validators.None, FetchManners.Plain, default).WaitAsync(TimeSpan.FromSeconds(30));
    }

    private async Task<FetchResult.Failed> FailAsync(FetchingOptions options, string host = "paper.example") =>
        Assert.IsType<FetchResult.Failed>(await FetchAsync(options, host));
}
