using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MongoliaDprk.Monitor.Storage.Access;

namespace MongoliaDprk.Monitor.App.Tests.Access;

/// <summary>Every route there is, asked by everybody there may be. A route that is missing here fails: whoever adds one says who may use it.</summary>
public sealed class RouteTests(AccountSite site) : IClassFixture<AccountSite>
{
    private enum Least { Anybody, Feed, Reader, Analyst, Admin, Nobody }

    /// <summary>Route, an address of it, who may see it, who may send something to it.</summary>
    private static readonly (string Pattern, string Address, Least Read, Least Change)[] Table =
    [
        ("/healthz", "/healthz", Least.Anybody, Least.Nobody),
        ("/readyz", "/readyz", Least.Anybody, Least.Nobody),
        ("/site.css", "/site.css", Least.Anybody, Least.Nobody),
        ("/sign-in", "/sign-in", Least.Anybody, Least.Anybody),
        ("/sign-in/provider", "/sign-in/provider", Least.Anybody, Least.Nobody),
        ("/alerts.atom", "/alerts.atom", Least.Feed, Least.Nobody),
        ("/visits.ics", "/visits.ics", Least.Feed, Least.Nobody),
        ("/digests.atom", "/digests.atom", Least.Feed, Least.Nobody),
        ("/_framework/opaque-redirect", "/_framework/opaque-redirect", Least.Reader, Least.Nobody),
        ("/account", "/account", Least.Reader, Least.Reader),
        ("/accounts", "/accounts", Least.Admin, Least.Admin),
        ("/visits/{Id:long}", "/visits/1", Least.Reader, Least.Analyst),
        ("/alerts", "/alerts", Least.Reader, Least.Admin),
        .. new[] { "/", "/mentions", "/visits", "/review", "/calendar", "/trends", "/actors", "/claims", "/sources" }.Select(p => (p, p, Least.Reader, Least.Admin)),
        ("/actors/{Id}", "/actors/aa-minister", Least.Reader, Least.Admin),
        ("/sources/{Id}", "/sources/alpha", Least.Reader, Least.Admin),
        ("/articles/{Id:long}", "/articles/1", Least.Reader, Least.Admin),
        ("/articles/{id:long}/pages/{hash}", "/articles/1/pages/00", Least.Reader, Least.Nobody),
        ("/digests/{day}", "/digests/2026-03-03", Least.Reader, Least.Nobody),
        ("/digests/{subscriber}/{day}", "/digests/desk/2026-03-03", Least.Reader, Least.Nobody),
        ("/api/v1/openapi.json", "/api/v1/openapi.json", Least.Reader, Least.Nobody),
        ("/api/{**rest}", "/api/v9", Least.Reader, Least.Nobody),
        ("{*path:nonfile}", "/nowhere", Least.Reader, Least.Nobody),
        .. MongoliaDprk.Monitor.App.Api.ApiEndpoints.Operations.Select(o => (o.Path, Filled(o.Path), Least.Reader, o.Path == MongoliaDprk.Monitor.App.Api.DecisionEndpoint.Route ? Least.Analyst : Least.Nobody)),
    ];

    [Fact]
    public void Every_route_is_in_the_table()
    {
        string[] routes = [.. site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => e.RoutePattern.RawText!).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(Table.Select(t => t.Pattern).Distinct().Order(StringComparer.Ordinal), routes);
    }

    [Fact]
    public async Task A_stranger_gets_nothing_but_the_way_in() => await AskAllAsync(site.Browse(), (need, _) => need == Least.Anybody);

    [Theory]
    [InlineData(AccountRole.Reader)]
    [InlineData(AccountRole.Analyst)]
    [InlineData(AccountRole.Admin)]
    public async Task A_session_gets_what_its_role_may(AccountRole role) =>
        await AskAllAsync(await site.SignedInAsync(AccountSite.Names[role]), (need, _) => need <= Of(role));

    [Theory]
    [InlineData(AccountRole.Reader)]
    [InlineData(AccountRole.Analyst)]
    [InlineData(AccountRole.Admin)]
    public async Task A_token_gets_what_its_scope_and_its_accounts_role_may(AccountRole role)
    {
        string name = AccountSite.Names[role];
        await AskAllAsync(await site.WithTokenAsync(name, TokenScope.Feed), (need, change) => need <= (change ? Least.Anybody : Least.Feed));
        await AskAllAsync(await site.WithTokenAsync(name, TokenScope.Read), (need, change) => need <= (change ? Least.Anybody : Least.Reader));
        await AskAllAsync(await site.WithTokenAsync(name, TokenScope.Write), (need, _) => need <= Of(role) && need <= Least.Analyst);
    }

    [Theory]
    [InlineData("Bearer ")]
    [InlineData("Bearer mon_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("Basic YWRhOmdyYXNzIGdyb3dzIGJ5IGl0c2VsZg==")]
    public async Task What_is_no_token_of_ours_is_a_stranger(string header)
    {
        HttpClient client = site.Browse();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);
        await AskAllAsync(client, (need, _) => need == Least.Anybody);
    }

    private static Least Of(AccountRole role) => role switch { AccountRole.Reader => Least.Reader, AccountRole.Analyst => Least.Analyst, _ => Least.Admin };

    private static async Task AskAllAsync(HttpClient client, Func<Least, bool, bool> may)
    {
        List<string> wrong = [];
        foreach ((string _, string address, Least read, Least change) in Table)
        {
            using HttpResponseMessage seen = await client.GetAsync(address);
            if (IsRefused(seen) == may(read, false) || (int)seen.StatusCode >= 500 && address != "/readyz")
                wrong.Add($"GET {address}: {seen.StatusCode}");
            using FormUrlEncodedContent form = new([new("_handler", "x")]);
            using HttpResponseMessage sent = await client.PostAsync(address, form);
            bool good = change == Least.Nobody ? sent.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotFound || IsRefused(sent) : IsRefused(sent) != may(change, true);
            if (!good || (int)sent.StatusCode is >= 500 or (>= 200 and < 300))
                wrong.Add($"POST {address}: {sent.StatusCode}");
        }

        client.Dispose();
        Assert.Empty(wrong);
    }

    private static bool IsRefused(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
        || (answer.StatusCode == HttpStatusCode.Found && answer.Headers.Location?.OriginalString.StartsWith("/sign-in", StringComparison.Ordinal) == true);

    /// <summary>The route with something in its places.</summary>
    private static string Filled(string path) => System.Text.RegularExpressions.Regex.Replace(path, @"\{[^}]*\}", "1");
}
