using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using MongoliaDprk.Monitor.Storage.Access;

namespace MongoliaDprk.Monitor.App.Access;

/// <summary>Says who a request is from: a token if it shows one, else its session, else whoever sits at this machine where that is enough.</summary>
internal sealed class AccessHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, TokenStore tokens, OpenAccess open, WebOptions web)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string Name = "access";

    /// <summary>The same for what is <see cref="OutsideMark">outside</see> and still wants to know.</summary>
    public const string WhenAsked = "access-when-asked";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Scheme.Name == Name && Context.GetEndpoint()?.Metadata.GetMetadata<OutsideMark>() is not null)
            return AuthenticateResult.NoResult();
        if (Shown() is { } token)
            return await TokenAsync(token.Text, token.InAddress);
        AuthenticateResult session = await Context.AuthenticateAsync(Session.Scheme);
        if (session.Succeeded)
            return session;
        return await open.AllowsAsync(Context, Context.RequestAborted)
            ? Ticket(new CurrentUser(null, web.Analyst ?? Environment.UserName, AccountRole.Admin))
            : AuthenticateResult.NoResult();
    }

    /// <summary>RFC 6750 §2.1; in the address only for feeds.</summary>
    private (string Text, bool InAddress)? Shown()
    {
        string header = Request.Headers.Authorization.ToString();
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return (header[Bearer.Length..].Trim(), false);
        return Context.GetEndpoint()?.Metadata.GetMetadata<FeedMark>() is not null && Request.Query.TryGetValue(FeedTokens.Parameter, out var given) ? (given.ToString(), true) : null;
    }

    /// <summary>A wrong token is nobody, whatever else the request shows. In an address, which many logs keep, only a feed's token counts.</summary>
    private async Task<AuthenticateResult> TokenAsync(string text, bool inAddress) =>
        await tokens.FindAsync(TokenText.Hash(text), Context.RequestAborted) is { } found && (!inAddress || found.Scope == TokenScope.Feed)
            ? Ticket(new CurrentUser(found.Account.Id, found.Account.Name, found.Account.Role, found.Scope))
            : AuthenticateResult.Fail("the token opens nothing");

    private AuthenticateResult Ticket(CurrentUser user) => AuthenticateResult.Success(new AuthenticationTicket(user.Principal(Name), Name));
}
