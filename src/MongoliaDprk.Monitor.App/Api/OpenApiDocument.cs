using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace MongoliaDprk.Monitor.App.Api;

/// <summary>The API told for programs (OpenAPI 3.1): made of the same operations that are mapped, its schemas of the types that are answered.</summary>
internal static class OpenApiDocument
{
    public static JsonObject Of(IEnumerable<ApiOperation> operations, string subject) => new()
    {
        ["openapi"] = "3.1.0",
        ["info"] = new JsonObject
        {
            ["title"] = "Monitor: " + subject,
            ["version"] = "1",
            ["description"] = "Read-only but for decisions about visits. Every count is the length of the list it names. Days are ISO 8601, instants UTC unless an offset is given. "
                + "Answers have an ETag; ask with If-None-Match and get 304 where nothing is new. Faults are told as application/problem+json.",
        },
        ["paths"] = new JsonObject(operations.Select(o => KeyValuePair.Create<string, JsonNode?>(
            o.Path.Replace(":long", "", StringComparison.Ordinal), Path(o)))),
    };

    private static JsonObject Path(ApiOperation operation) => operation.Path == DecisionEndpoint.Route
        ? new JsonObject { ["get"] = Operation(operation), ["post"] = DecisionEndpoint.Document() }
        : new JsonObject { ["get"] = Operation(operation) };

    private static JsonObject Operation(ApiOperation operation) => new()
    {
        ["operationId"] = operation.Id,
        ["summary"] = operation.Summary,
        ["parameters"] = new JsonArray([.. InPath(operation), .. operation.Parameters.Select(Parameter)]),
        ["responses"] = new JsonObject
        {
            ["200"] = Response("What was asked for.", operation.MediaType, operation.Answer),
            ["304"] = new JsonObject { ["description"] = "The answer is the one the client has." },
            ["400"] = Response("A parameter is not known or cannot be read.", "application/problem+json", typeof(ApiProblem)),
            ["404"] = Response("Nothing is there.", "application/problem+json", typeof(ApiProblem)),
        },
    };

    private static IEnumerable<JsonNode> InPath(ApiOperation operation) =>
        operation.Path.Split('/').Where(p => p.StartsWith('{')).Select(p => p.Trim('{', '}').Split(':')).Select(p => new JsonObject
        {
            ["name"] = p[0],
            ["in"] = "path",
            ["required"] = true,
            ["schema"] = new JsonObject { ["type"] = p.Length > 1 ? "integer" : "string" },
        });

    private static JsonObject Parameter(ApiParameter parameter)
    {
        var schema = new JsonObject { ["type"] = parameter.Type };
        if (parameter.Format is { } format)
            schema["format"] = format;
        if (parameter.Values is { } values)
            schema["enum"] = new JsonArray([.. values.Select(v => JsonValue.Create(v))]);
        return new JsonObject { ["name"] = parameter.Name, ["in"] = "query", ["description"] = parameter.Description, ["schema"] = schema };
    }

    private static JsonObject Response(string description, string mediaType, Type? shape) => new()
    {
        ["description"] = description,
        ["content"] = new JsonObject
        {
            [mediaType] = new JsonObject { ["schema"] = shape is null ? new JsonObject { ["type"] = "string" } : ApiAnswer.Format.GetJsonSchemaAsNode(shape) },
        },
    };
}
