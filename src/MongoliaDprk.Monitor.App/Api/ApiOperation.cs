namespace MongoliaDprk.Monitor.App.Api;

/// <summary>One address of the API: what is mapped is what the OpenAPI document tells, and what it does not tell is refused.</summary>
/// <param name="Path">Route below the host.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Parameters">Everything that may stand in its query.</param>
/// <param name="Answer">Shape of the JSON answer, or null where <see cref="MediaType"/> is none of JSON.</param>
/// <param name="Handler">What answers.</param>
internal sealed record ApiOperation(string Path, string Summary, IReadOnlyList<ApiParameter> Parameters, Type? Answer, Delegate Handler)
{
    public string MediaType { get; init; } = "application/json";

    /// <summary>Name for generated clients: <c>GET /api/v1/articles/{id}</c> → <c>articles_id</c>.</summary>
    public string Id => Path["/api/v1/".Length..].Replace("/", "_", StringComparison.Ordinal).Replace(".", "_", StringComparison.Ordinal)
        .Replace(":long", "", StringComparison.Ordinal).Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
}
