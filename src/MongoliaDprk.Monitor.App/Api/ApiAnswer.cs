using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Net.Http.Headers;

namespace MongoliaDprk.Monitor.App.Api;

/// <summary>Answers of the API: JSON in camel case with an entity tag (RFC 9110, 8.8.3), or a problem (RFC 9457).</summary>
internal static class ApiAnswer
{
    public static JsonSerializerOptions Format { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = OutsideJson.Encoder,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <summary>
    /// The value, or 304 when the client has it already. The tag is weak: it names the content, which goes out compressed in several ways.
    /// Clients may keep an answer but ask again each time, for a list can grow at any moment.
    /// </summary>
    public static IResult Json(HttpContext context, object value)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), Format);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..24]}\"", isWeak: true);
        ResponseHeaders(context, tag);
        bool known = EntityTagHeaderValue.TryParseList([.. context.Request.Headers.IfNoneMatch.OfType<string>()], out IList<EntityTagHeaderValue>? kept)
            && kept.Any(k => k.Tag == "*" || k.Compare(tag, useStrongComparison: false));
        return known ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Bytes(body, "application/json; charset=utf-8");
    }

    /// <summary>What is wrong with the request, each fault in one sentence.</summary>
    public static IResult Wrong(params IReadOnlyList<string> faults) => Problem(StatusCodes.Status400BadRequest, "The request cannot be understood.", string.Join(" ", faults));

    public static IResult NotFound(string detail) => Problem(StatusCodes.Status404NotFound, "Nothing is there.", detail);

    public static IResult Problem(int status, string title, string detail) =>
        Results.Json(new ApiProblem("about:blank", title, status, detail), Format, "application/problem+json; charset=utf-8", status);

    private static void ResponseHeaders(HttpContext context, EntityTagHeaderValue tag)
    {
        context.Response.Headers.ETag = tag.ToString();
        context.Response.Headers.CacheControl = "private, no-cache";
    }
}

/// <summary>Problem details (RFC 9457).</summary>
internal sealed record ApiProblem(string Type, string Title, int Status, string Detail);
