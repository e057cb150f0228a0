using Microsoft.AspNetCore.Authentication;
using MongoliaDprk.Monitor.App.Access;

namespace MongoliaDprk.Monitor.App.Readiness;

/// <summary>For load balancers and container hosts: <c>/healthz</c> (the process answers) and <c>/readyz</c> (it does its work). Strangers learn which part fails, never more.</summary>
internal static partial class ReadinessEndpoints
{
    public static void MapReadiness(this WebApplication app)
    {
        ReadinessCheck check = app.Services.GetRequiredService<ReadinessCheck>();
        app.MapGet("/healthz", () => Results.Json(new { status = "ok" })).Outside();
        app.MapGet("/readyz", (HttpContext context, ILoggerFactory logs, CancellationToken cancellationToken) => ReadyAsync(context, check, logs, cancellationToken)).Outside();
    }

    private static async Task<IResult> ReadyAsync(HttpContext context, ReadinessCheck check, ILoggerFactory logs, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        IReadOnlyList<Fault> faults = await check.FaultsAsync(cancellationToken);
        if (faults.Count == 0)
            return Results.Json(new { status = "ready" });
        LogNotReady(logs.CreateLogger("MongoliaDprk.Monitor.App.Readiness"), string.Join("; ", faults.Select(f => f.Why)));
        string[] failing = [.. faults.Select(f => f.Part)];
        object answer = await IsKnownAsync(context) ? new { status = "not ready", failing, why = faults.Select(f => f.Why) } : new { status = "not ready", failing };
        return Results.Json(answer, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Without a database nobody is known.</summary>
    private static async Task<bool> IsKnownAsync(HttpContext context)
    {
        try
        {
            return (await context.AuthenticateAsync(AccessHandler.WhenAsked)).Succeeded;
        }
        catch (Exception e) when (DatabaseFaults.Is(e))
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "not ready: {Why}")]
    private static partial void LogNotReady(ILogger logger, string why);
}
