using System.Net;
using MongoliaDprk.Monitor.Storage.Access;

namespace MongoliaDprk.Monitor.App.Access;

/// <summary>
/// Without any account, whoever sits at this machine may do everything. The request must come from this machine and from nowhere else: neither
/// through a proxy, nor under a name that some web site made point here (DNS rebinding).
/// </summary>
internal sealed class OpenAccess(Exposure exposure, AccountStore accounts, WebOptions web)
{
    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via"];

    /// <summary>Once there was an account, removing the last one opens nothing before the next start.</summary>
    private volatile bool closed;

    public async Task<bool> AllowsAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (closed || !IsFromHere(context))
            return false;
        closed = await accounts.AnyAsync(cancellationToken);
        return !closed;
    }

    private bool IsFromHere(HttpContext context)
    {
        ConnectionInfo connection = context.Connection;
        return exposure.IsLocal && IsLocal(connection.LocalIpAddress) && IsLocal(connection.RemoteIpAddress)
            && (ListenAddress.IsLocalHost(context.Request.Host.Host) || context.Request.Host.Host == web.PublicAddress?.Host)
            && !ProxyHeaders.Any(context.Request.Headers.ContainsKey);
    }

    /// <param name="address">Null = no network is between.</param>
    private static bool IsLocal(IPAddress? address) => address is null || IPAddress.IsLoopback(address);
}
