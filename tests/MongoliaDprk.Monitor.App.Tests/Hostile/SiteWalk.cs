using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MongoliaDprk.Monitor.App.Api;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Tests.Hostile;

/// <summary>Every route of the site, filled with what the database has, and every address that its pages lead to.</summary>
internal sealed partial class SiteWalk(HostileSite site)
{
    /// <summary>Addresses of one shape (numbers and values aside) that are looked at; more of them show nothing new.</summary>
    private const int MostOfAShape = 3;

    private readonly Dictionary<string, int> shapes = new(StringComparer.Ordinal);
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Queue<string> waiting = new();

    /// <summary>Each address with the answer to it.</summary>
    public async IAsyncEnumerable<(string Address, HttpResponseMessage Answer)> AllAsync()
    {
        foreach (string address in await RoutesAsync())
            Add(address, always: true);
        while (waiting.TryDequeue(out string? address))
        {
            HttpResponseMessage answer = await site.Client.GetAsync(address);
            await answer.Content.LoadIntoBufferAsync();
            if (answer.Content.Headers.ContentType?.MediaType == "text/html")
                Follow(await answer.Content.ReadAsStringAsync());
            yield return (address, answer);
        }
    }

    private async Task<IEnumerable<string>> RoutesAsync()
    {
        Watchlist watchlist = site.Services.GetRequiredService<Watchlist>();
        IReadOnlyList<MentionItem> mentions = await site.Services.GetRequiredService<MentionQueries>().ListAsync(new MentionFilter(), 0, 10_000, CancellationToken.None);
        string[] articles = [.. mentions.Select(m => Whole(m.ArticleId)).Distinct()];
        string[] visits = [.. (await site.Services.GetRequiredService<VisitQueries>().ListAsync(false, CancellationToken.None)).Select(v => Whole(v.Id))];
        string day = site.Services.GetRequiredService<TimeProvider>().GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        string[] routes = [.. site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => e.RoutePattern.RawText!).Distinct()];
        List<string> filled = [];
        foreach (string route in routes)
        {
            IEnumerable<string> values = route switch
            {
                _ when route.Contains("/visits/", StringComparison.Ordinal) => visits,
                _ when route.Contains("/sources/", StringComparison.Ordinal) => watchlist.Sources.Select(s => s.Id),
                _ when route.Contains("/actors/", StringComparison.Ordinal) => watchlist.Actors.Select(a => a.Id),
                _ when route.Contains("day}", StringComparison.Ordinal) => [day],
                _ when route.Contains("/articles/", StringComparison.Ordinal) => articles,
                _ => ["1"],
            };
            filled.AddRange(!route.Contains('{', StringComparison.Ordinal) ? [route] : values.Select(v => Place().Replace(route.Replace("{subscriber}", "desk", StringComparison.Ordinal), v)));
        }

        return filled.Select(a => a.StartsWith('/') ? a : "/" + a)
            .Concat(new[] { "text", "markdown", "json", "html" }.Select(f => $"/digests/{day}?format={f}"))
            .Concat(ApiEndpoints.Operations.Where(o => !o.Path.Contains('{', StringComparison.Ordinal)).SelectMany(o => articles.Length == 0 ? [] : Filters.Select(f => o.Path + f)))
            .Concat(HostileWords.All.Select(w => "/mentions?text=" + Uri.EscapeDataString(w.Replace('\ud83d', ' ').Replace('\udc00', ' '))))
            .Concat(HostileWords.All.Select(w => "/api/v1/articles?text=" + Uri.EscapeDataString(w.Replace('\ud83d', ' ').Replace('\udc00', ' '))))
            .Append("/api/v1/article?address=" + Uri.EscapeDataString(mentions[0].Address));
    }

    private static string[] Filters { get; } = ["", "?limit=200", "?text=zq", "?actor=aa-anna"];

    private void Follow(string html)
    {
        foreach (string? href in new HtmlParser().ParseDocument(html).QuerySelectorAll("a[href], link[href]").Select(a => a.GetAttribute("href")))
        {
            if (href is ['/', ..] && !href.StartsWith("//", StringComparison.Ordinal))
                Add(href, always: false);
        }
    }

    private void Add(string address, bool always)
    {
        int fragment = address.IndexOf('#', StringComparison.Ordinal);
        string bare = fragment < 0 ? address : address[..fragment];
        string shape = Number().Replace(Value().Replace(bare, "="), "#");
        if (!always && shapes.GetValueOrDefault(shape) >= MostOfAShape || !seen.Add(bare))
            return;
        shapes[shape] = shapes.GetValueOrDefault(shape) + (always ? 0 : 1);
        waiting.Enqueue(bare);
    }

    private static string Whole(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Place();

    [GeneratedRegex("=[^&]*")]
    private static partial Regex Value();

    [GeneratedRegex(@"[0-9a-f]{12,}|\d+")]
    private static partial Regex Number();
}
