using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using MongoliaDprk.Monitor.App.Commands;
using MongoliaDprk.Monitor.App.Demo;
using MongoliaDprk.Monitor.App.Polling;
using MongoliaDprk.Monitor.Core.Subscribers;
using MongoliaDprk.Monitor.Core.Watchlists;

namespace MongoliaDprk.Monitor.App.Tests.Browser;

/// <summary>What <c>monitor demo</c> serves, on a loopback port, and one browser to look at it; both are started once for all tests.</summary>
public sealed class BrowserSite : IAsyncLifetime
{
    private static readonly string[] Single = ["/articles/", "/actors/", "/sources/", "/visits/"];
    private static readonly string[] Lists = ["/mentions?unit=article", "/review?below=100"];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("monitor-browser-test-");
    private DemoWeb? web;
    private WebApplication? app;
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The port is the system's choice.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Every page of the menu, the first article, actor, source and visit that these link to, and lists that have a look of their own; none where there is no browser.</summary>
    public IReadOnlyList<string> Pages { get; private set; } = [];

    public async Task InitializeAsync()
    {
        if (Chromium.Program is null)
            return;
        await ServeAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Program });
        Pages = await FindPagesAsync();
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (app is not null)
            await app.DisposeAsync();
        if (web is not null)
            await web.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    /// <summary>A page of a browser without cookies or history, at <paramref name="address"/>. The caller closes its context.</summary>
    public async Task<IPage> OpenAsync(string address, int width = 1280)
    {
        IPage page = await NewPageAsync(width);
        await page.GotoAsync(address);
        return page;
    }

    /// <summary>An empty page, so that one can listen before it goes anywhere.</summary>
    public async Task<IPage> NewPageAsync(int width = 1280)
    {
        IBrowserContext context = await browser!.NewContextAsync(new() { BaseURL = Address.ToString(), ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = ColorScheme.Light });
        return await context.NewPageAsync();
    }

    private async Task ServeAsync()
    {
        var clock = new DemoClock();
        web = await DemoWeb.StartAsync(clock.Start, CancellationToken.None);
        MonitorOptions options = new() { DataFolder = folder.FullName };
        options.Fetching.AllowPrivateAddresses = true;
        options.Web.Address = "http://127.0.0.1:0";
        Watchlist watchlist = WatchlistFolder.Read(null) with { Sources = web.Sources, Subscribers = [Subscriber.Default] };
        app = MonitorHost.Build(options, watchlist, clock, LogLevel.Error);
        await MonitorServices.MigrateAsync(app.Services, options, CancellationToken.None);
        await Polls.RunAsync(app.Services.GetRequiredService<SourcePoller>(), web.Sources, web.Sources.Count, CancellationToken.None);
        await app.StartAsync();
        Address = new Uri(app.Urls.Single());
    }

    private async Task<IReadOnlyList<string>> FindPagesAsync()
    {
        IPage page = await OpenAsync("/");
        List<string> found = [.. await LinksAsync(page, "nav[aria-label=Main] a")];
        var missing = Single.ToList();
        foreach (string list in found.ToList())
        {
            await page.GotoAsync(list);
            foreach (string kind in missing.ToList())
            {
                if ((await LinksAsync(page, $"main a[href^='{kind}']")).FirstOrDefault() is not { } link)
                    continue;
                found.Add(link.Split('#', '?')[0]);
                missing.Remove(kind);
            }
        }

        await page.Context.CloseAsync();
        return missing.Count == 0 ? [.. found, .. Lists] : throw new InvalidOperationException($"no page of the menu links to {string.Join(", ", missing)}");
    }

    private static Task<string[]> LinksAsync(IPage page, string selector) =>
        page.Locator(selector).EvaluateAllAsync<string[]>("links => links.map(l => l.getAttribute('href'))");
}

[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserSite>
{
    public const string Name = "Browser";
}
