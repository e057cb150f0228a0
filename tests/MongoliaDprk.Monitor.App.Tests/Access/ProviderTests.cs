using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using MongoliaDprk.Monitor.App.Tests.Dashboard;

namespace MongoliaDprk.Monitor.App.Tests.Access;

/// <summary>Sign-in with an identity provider of our own on a loopback port, and everything that it could get wrong or somebody could forge.</summary>
public sealed class ProviderTests(ProviderSite site) : IClassFixture<ProviderSite>
{
    public enum Forged { Nothing, Nonce, Audience, Issuer, Signature, Unsigned, Expired }

    [Theory]
    [InlineData("staff", "reader")]
    [InlineData("desk", "analyst")]
    [InlineData("chiefs", "admin")]
    public async Task Whoever_the_provider_knows_has_the_role_of_their_group(string group, string role)
    {
        CookieClient browser = site.Browse();
        using HttpResponseMessage answer = await ReturnAsync(browser, "sub-" + group, "Zoë " + group, group, Forged.Nothing, "/visits?open=true");
        Assert.Equal((HttpStatusCode.Found, "/visits?open=true"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        string account = (await browser.PageAsync("/account")).QuerySelector("main")!.TextContent;
        Assert.Contains("Zoë" + group, account, StringComparison.Ordinal);
        Assert.Contains($"Role: {role}", account, StringComparison.Ordinal);
        Assert.DoesNotContain("Another password", account, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Forged.Nonce)]
    [InlineData(Forged.Audience)]
    [InlineData(Forged.Issuer)]
    [InlineData(Forged.Signature)]
    [InlineData(Forged.Unsigned)]
    [InlineData(Forged.Expired)]
    public async Task A_token_that_is_not_of_this_provider_for_this_sign_in_lets_nobody_in(Forged forged)
    {
        CookieClient browser = site.Browse();
        using HttpResponseMessage answer = await ReturnAsync(browser, "mallory", "Mallory", "chiefs", forged);
        Assert.Equal("/sign-in?provider=failed", answer.Headers.Location?.OriginalString);
        Assert.Null(browser.Cookie("monitor-session"));
    }

    [Fact]
    public async Task Who_is_in_no_group_that_may_come_in_is_told_so()
    {
        CookieClient browser = site.Browse();
        using HttpResponseMessage answer = await ReturnAsync(browser, "eve", "Eve", "visitors", Forged.Nothing);
        Assert.Equal("/sign-in?provider=role", answer.Headers.Location?.OriginalString);
        Assert.Contains("knows you", (await browser.PageAsync("/sign-in?provider=role")).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_browser_began_cannot_be_ended_in_this_one()
    {
        Uri asked = await BeginAsync(site.Browse(), "/");
        using HttpResponseMessage answer = await site.Browse().GetAsync($"/sign-in/provider/back?code=x&state={Uri.EscapeDataString(QueryHelpers.ParseQuery(asked.Query)["state"]!)}");
        Assert.Equal("/sign-in?provider=failed", answer.Headers.Location?.OriginalString);
    }

    private static async Task<Uri> BeginAsync(CookieClient browser, string to)
    {
        string link = (await browser.PageAsync("/sign-in?to=" + Uri.EscapeDataString(to))).QuerySelector("a[href^='/sign-in/provider']")!.GetAttribute("href")!;
        using HttpResponseMessage sent = await browser.GetAsync(link);
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        return sent.Headers.Location!;
    }

    /// <summary>The way there, the provider's consent, and the way back.</summary>
    private async Task<HttpResponseMessage> ReturnAsync(CookieClient browser, string subject, string name, string group, Forged forged, string to = "/")
    {
        Uri asked = await BeginAsync(browser, to);
        Dictionary<string, StringValues> query = QueryHelpers.ParseQuery(asked.Query);
        Assert.StartsWith(site.Authority + "/authorize?", asked.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(("code", "monitor", "S256"), ((string)query["response_type"]!, (string)query["client_id"]!, (string)query["code_challenge_method"]!));
        Assert.Contains("openid", query["scope"].ToString().Split(' '));
        string code = Guid.NewGuid().ToString();
        site.Codes[code] = (query["code_challenge"]!, Token(subject, name, group, query["nonce"]!, forged));
        return await browser.GetAsync($"/sign-in/provider/back?code={code}&state={Uri.EscapeDataString(query["state"]!)}");
    }

    private string Token(string subject, string name, string group, string nonce, Forged forged)
    {
        DateTime issued = forged == Forged.Expired ? DateTime.UtcNow.AddHours(-3) : DateTime.UtcNow;
        using RSA other = RSA.Create(2048);
        string token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = forged == Forged.Issuer ? "https://other.example" : site.Authority,
            Audience = forged == Forged.Audience ? "another-program" : "monitor",
            IssuedAt = issued,
            NotBefore = issued,
            Expires = issued.AddMinutes(5),
            Subject = new ClaimsIdentity([new("sub", subject), new("preferred_username", name), new("groups", "everybody"), new("groups", group), new("nonce", forged == Forged.Nonce ? "another" : nonce)]),
            SigningCredentials = forged == Forged.Unsigned ? null : new SigningCredentials(
                forged == Forged.Signature ? new RsaSecurityKey(other.ExportParameters(true)) { KeyId = ProviderSite.KeyId } : site.Key, SecurityAlgorithms.RsaSha256),
        });
        return token;
    }
}

/// <summary>A site with an identity provider, which knows whoever a test has put into <see cref="Codes"/>.</summary>
public sealed class ProviderSite : AccountSite
{
    public const string KeyId = "key-1";

    private readonly RSA rsa = RSA.Create(2048);
    private LoopbackWeb web = null!;

    /// <summary>Code → PKCE challenge and identity token.</summary>
    internal Dictionary<string, (string Challenge, string Token)> Codes { get; } = [];

    internal string Authority => $"http://{web.Authority}";

    internal RsaSecurityKey Key => new(rsa) { KeyId = KeyId };

    public override async Task InitializeAsync()
    {
        web = await LoopbackWeb.StartAsync();
        string issuer = $"http://{web.Authority}";
        web.Serve("/.well-known/openid-configuration", $$"""{"issuer":"{{issuer}}","authorization_endpoint":"{{issuer}}/authorize","token_endpoint":"{{issuer}}/token","jwks_uri":"{{issuer}}/keys"}""", "application/json");
        RSAParameters key = rsa.ExportParameters(false);
        web.Serve("/keys", $$"""{"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"{{KeyId}}","n":"{{Base64UrlEncoder.Encode(key.Modulus)}}","e":"{{Base64UrlEncoder.Encode(key.Exponent)}}"}]}""", "application/json");
        web.On("/token", async http =>
        {
            Microsoft.AspNetCore.Http.IFormCollection form = await http.Request.ReadFormAsync();
            string verified = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
            bool good = Codes.Remove(form["code"].ToString(), out (string Challenge, string Token) given) && given.Challenge == verified && form["client_secret"] == "a secret";
            http.Response.StatusCode = good ? 200 : 400;
            http.Response.ContentType = "application/json";
            byte[] answer = Encoding.UTF8.GetBytes(good ? $$"""{"access_token":"a","token_type":"Bearer","id_token":"{{given.Token}}"}""" : """{"error":"invalid_grant"}""");
            await http.Response.Body.WriteAsync(answer);
        });
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await web.DisposeAsync();
        rsa.Dispose();
    }

    private protected override void Configure(MonitorOptions options)
    {
        base.Configure(options);
        options.Access.IdentityProvider = new()
        {
            Authority = new Uri($"http://{web.Authority}"),
            ClientId = "monitor",
            ClientSecret = "a secret",
            Readers = ["staff"],
            Analysts = ["desk"],
            Admins = ["chiefs"],
        };
    }
}
