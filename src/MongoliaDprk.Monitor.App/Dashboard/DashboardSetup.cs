using Microsoft.AspNetCore.Http.HttpResults;
using MongoliaDprk.Monitor.App.Access;
using MongoliaDprk.Monitor.App.Api;
using MongoliaDprk.Monitor.App.Commands;
using MongoliaDprk.Monitor.App.Dashboard.Pages;
using MongoliaDprk.Monitor.App.Digests;
using MongoliaDprk.Monitor.App.Feeds;
using MongoliaDprk.Monitor.App.Readiness;

namespace MongoliaDprk.Monitor.App.Dashboard;

/// <summary>
/// Puts dashboard and API into a web application. Expected beside: Watchlist, MonitorDatabase, the query classes of
/// Storage/Queries and TimeProvider.
/// </summary>
public static class DashboardSetup
{
    /// <summary>What pages and API need of their own.</summary>
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddResponseCompression();
        services.AddAntiforgery(o => o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddAccess();
        services.AddDigests();
        services.AddSingleton<ReadinessCheck>();
        services.AddSingleton<ShownNames>();
        services.AddSingleton<VisitWords>();
        services.AddSingleton<VisitDesk>();
        services.AddSingleton(_ => SiteStyle.Read());
        return services;
    }

    /// <summary>Maps the pages, the style sheet, the API and what tells how the monitor is.</summary>
    public static WebApplication MapDashboard(this WebApplication app)
    {
        app.UseKnownProxies(app.Services.GetRequiredService<WebOptions>());
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = FailurePage.WriteAsync });
        app.Use(SecurityHeaders.AddAsync);
        app.Use(HeadRequests.AnswerAsync);
        app.UseResponseCompression();
        app.UseRouting();
        app.Use(FormRefusal.AnswerAsync);
        app.UseAccess();
        app.UseAntiforgery();
        app.MapSignIn();
        app.MapReadiness();
        app.MapApi();
        app.MapDigests();
        app.MapFeeds();
        app.MapGet(SiteStyle.Path, (HttpContext context, SiteStyle style) => style.Answer(context)).Outside();
        app.MapGet(KeptPageDownload.Route, KeptPageDownload.AnswerAsync);
        app.MapRazorComponents<App>();
        app.MapFallback(() => new RazorComponentResult<NotFoundPage> { StatusCode = StatusCodes.Status404NotFound });
        return app;
    }
}
