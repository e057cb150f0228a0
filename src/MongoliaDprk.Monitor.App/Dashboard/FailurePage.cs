using Microsoft.AspNetCore.Diagnostics;
using MongoliaDprk.Monitor.App.Api;
using MongoliaDprk.Monitor.Storage;

namespace MongoliaDprk.Monitor.App.Dashboard;

/// <summary>What is answered when a page cannot be made: says what is broken, shows nothing of the inside.</summary>
internal static class FailurePage
{
    public static Task WriteAsync(HttpContext context)
    {
        Exception? cause = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        bool database = cause is DatabaseException or System.Data.Common.DbException;
        context.Response.StatusCode = database ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError;
        string words = database
            ? "The database cannot be read. The log says why; `monitor check` tests it."
            : "This page could not be made because of a fault in the monitor. The log says more.";
        return context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            ? ApiAnswer.Problem(context.Response.StatusCode, "The answer could not be made.", words).ExecuteAsync(context)
            : WritePageAsync(context, "Not available", words);
    }

    /// <summary>A page that needs nothing of the inside. The status must be set.</summary>
    public static Task WritePageAsync(HttpContext context, string title, string words)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(
            $"""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title><link rel="stylesheet" href="{SiteStyle.Path}"></head>
            <body><main><h1>{title}</h1><p>{words}</p><p><a href="/">Back to today</a></p></main></body></html>
            """,
            context.RequestAborted);
    }
}
