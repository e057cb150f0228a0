using MongoliaDprk.Monitor.App.Dashboard;

namespace MongoliaDprk.Monitor.App.Api;

/// <summary>
/// The API, version 1; all but <see cref="DecisionEndpoint"/> only reads. Every list stands in <see cref="ApiList{T}"/>: count is the number of units that the filter meets. A parameter
/// that nobody knows, or that cannot be read, is refused and not ignored. Within a version keys and addresses are only ever added.
/// </summary>
internal static class ApiEndpoints
{
    public const string Root = "/api/v1";

    private static readonly string[] Get = [HttpMethods.Get];

    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        .. ListOperations.All, .. ArticleOperations.All, .. CountOperations.All, .. ActorOperations.All, .. SourceOperations.All, .. FunnelOperations.All, .. VisitOperations.All,
    ];

    public static void MapApi(this WebApplication app)
    {
        foreach (ApiOperation operation in Operations)
            app.MapMethods(operation.Path, Get, operation.Handler).WithMetadata(operation).AddEndpointFilter(RefuseUnknownAsync);
        app.MapMethods(Root + "/openapi.json", Get, (HttpContext context, ShownNames names) => ApiAnswer.Json(context, OpenApiDocument.Of(Operations, names.Subject)));
        app.MapDecisions();
        app.Map("/api/{**rest}", () => ApiAnswer.NotFound($"There is no such address in the API; {Root}/openapi.json lists them."));
    }

    private static async ValueTask<object?> RefuseUnknownAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var operation = call.HttpContext.GetEndpoint()!.Metadata.GetRequiredMetadata<ApiOperation>();
        var query = new QueryReader(call.HttpContext.Request.Query);
        query.RefuseOthers(operation.Parameters.Select(p => p.Name));
        return query.Errors.Count > 0 ? ApiAnswer.Wrong(query.Errors) : await next(call);
    }
}
