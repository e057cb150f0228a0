using MongoliaDprk.Monitor.App.Access;
using MongoliaDprk.Monitor.App.Alerts;
using MongoliaDprk.Monitor.App.Commands;
using MongoliaDprk.Monitor.App.Dashboard;
using MongoliaDprk.Monitor.App.Jobs;
using MongoliaDprk.Monitor.App.Telemetry;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;
using Quartz;

namespace MongoliaDprk.Monitor.App;

/// <summary>The running program: jobs, dashboard and API in one process.</summary>
internal static class MonitorHost
{
    /// <summary>Bytes; nothing is ever uploaded.</summary>
    private const int LongestForm = 1 << 20;

    private static readonly TimeSpan ShutdownTime = TimeSpan.FromSeconds(2.5);

    public static WebApplication Build(MonitorOptions options, Watchlist watchlist, TimeProvider time, LogLevel logLevel)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(MonitorHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = "wwwroot",
        });
        builder.WebHost.UseKestrelCore().UseUrls(ListenAddress.Checked(options.Web.Address)).ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = LongestForm;
        });
        Logs.ToStderr(builder.Logging, logLevel, options.LogFormat);
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = ShutdownTime);
        MonitorServices.Add(builder.Services, options, watchlist, time);
        AddJobs(builder.Services, options);
        if (time is DatabaseTime clock)
            builder.Services.AddHostedService(s => ActivatorUtilities.CreateInstance<ClockKeeper>(s, clock));
        builder.Services.AddHostedService<AlertLoop>();
        if (TelemetryExport.IsOn)
            builder.Services.AddHostedService<QueueAges>();
        builder.Services.AddDashboard();
        return builder.Build().MapDashboard();
    }

    /// <summary>Runs until the token is cancelled; then ends within <see cref="ShutdownTime"/>.</summary>
    /// <exception cref="CommandException">The address cannot be listened on, or others reach it and there is no account.</exception>
    public static async Task RunAsync(WebApplication app, MonitorOptions options, CancellationToken cancellationToken)
    {
        Exposure exposure = app.Services.GetRequiredService<Exposure>();
        await exposure.CheckAsync([options.Web.Address], cancellationToken);
        try
        {
            await app.StartAsync(cancellationToken);
            // whatever else the server may have been told
            await exposure.CheckAsync(app.Urls, cancellationToken);
        }
        catch (Exception e)
        {
            // what has begun is stopped in order: a background service that is merely disposed would be logged as a fault
            await app.StopAsync(CancellationToken.None);
            if (e is IOException)
                throw new CommandException($"cannot listen on {options.Web.Address}: {e.Message} Stop the other program, or give Monitor__Web__Address another port.", inner: e);
            throw;
        }

        Console.WriteLine($"dashboard: {options.Web.Address} (Ctrl-C ends)");
        await app.WaitForShutdownAsync(cancellationToken);
    }

    /// <summary>The schedule is put right first, then the scheduler starts.</summary>
    private static void AddJobs(IServiceCollection services, MonitorOptions options)
    {
        services.AddHostedService<JobSchedule>();
        services.AddQuartz(q => JobStore.Configure(q, new MonitorDatabase(options.ConnectionString), options.Polling.SourcesAtOnce));
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
    }
}
