using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MongoliaDprk.Monitor.Storage.Access;

namespace MongoliaDprk.Monitor.App.Access;

/// <summary>Puts sign-in, roles, tokens and limits into the web application.</summary>
internal static class AccessSetup
{
    /// <summary>What commands need too.</summary>
    public static void AddAccounts(this IServiceCollection services, AccessOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton(new Passwords());
        services.AddSingleton(LockOut.Standard);
        services.AddSingleton<AccountStore>();
        services.AddSingleton<SignInStore>();
        services.AddSingleton<TokenStore>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<ProtectionKeys>();
    }

    public static void AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<Exposure>();
        services.AddSingleton<OpenAccess>();
        services.AddSingleton<SignInDesk>();
        services.AddSingleton<Session>();
        AddKeys(services);
        services.AddAuthentication(AccessHandler.Name)
            .AddScheme<AuthenticationSchemeOptions, AccessHandler>(AccessHandler.Name, null)
            .AddScheme<AuthenticationSchemeOptions, AccessHandler>(AccessHandler.WhenAsked, null)
            .AddCookie(Session.Scheme);
        AddProvider(services);
        services.AddOptions<CookieAuthenticationOptions>(Session.Scheme).Configure<AccessOptions>(Session.Configure);
        services.AddAuthorization(o => o.FallbackPolicy = new AuthorizationPolicyBuilder().AddRequirements(new RoleNeeded()).Build());
        services.AddSingleton<IAuthorizationHandler, RoleNeededHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AccessRefusal>();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<AccessOptions>(RateLimits.Configure);
    }

    /// <summary>After routing: who it is, how often, whether they may.</summary>
    public static void UseAccess(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
    }

    /// <summary>Marks what anybody may ask for.</summary>
    public static T Outside<T>(this T endpoint) where T : IEndpointConventionBuilder => endpoint.WithMetadata(new OutsideMark(), new AllowAnonymousAttribute());

    /// <summary>Where people sign in with an identity provider, if there is one.</summary>
    public static void MapSignIn(this WebApplication app) => app.MapGet("/sign-in/provider", (string? to, IdentityProviderOptions provider) => provider.Authority is null
        ? Results.NotFound()
        : Results.Challenge(new AuthenticationProperties { RedirectUri = SignInAddress.Wanted(to) }, [ProviderHandler.Name])).AllowAnonymous();

    /// <summary>The scheme is there only where a provider is set: the framework asks each one at every request.</summary>
    private static void AddProvider(IServiceCollection services)
    {
        services.AddSingleton(s => s.GetRequiredService<AccessOptions>().IdentityProvider);
        services.AddSingleton<IdentityProvider>();
        services.AddTransient<ProviderHandler>();
        services.AddSingleton<IPostConfigureOptions<OAuthOptions>, OAuthPostConfigureOptions<OAuthOptions, ProviderHandler>>();
        services.AddOptions<OAuthOptions>(ProviderHandler.Name).Configure<IdentityProviderOptions>(ProviderHandler.Configure);
        services.AddOptions<AuthenticationOptions>().Configure<IdentityProviderOptions>((o, provider) =>
        {
            if (provider.Authority is not null)
                o.AddScheme<ProviderHandler>(ProviderHandler.Name, null);
        });
    }

    private static void AddKeys(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("MongoliaDprk.Monitor");
        services.AddOptions<KeyManagementOptions>().Configure<AccessOptions, ProtectionKeys, ILoggerFactory>((o, access, keys, logs) => o.XmlRepository = access.KeyFolder is { } folder
            ? new FileSystemXmlRepository(new DirectoryInfo(folder), logs)
            : new StoredKeys(keys));
    }
}
