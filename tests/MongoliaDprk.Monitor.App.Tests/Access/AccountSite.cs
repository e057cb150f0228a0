using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using MongoliaDprk.Monitor.App.Access;
using MongoliaDprk.Monitor.App.Tests.Dashboard;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Access;

namespace MongoliaDprk.Monitor.App.Tests.Access;

/// <summary>A site with one account of each role, all with the same password.</summary>
public class AccountSite() : TestSite(DatabaseKind.Sqlite)
{
    public const string Password = "grass grows by itself";

    private static readonly Doer Root = new("root", Doer.CommandLine);

    /// <summary>Names of the accounts: rita reads, ann decides, ada administers.</summary>
    public static IReadOnlyDictionary<AccountRole, string> Names { get; } = new Dictionary<AccountRole, string>
    {
        [AccountRole.Reader] = "rita",
        [AccountRole.Analyst] = "ann",
        [AccountRole.Admin] = "ada",
    };

    internal AccountStore Accounts => Services.GetRequiredService<AccountStore>();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        foreach ((AccountRole role, string name) in Names)
            await AddAsync(name, role);
    }

    internal Task AddAsync(string name, AccountRole role) =>
        Accounts.AddAsync(name, role, Services.GetRequiredService<Passwords>().Hash(name, Password), Root, CancellationToken.None);

    /// <summary>Somebody who has signed in.</summary>
    internal async Task<CookieClient> SignedInAsync(string name)
    {
        CookieClient browser = Browse();
        using HttpResponseMessage answer = await browser.SignInAsync(name, Password);
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, answer.StatusCode);
        return browser;
    }

    internal async Task<string> TokenAsync(string account, TokenScope scope, int days = 90)
    {
        string token = TokenText.New();
        await Services.GetRequiredService<TokenStore>().AddAsync(account, scope, TokenText.Hash(token), TimeSpan.FromDays(days), null, Root, CancellationToken.None);
        return token;
    }

    /// <summary>A program that shows a token.</summary>
    internal async Task<HttpClient> WithTokenAsync(string account, TokenScope scope)
    {
        HttpClient client = Browse();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(account, scope));
        return client;
    }

    private protected override void Configure(MonitorOptions options)
    {
        options.Access.SignInsPerMinute = 10_000;
        options.Access.RequestsPerMinute = 100_000;
    }
}
