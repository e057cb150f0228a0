using Microsoft.Net.Http.Headers;
using MongoliaDprk.Monitor.App.Api;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Dashboard;

/// <summary>The bytes of a kept page as a file to be saved. They are never shown as ours: whatever they are, a browser gets unknown bytes.</summary>
internal static class KeptPageDownload
{
    public const string Route = "/articles/{id:long}/pages/{hash}";

    /// <summary>Kept pages never change: their name is their SHA-256.</summary>
    public static async Task<IResult> AnswerAsync(HttpContext context, long id, string hash, ArticleQueries articles, CancellationToken cancellationToken)
    {
        if (await articles.PageAsync(id, hash, cancellationToken) is not { } body)
            return ApiAnswer.NotFound("No such page is kept.");
        context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.Bytes(body, "application/octet-stream", $"article-{id}-{hash[..Math.Min(12, hash.Length)]}.bin", entityTag: new EntityTagHeaderValue($"\"{hash}\""));
    }
}
