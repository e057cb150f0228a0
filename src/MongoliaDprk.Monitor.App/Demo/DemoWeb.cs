using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Demo;

/// <summary>The outlets of the demonstration as a web of their own: each on its own loopback port, with robots.txt and conditional requests.</summary>
internal sealed class DemoWeb : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly IReadOnlyList<DemoOutlet> outlets;
    private readonly DateTime start;
    private readonly Dictionary<int, DemoOutlet> byPort = [];

    private DemoWeb(IReadOnlyList<DemoOutlet> outlets, DateTime start)
    {
        (this.outlets, this.start) = (outlets, start);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            foreach (DemoOutlet _ in outlets)
                kestrel.Listen(IPAddress.Loopback, 0);
        });
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    /// <summary>The outlets as sources of a watchlist; known once the web has been started.</summary>
    public IReadOnlyList<Source> Sources { get; private set; } = [];

    /// <param name="start">The moment the articles' times count back from, UTC.</param>
    public static async Task<DemoWeb> StartAsync(DateTime start, CancellationToken cancellationToken)
    {
        var web = new DemoWeb([.. DemoOutlet.All().Select(outlet => DemoDates.Fill(outlet, start))], start);
        await web.app.StartAsync(cancellationToken);
        Uri[] sites = [.. web.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(a => new Uri(a))];
        foreach ((DemoOutlet outlet, Uri site) in web.outlets.Zip(sites))
            web.byPort[site.Port] = outlet;
        web.Sources = [.. web.outlets.Zip(sites, Source)];
        return web;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>An outlet as a source of a watchlist.</summary>
    internal static Source Source(DemoOutlet outlet, Uri site) => new(
        outlet.Id, outlet.Name, outlet.Side, outlet.Country, [.. outlet.Articles.Select(a => a.Language).Distinct()], site,
        TimeZoneInfo.FindSystemTimeZoneById(outlet.TimeZone), SourceCalendar.Gregorian, Enabled: true, Every: TimeSpan.FromMinutes(1), Delay: TimeSpan.FromMilliseconds(20),
        Feeds: outlet.Feed is DemoFeedKind.Listing or DemoFeedKind.Sitemap ? [] : [new Uri(site, "/feed")],
        Listings: outlet.Feed is DemoFeedKind.Listing ? [new ListingPage(new Uri(site, "/feed"), null)] : [],
        Sitemaps: outlet.Feed is DemoFeedKind.Sitemap ? [new Uri(site, "/feed")] : [],
        Hosts: [], PageSelectors.None);

    private async Task AnswerAsync(HttpContext context)
    {
        DemoOutlet outlet = byPort[context.Connection.LocalPort];
        string path = context.Request.Path;
        if (path == "/robots.txt")
            await context.Response.WriteAsync("User-agent: *\nAllow: /\n");
        else if (path == "/feed")
            await SendAsync(context, outlet, DemoFeeds.ContentType(outlet.Feed), DemoFeeds.Write(outlet, Site(context), start));
        else if (outlet.Articles.Find(a => DemoPages.Path(a) == path) is { } article)
            await SendAsync(context, outlet, "text/html", DemoPages.Article(outlet, article, start));
        else
            context.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private static Uri Site(HttpContext context) => new($"http://127.0.0.1:{context.Connection.LocalPort}/");

    private static async Task SendAsync(HttpContext context, DemoOutlet outlet, string type, string text)
    {
        byte[] body = outlet.Feed == DemoFeedKind.Json && type.EndsWith("json", StringComparison.Ordinal) ? System.Text.Encoding.UTF8.GetBytes(text) : outlet.Encoding.GetBytes(text);
        string tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..16]}\"";
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = type; // no charset: as on many real outlets, only the document tells
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
