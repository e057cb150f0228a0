using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using MongoliaDprk.Monitor.App.Api;
using MongoliaDprk.Monitor.App.Dashboard;

namespace MongoliaDprk.Monitor.App.Access;

/// <summary>What is answered to those who may not: people are shown where to sign in, programs get a problem.</summary>
internal sealed class AccessRefusal : IAuthorizationMiddlewareResultHandler
{
    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
            await next(context);
        else if (CurrentUser.Of(context) is { } user)
            await ForbidAsync(context, user);
        else
            await AskAsync(context);
    }

    private static Task ForbidAsync(HttpContext context, CurrentUser user)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        string who = user.Scope is { } scope ? $"A token of scope {scope.ToString().ToLowerInvariant()}" : $"The role {user.Role.ToString().ToLowerInvariant()}";
        return IsProgram(context)
            ? ApiAnswer.Problem(StatusCodes.Status403Forbidden, "Not allowed.", $"{who} does not reach this.").ExecuteAsync(context)
            : FailurePage.WritePageAsync(context, "Not allowed", $"{who} does not reach this. Nothing was changed. An administrator can give an account another role.");
    }

    private static Task AskAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        if (IsProgram(context))
        {
            context.Response.Headers.WWWAuthenticate = request.Headers.Authorization.Count > 0 ? "Bearer error=\"invalid_token\"" : "Bearer";
            return ApiAnswer.Problem(StatusCodes.Status401Unauthorized, "Sign-in is needed.", "Send a token that is valid: 'Authorization: Bearer TOKEN', made by `monitor user token add`.").ExecuteAsync(context);
        }

        if (HttpMethods.IsGet(request.Method))
        {
            context.Response.Redirect(SignInAddress.Of(request));
            return Task.CompletedTask;
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return FailurePage.WritePageAsync(context, "Signed out", "Nothing was changed, because nobody is signed in. Sign in on another page, then go back and send the form once more.");
    }

    private static bool IsProgram(HttpContext context) =>
        context.Request.Headers.Authorization.ToString().StartsWith("Bearer", StringComparison.OrdinalIgnoreCase) || context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || context.GetEndpoint()?.Metadata.GetMetadata<FeedMark>() is not null;
}
