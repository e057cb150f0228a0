using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MongoliaDprk.Monitor.App.Access;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage.Queries;

namespace MongoliaDprk.Monitor.App.Feeds;

/// <summary>What others subscribe to: alerts in a feed reader, visits in a calendar.</summary>
internal static class FeedEndpoints
{
    private const int MostAlerts = 100;

    public static void MapFeeds(this WebApplication app)
    {
        app.MapGet("/alerts.atom", AlertsAsync).AsFeed();
        app.MapGet("/visits.ics", VisitsAsync).AsFeed();
    }

    private static async Task<IResult> AlertsAsync(HttpContext context, AlertQueries alerts, Watchlist watchlist, CancellationToken cancellationToken)
    {
        HttpRequest request = context.Request;
        Uri self = new($"{request.Scheme}://{request.Host}{request.PathBase}/alerts.atom");
        return Answer(context, AlertFeed.Write(watchlist.Name, self, await alerts.ListAsync(MostAlerts, cancellationToken)), "application/atom+xml; charset=utf-8");
    }

    private static async Task<IResult> VisitsAsync(HttpContext context, VisitQueries visits, Watchlist watchlist, CancellationToken cancellationToken)
    {
        var calendar = new VisitCalendar(watchlist);
        return Answer(context, calendar.Write(await visits.ListAsync(false, cancellationToken)), "text/calendar; charset=utf-8");
    }

    /// <summary>Readers ask often: what has not changed is not sent again (RFC 9110 §13.1.2).</summary>
    private static IResult Answer(HttpContext context, string text, string type)
    {
        byte[] body = Encoding.UTF8.GetBytes(text);
        string tag = string.Create(CultureInfo.InvariantCulture, $"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..32]}\"");
        context.Response.Headers.ETag = tag;
        return context.Request.Headers.IfNoneMatch.ToString().Split(',').Any(t => t.Trim().TrimStart('W', '/') == tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(body, type);
    }
}
