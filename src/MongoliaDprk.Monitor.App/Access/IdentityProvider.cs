using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace MongoliaDprk.Monitor.App.Access;

/// <summary>Somebody whom the provider vouches for.</summary>
/// <param name="Subject">Issuer and subject.</param>
/// <param name="Roles">Values of the claim that says what they may do.</param>
internal sealed record ProviderPerson(string Subject, string Name, IReadOnlyList<string> Roles);

/// <summary>Where the provider is asked (OpenID Connect Discovery 1.0, §3).</summary>
internal sealed record ProviderAddresses(string Issuer, string Authorization, string Token, string Keys);

/// <summary>Reads the provider's settings and the tokens that it signs.</summary>
internal sealed class IdentityProvider(IdentityProviderOptions options, TimeProvider time) : IDisposable
{
    /// <summary>Keys change; a token with one that is not known makes them be read again, but not more often.</summary>
    private static readonly TimeSpan KeysKept = TimeSpan.FromMinutes(1);

    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(20), MaxResponseContentBufferSize = 1 << 20 };
    private readonly JsonWebTokenHandler tokens = new() { MapInboundClaims = false };
    private ProviderAddresses? addresses;
    private (long At, JsonWebKeySet Keys)? keys;

    public void Dispose() => http.Dispose();

    /// <exception cref="AuthenticationFailureException">The provider does not answer, or not as itself.</exception>
    public async Task<ProviderAddresses> AddressesAsync(CancellationToken cancellationToken)
    {
        if (addresses is { } known)
            return known;
        string authority = options.Authority!.AbsoluteUri.TrimEnd('/');
        using JsonDocument settings = JsonDocument.Parse(await GetAsync($"{authority}/.well-known/openid-configuration", cancellationToken));
        ProviderAddresses read = new(Text(settings, "issuer"), Text(settings, "authorization_endpoint"), Text(settings, "token_endpoint"), Text(settings, "jwks_uri"));
        // §4.3: else one provider could speak for another
        if (read.Issuer.TrimEnd('/') != authority)
            throw new AuthenticationFailureException($"the identity provider at {authority} says that it is {read.Issuer}");
        return addresses = read;
    }

    /// <summary>Who an identity token is about (OpenID Connect Core 1.0, §3.1.3.7).</summary>
    /// <exception cref="AuthenticationFailureException">It is not signed by the provider, not for this monitor, not for this sign-in, or too old.</exception>
    public async Task<ProviderPerson> ReadAsync(string token, string nonce, CancellationToken cancellationToken)
    {
        string issuer = (await AddressesAsync(cancellationToken)).Issuer;
        TokenValidationResult result = await ValidateAsync(token, issuer, again: false, cancellationToken);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
            result = await ValidateAsync(token, issuer, again: true, cancellationToken);
        if (!result.IsValid || result.SecurityToken is not JsonWebToken read)
            throw new AuthenticationFailureException("the identity token is not valid", result.Exception);
        if (!read.TryGetPayloadValue("nonce", out string? shown) || shown != nonce)
            throw new AuthenticationFailureException("the identity token is of another sign-in");
        string name = read.TryGetPayloadValue(options.NameClaim, out string? given) && given is { Length: > 0 } ? given : read.Subject;
        return new ProviderPerson($"{issuer} {read.Subject}", name, [.. read.Claims.Where(c => c.Type == options.RoleClaim).Select(c => c.Value)]);
    }

    private async Task<TokenValidationResult> ValidateAsync(string token, string issuer, bool again, CancellationToken cancellationToken) => await tokens.ValidateTokenAsync(token, new TokenValidationParameters
    {
        ValidIssuer = issuer,
        ValidAudience = options.ClientId,
        IssuerSigningKeys = (await KeysAsync(again, cancellationToken)).GetSigningKeys(),
        // never "none", and no key of ours
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384],
    });

    private async Task<JsonWebKeySet> KeysAsync(bool again, CancellationToken cancellationToken)
    {
        if (keys is { } known && (!again || time.GetElapsedTime(known.At) < KeysKept))
            return known.Keys;
        JsonWebKeySet read = new(await GetAsync((await AddressesAsync(cancellationToken)).Keys, cancellationToken));
        keys = (time.GetTimestamp(), read);
        return read;
    }

    private async Task<string> GetAsync(string address, CancellationToken cancellationToken)
    {
        try
        {
            return await http.GetStringAsync(address, cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new AuthenticationFailureException($"the identity provider does not answer at {address}: {e.Message}", e);
        }
    }

    private static string Text(JsonDocument settings, string key) =>
        settings.RootElement.TryGetProperty(key, out JsonElement value) && value.GetString() is { } text ? text : throw new AuthenticationFailureException($"the identity provider's settings have no {key}");
}
