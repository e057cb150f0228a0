using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using MongoliaDprk.Monitor.Storage.Access;

namespace MongoliaDprk.Monitor.App.Access;

/// <summary>
/// What somebody has who has signed in: a cookie that names the account and holds its stamp. The account is looked up at each request, so that a
/// session ends at once when the account is removed or locked or has another password, and a new role holds at once.
/// </summary>
internal sealed class Session(SignInStore accounts, TimeProvider time) : CookieAuthenticationEvents
{
    public const string Scheme = "session";

    private const string StampClaim = "stamp";
    private const string BeganClaim = "began";

    /// <summary>However busy it is.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public static void Configure(CookieAuthenticationOptions options, AccessOptions access)
    {
        options.Cookie.Name = "monitor-session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        // not strict: a link in a mail shall find its reader signed in
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = TimeSpan.FromHours(access.SessionHours);
        options.SlidingExpiration = true;
        options.EventsType = typeof(Session);
    }

    public Task BeginAsync(HttpContext context, SessionAccount account) => context.SignInAsync(Scheme, Begin(account));

    /// <summary>What a new session holds.</summary>
    public ClaimsPrincipal Begin(SessionAccount account) => Principal(account, time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        ClaimsPrincipal shown = context.Principal!;
        string stamp = shown.FindFirstValue(StampClaim) ?? "", began = shown.FindFirstValue(BeganClaim) ?? "";
        if (long.TryParse(began, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds) < Longest
            && long.TryParse(shown.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out long id)
            && await accounts.FindAsync(id, context.HttpContext.RequestAborted) is { } account
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(account.Stamp), Encoding.UTF8.GetBytes(stamp)))
        {
            context.ReplacePrincipal(Principal(account, began));
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Scheme);
    }

    private static ClaimsPrincipal Principal(SessionAccount session, string began) =>
        new CurrentUser(session.Account.Id, session.Account.Name, session.Account.Role).Principal(Scheme, new Claim(StampClaim, session.Stamp), new Claim(BeganClaim, began));
}
