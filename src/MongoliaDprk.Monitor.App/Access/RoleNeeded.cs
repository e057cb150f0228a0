using Microsoft.AspNetCore.Authorization;

namespace MongoliaDprk.Monitor.App.Access;

/// <summary>The one rule for all routes, also those that nobody thought of: see <see cref="NeedsAttribute"/>.</summary>
internal sealed class RoleNeeded : IAuthorizationRequirement;

/// <inheritdoc cref="RoleNeeded"/>
internal sealed class RoleNeededHandler : AuthorizationHandler<RoleNeeded>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RoleNeeded requirement)
    {
        if (context.Resource is HttpContext http && CurrentUser.Of(http) is { } user)
        {
            EndpointMetadataCollection? marks = http.GetEndpoint()?.Metadata;
            NeedsAttribute needs = marks?.GetMetadata<NeedsAttribute>() ?? NeedsAttribute.Standard;
            bool change = !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method);
            if (user.May(change ? needs.Change : needs.Read, change, marks?.GetMetadata<FeedMark>() is not null))
                context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
