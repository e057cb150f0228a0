using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MongoliaDprk.Monitor.App.Access;
using MongoliaDprk.Monitor.App.Commands;
using MongoliaDprk.Monitor.App.Tests.Dashboard;
using MongoliaDprk.Monitor.Storage.Access;

namespace MongoliaDprk.Monitor.App.Tests.Access;

/// <summary>Without accounts the monitor is for whoever sits at its machine, and for nobody else by any road.</summary>
public sealed class OpenAccessTests(EmptySite site) : IClassFixture<EmptySite>
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", true)]
    [InlineData("http://127.3.2.1:5080", true)]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://LOCALHOST:5080/", true)]
    [InlineData("http://[::1]:5080", true)]
    [InlineData("http://0.0.0.0:5080", false)]
    [InlineData("http://[::]:5080", false)]
    [InlineData("http://*:5080", false)]
    [InlineData("http://+:5080", false)]
    [InlineData("http://192.168.1.4:5080", false)]
    [InlineData("http://[fe80::1]:5080", false)]
    [InlineData("http://monitor.example:5080", false)]
    [InlineData("http://localhost.example:5080", false)]
    [InlineData("http://127.0.0.1.example:5080", false)]
    [InlineData("http://unix:/run/monitor.sock", false)]
    public async Task Only_loopback_is_this_machine_and_everything_else_needs_an_account(string address, bool isLocal)
    {
        Assert.Equal(isLocal, ListenAddress.IsLocal(address));
        Exposure exposure = site.Services.GetRequiredService<Exposure>();
        if (isLocal)
            await exposure.CheckAsync([address], default);
        else
            Assert.Contains("monitor user add", (await Assert.ThrowsAsync<CommandException>(() => exposure.CheckAsync(["http://127.0.0.1:1", address], default))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5080")]
    [InlineData("127.0.0.1:5080")]
    [InlineData("https://127.0.0.1:5080")]
    [InlineData("ftp://x")]
    public void What_is_no_address_is_said(string address) => Assert.Contains("127.0.0.1:5080", Assert.Throws<CommandException>(() => ListenAddress.Checked(address)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Whoever_is_at_the_machine_may_do_everything_until_there_is_an_account()
    {
        EmptySite other = new();
        await other.InitializeAsync();
        AccountStore accounts = other.Services.GetRequiredService<AccountStore>();
        Doer root = new("root", Doer.CommandLine);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(other, _ => { }));
        await accounts.AddAsync("ann", AccountRole.Reader, "hash", root, default);
        Assert.Equal(HttpStatusCode.Found, await AskAsync(other, _ => { }));
        await accounts.RemoveAsync("ann", root, default);
        Assert.Equal(HttpStatusCode.Found, await AskAsync(other, _ => { }));
        await other.DisposeAsync();
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("Forwarded")]
    [InlineData("Via")]
    public async Task What_came_through_a_proxy_is_from_elsewhere(string header) => Assert.Equal(HttpStatusCode.Found, await AskAsync(c => c.Request.Headers[header] = "127.0.0.1"));

    [Fact]
    public async Task A_connection_from_or_to_another_address_is_from_elsewhere_whatever_the_server_was_told()
    {
        Assert.Equal(HttpStatusCode.OK, await AskAsync(c => (c.Connection.LocalIpAddress, c.Connection.RemoteIpAddress) = (IPAddress.Loopback, IPAddress.Loopback)));
        Assert.Equal(HttpStatusCode.Found, await AskAsync(c => c.Connection.LocalIpAddress = IPAddress.Parse("192.0.2.1")));
        Assert.Equal(HttpStatusCode.Found, await AskAsync(c => c.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.1")));
    }

    [Theory]
    [InlineData("localhost:5080", HttpStatusCode.OK)]
    [InlineData("127.0.0.1:5080", HttpStatusCode.OK)]
    [InlineData("[::1]:5080", HttpStatusCode.OK)]
    [InlineData("rebound.evil.example:5080", HttpStatusCode.Found)]
    [InlineData("192.0.2.1:5080", HttpStatusCode.Found)]
    public async Task A_name_that_some_site_made_point_here_opens_nothing(string host, HttpStatusCode status) => Assert.Equal(status, await AskAsync(c => c.Request.Host = new HostString(host)));

    private Task<HttpStatusCode> AskAsync(Action<HttpContext> change) => AskAsync(site, change);

    private static async Task<HttpStatusCode> AskAsync(TestSite site, Action<HttpContext> change)
    {
        HttpContext answer = await site.Server.SendAsync(context =>
        {
            context.Request.Path = "/visits";
            context.Request.Method = HttpMethods.Get;
            context.Request.Host = new HostString("localhost");
            change(context);
        });
        return (HttpStatusCode)answer.Response.StatusCode;
    }
}
