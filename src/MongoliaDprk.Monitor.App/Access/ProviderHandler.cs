using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using MongoliaDprk.Monitor.Storage.Access;

namespace MongoliaDprk.Monitor.App.Access;

/// <summary>
/// Sign-in with an identity provider: OpenID Connect's code flow with PKCE and nonce on top of the framework's OAuth handler, which guards state
/// and code. What comes of it is a session like any other.
/// </summary>
internal sealed class ProviderHandler(
    IOptionsMonitor<OAuthOptions> options, ILoggerFactory logs, UrlEncoder encoder, IdentityProvider provider, IdentityProviderOptions settings, SignInStore accounts, Session session)
    : OAuthHandler<OAuthOptions>(options, logs, encoder)
{
    public const string Name = "provider";

    /// <summary>Where the provider sends people back to; to be registered with it.</summary>
    public const string Back = "/sign-in/provider/back";

    private const string Nonce = "nonce";

    public static void Configure(OAuthOptions options, IdentityProviderOptions settings)
    {
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.CallbackPath = Back;
        options.SignInScheme = Session.Scheme;
        options.UsePkce = true;
        foreach (string scope in settings.Scopes.Union(["openid", "profile"]))
            options.Scope.Add(scope);
        // the real ones are read from the provider before each use
        options.AuthorizationEndpoint = options.TokenEndpoint = settings.Authority!.AbsoluteUri;
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Events.OnRemoteFailure = context =>
        {
            context.Response.Redirect($"{SignInAddress.Path}?{ProviderRefusal.Parameter}={ProviderRefusal.Of(context.Failure)}");
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        try
        {
            await PointAsync();
        }
        catch (AuthenticationFailureException e)
        {
            Context.Response.Redirect($"{SignInAddress.Path}?{ProviderRefusal.Parameter}={ProviderRefusal.Of(e)}");
            return;
        }

        properties.Items[Nonce] = RandomNumberGenerator.GetHexString(32);
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri) =>
        QueryHelpers.AddQueryString(base.BuildChallengeUrl(properties, redirectUri), Nonce, properties.Items[Nonce]!);

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        await PointAsync();
        return await base.HandleRemoteAuthenticateAsync();
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        string token = tokens.Response?.RootElement.TryGetProperty("id_token", out var given) == true && given.GetString() is { } text
            ? text
            : throw new AuthenticationFailureException("the identity provider gave no identity token");
        ProviderPerson person = await provider.ReadAsync(token, properties.Items[Nonce] ?? "", Context.RequestAborted);
        AccountRole role = settings.Role(person.Roles) ?? throw new ProviderRefusal("role");
        SessionAccount account = await accounts.EnterFromOutsideAsync(person.Subject, person.Name, role, CurrentUser.From(Context), Context.RequestAborted) ?? throw new ProviderRefusal("locked");
        // of the provider's own tokens nothing is kept
        return new AuthenticationTicket(session.Begin(account), new AuthenticationProperties { RedirectUri = properties.RedirectUri }, Name);
    }

    private async Task PointAsync()
    {
        ProviderAddresses addresses = await provider.AddressesAsync(Context.RequestAborted);
        (Options.AuthorizationEndpoint, Options.TokenEndpoint) = (addresses.Authorization, addresses.Token);
    }
}
