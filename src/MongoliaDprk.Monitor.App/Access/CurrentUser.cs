using System.Globalization;
using System.Security.Claims;
using MongoliaDprk.Monitor.Storage.Access;

namespace MongoliaDprk.Monitor.App.Access;

/// <summary>Who a request is from.</summary>
/// <param name="AccountId">Null = whoever sits at this machine, as there are no accounts.</param>
/// <param name="Scope">The scope of the token that was shown; null = a session.</param>
public sealed record CurrentUser(long? AccountId, string Name, AccountRole Role, TokenScope? Scope = null)
{
    private const string Local = "local";
    private const string RoleClaim = "role";
    private const string ScopeClaim = "scope";

    /// <summary>Null = nobody known.</summary>
    public static CurrentUser? Of(HttpContext context)
    {
        ClaimsPrincipal user = context.User;
        if (user.Identity is not { IsAuthenticated: true, Name: { } name } || !Enum.TryParse(user.FindFirstValue(RoleClaim), out AccountRole role))
            return null;
        string id = user.FindFirstValue(ClaimTypes.NameIdentifier)!;
        return new CurrentUser(
            id == Local ? null : long.Parse(id, CultureInfo.InvariantCulture), name, role,
            Enum.TryParse(user.FindFirstValue(ScopeClaim), out TokenScope scope) ? scope : null);
    }

    /// <param name="more">Claims that only a session needs.</param>
    internal ClaimsPrincipal Principal(string scheme, params IEnumerable<Claim> more)
    {
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, AccountId?.ToString(CultureInfo.InvariantCulture) ?? Local), new(ClaimTypes.Name, Name), new(RoleClaim, Role.ToString()), .. more,
        ];
        if (Scope is { } scope)
            claims.Add(new Claim(ScopeClaim, scope.ToString()));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme, ClaimTypes.Name, RoleClaim));
    }

    /// <summary>Whether a session or a token of it may do what needs a role.</summary>
    /// <param name="change">Not only looks.</param>
    /// <param name="feed">It is one of the feeds.</param>
    internal bool May(AccountRole needed, bool change, bool feed) => Role >= needed && Scope switch
    {
        null => true,
        TokenScope.Feed => feed && !change,
        TokenScope.Read => !change && needed == AccountRole.Reader,
        // nothing that administers is left to programs
        TokenScope.Write => needed <= AccountRole.Analyst,
        _ => false,
    };

    /// <summary>Whether a form that decides about visits is of any use to them.</summary>
    public bool MayDecide => May(AccountRole.Analyst, change: true, feed: false);

    /// <summary>For the audit log.</summary>
    internal Doer Doer(HttpContext context) => new(Name, From(context));

    /// <summary>The network address of a request.</summary>
    internal static string From(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "this machine";
}
