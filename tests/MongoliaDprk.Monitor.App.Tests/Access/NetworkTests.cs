using System.Net;
using Microsoft.AspNetCore.Http;
using MongoliaDprk.Monitor.App.Access;
using MongoliaDprk.Monitor.App.Commands;
using MongoliaDprk.Monitor.App.Tests.Dashboard;
using MongoliaDprk.Monitor.Storage.Access;

namespace MongoliaDprk.Monitor.App.Tests.Access;

/// <summary>Where requests come from: limits by network, proxies that are believed, what browsers are told.</summary>
public sealed class NetworkTests(ProxiedSite site) : IClassFixture<ProxiedSite>
{
    [Fact]
    public async Task One_network_may_try_only_so_many_passwords_a_minute()
    {
        await (await site.SignedInAsync("ann")).PageAsync("/account");
        CookieClient browser = site.Browse();
        for (int i = 1; i < ProxiedSite.SignIns; i++)
        {
            using HttpResponseMessage tried = await browser.SignInAsync("name" + i, "some password");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, tried.StatusCode);
        }

        using HttpResponseMessage refused = await browser.SignInAsync("ann", AccountSite.Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "20010db800010002")]
    public void Of_IPv6_a_network_counts_as_one(string address, string network)
    {
        DefaultHttpContext context = new();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        Assert.Equal(network, RateLimits.Network(context));
    }

    [Theory]
    [InlineData("192.0.2.9", true)]
    [InlineData("2001:db8::7", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("198.51.100.1", false)]
    public async Task Only_a_proxy_that_the_settings_name_is_believed(string proxy, bool believed)
    {
        HttpContext answer = await site.Server.SendAsync(context =>
        {
            context.Request.Path = "/sign-in";
            context.Request.Method = HttpMethods.Get;
            context.Request.Host = new HostString("monitor.example");
            context.Connection.RemoteIpAddress = IPAddress.Parse(proxy);
            context.Request.Headers["X-Forwarded-For"] = "203.0.113.99";
            context.Request.Headers["X-Forwarded-Proto"] = "https";
        });
        Assert.Equal(believed ? "203.0.113.99" : proxy, answer.Connection.RemoteIpAddress?.ToString());
        Assert.Equal(believed, answer.Response.Headers.StrictTransportSecurity.Count == 1);
        Assert.Contains(answer.Response.Headers.SetCookie, c => c!.Contains("secure", StringComparison.OrdinalIgnoreCase) == believed);
    }

    [Fact]
    public void A_proxy_that_is_no_address_is_named() =>
        Assert.Contains("proxy.example", Assert.Throws<CommandException>(() => KnownProxies.Network("proxy.example")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task No_page_of_somebody_who_is_signed_in_is_kept_by_caches_or_shown_in_frames()
    {
        HttpClient ann = await site.WithTokenAsync("ann", TokenScope.Read);
        using HttpResponseMessage page = await ann.GetAsync("/sources");
        Assert.Equal("DENY", page.Headers.GetValues("X-Frame-Options").Single());
        Assert.Contains("frame-ancestors 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(page.Headers.CacheControl is { Private: true } or { NoStore: true });
        Assert.False(page.Headers.Contains("Strict-Transport-Security"));
    }
}

/// <summary>Behind proxies, and few passwords may be tried.</summary>
public sealed class ProxiedSite : AccountSite
{
    public const int SignIns = 5;

    private protected override void Configure(MonitorOptions options)
    {
        base.Configure(options);
        options.Access.SignInsPerMinute = SignIns;
        options.Web.Proxies = ["192.0.2.0/24", "2001:db8::7"];
    }
}
