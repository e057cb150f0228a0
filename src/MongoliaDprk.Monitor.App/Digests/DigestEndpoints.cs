using System.Globalization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MongoliaDprk.Monitor.App.Access;
using MongoliaDprk.Monitor.App.Api;
using MongoliaDprk.Monitor.Core.Digests;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Digests;

namespace MongoliaDprk.Monitor.App.Digests;

/// <summary>
/// Digests in the browser and as a feed: <c>/digests/DAY</c> (what was found on a day, UTC), <c>/digests/SUBSCRIBER/DAY</c> (what a
/// subscriber was told) and <c>/digests.atom</c> (the days that are over). Lists are whole here: numbers of what was sent lead to them.
/// </summary>
internal static class DigestEndpoints
{
    private const int FeedDays = 14;

    /// <summary>The digest's styles stand in its elements, as mail programs want them.</summary>
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>What pages, commands and jobs need to put digests together; may be called twice.</summary>
    public static IServiceCollection AddDigests(this IServiceCollection services)
    {
        services.TryAddSingleton<WebOptions>();
        services.TryAddSingleton<DigestStore>();
        services.TryAddSingleton<DigestDesk>();
        return services;
    }

    public static void MapDigests(this WebApplication app)
    {
        app.MapGet("/digests.atom", AtomAsync).AsFeed();
        app.MapGet("/digests/{day}", DayAsync);
        app.MapGet("/digests/{subscriber}/{day}", EditionAsync);
    }

    private static async Task<IResult> DayAsync(HttpContext context, string day, DigestDesk desk, TimeProvider time, CancellationToken cancellationToken)
    {
        if (Day(day) is not { } wanted || wanted > Today(time))
            return Results.NotFound();
        if (Language(context, "en") is not { } language)
            return Results.BadRequest(Unknown);
        return Answer(context, await desk.OfDayAsync(wanted, language, cancellationToken), desk.View(wanted, language, whole: true));
    }

    private static async Task<IResult> EditionAsync(
        HttpContext context, string subscriber, string day, DigestDesk desk, DigestStore store, Watchlist watchlist, CancellationToken cancellationToken)
    {
        if (Day(day) is not { } wanted || watchlist.Subscribers.FirstOrDefault(s => s.Id == subscriber) is not { Digest: { } schedule } reader)
            return Results.NotFound();
        if (Language(context, reader.Language) is not { } language)
            return Results.BadRequest(Unknown);
        reader = reader with { Language = language };
        return await store.FindMadeAsync(reader.Id, wanted, cancellationToken) is { } edition
            ? Answer(context, await desk.OfEditionAsync(edition, reader, cancellationToken), desk.View(edition, reader, whole: true))
            : Results.NotFound();
    }

    private static async Task<IResult> AtomAsync(HttpContext context, DigestDesk desk, Watchlist watchlist, TimeProvider time, CancellationToken cancellationToken)
    {
        if (Language(context, "en") is not { } language)
            return Results.BadRequest(Unknown);
        List<(Digest, DigestView)> days = [];
        for (int ago = 1; ago <= FeedDays; ago++)
        {
            DateOnly day = Today(time).AddDays(-ago);
            days.Add((await desk.OfDayAsync(day, language, cancellationToken), desk.View(day, language)));
        }

        string atom = DigestRenderer.Atom(days, watchlist.Name, DigestLanguage.Of(language), FeedTokens.Address(context.Request));
        return Results.Text(atom, "application/atom+xml; charset=utf-8");
    }

    private static IResult Answer(HttpContext context, Digest digest, DigestView view)
    {
        switch (context.Request.Query["format"].ToString())
        {
            case "text":
                return Results.Text(DigestRenderer.Text(digest, view), "text/plain; charset=utf-8");
            case "markdown":
                return Results.Text(DigestRenderer.Markdown(digest, view), "text/markdown; charset=utf-8");
            case "json":
                return Results.Text(DigestRenderer.Json(digest), "application/json; charset=utf-8");
            case "" or "html":
                context.Response.Headers.ContentSecurityPolicy = Policy;
                return Results.Text(DigestRenderer.Html(digest, view), "text/html; charset=utf-8");
            default:
                return Results.BadRequest("format: html, text, markdown or json.");
        }
    }

    private static string Unknown => $"language: one of {string.Join(", ", DigestLanguage.Codes)}.";

    /// <returns>Null = a language that digests are not written in.</returns>
    private static string? Language(HttpContext context, string standard)
    {
        string code = new QueryReader(context.Request.Query).Word("language") ?? standard;
        return DigestLanguage.Codes.Contains(code) ? code : null;
    }

    private static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;
}
