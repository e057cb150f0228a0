using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using MongoliaDprk.Monitor.App.Api;
using MongoliaDprk.Monitor.App.Dashboard;

namespace MongoliaDprk.Monitor.App.Access;

/// <summary>How often one may ask: sign-in by network address (each account has its lock-out besides), API and feeds by account, everything by address where nobody is signed in.</summary>
internal static class RateLimits
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static void Configure(RateLimiterOptions options, AccessOptions access)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = async (rejected, cancellationToken) => await RefuseAsync(rejected);
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Partition(context, access));
    }

    private static RateLimitPartition<string> Partition(HttpContext context, AccessOptions access)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<OutsideMark>() is not null)
            return RateLimitPartition.GetNoLimiter("outside");
        CurrentUser? user = CurrentUser.Of(context);
        if (HttpMethods.IsPost(context.Request.Method) && IsPasswordForm(context))
            return Window("sign-in " + Network(context), access.SignInsPerMinute);
        if (user is null)
            return Window("nobody " + Network(context), access.RequestsPerMinute);
        bool isProgram = user.Scope is not null || context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
        return user.AccountId is { } account && isProgram
            ? Window(string.Create(CultureInfo.InvariantCulture, $"account {account}"), access.RequestsPerMinute)
            : RateLimitPartition.GetNoLimiter("people");
    }

    /// <summary>Where a password can be tried.</summary>
    private static bool IsPasswordForm(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<PasswordFormAttribute>() is not null;

    private static RateLimitPartition<string> Window(string key, int permits) => RateLimitPartition.GetSlidingWindowLimiter(
        key, _ => new SlidingWindowRateLimiterOptions { PermitLimit = permits, Window = Minute, SegmentsPerWindow = 6, QueueLimit = 0 });

    /// <summary>Of IPv6 the first 64 bits: one machine has all addresses of its network.</summary>
    internal static string Network(HttpContext context)
    {
        IPAddress? address = context.Connection.RemoteIpAddress;
        if (address is { IsIPv4MappedToIPv6: true })
            address = address.MapToIPv4();
        return address is { AddressFamily: AddressFamily.InterNetworkV6 } ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)) : address?.ToString() ?? "";
    }

    private static Task RefuseAsync(OnRejectedContext rejected)
    {
        HttpContext context = rejected.HttpContext;
        TimeSpan wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan told) ? told : Minute;
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return IsPasswordForm(context)
            ? FailurePage.WritePageAsync(context, "Too many tries", "Wait a minute, then try once more.")
            : ApiAnswer.Problem(StatusCodes.Status429TooManyRequests, "Too many requests.", "Ask again after the time in Retry-After.").ExecuteAsync(context);
    }
}

/// <summary>Marks a page on which a password can be tried.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PasswordFormAttribute : Attribute;
