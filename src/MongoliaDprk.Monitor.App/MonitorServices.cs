using System.CommandLine;
using MongoliaDprk.Monitor.App.Access;
using MongoliaDprk.Monitor.App.Alerts;
using MongoliaDprk.Monitor.App.Commands;
using MongoliaDprk.Monitor.App.Digests;
using MongoliaDprk.Monitor.App.Fetching;
using MongoliaDprk.Monitor.App.Importing;
using MongoliaDprk.Monitor.App.Jobs;
using MongoliaDprk.Monitor.App.Mail;
using MongoliaDprk.Monitor.App.Polling;
using MongoliaDprk.Monitor.App.Polling.Archives;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Core.Prefilter;
using MongoliaDprk.Monitor.Core.Watchlists;
using MongoliaDprk.Monitor.Storage;
using MongoliaDprk.Monitor.Storage.Importing;
using MongoliaDprk.Monitor.Storage.Pruning;
using MongoliaDprk.Monitor.Storage.Queries;
using MongoliaDprk.Monitor.Storage.Reanalysis;

namespace MongoliaDprk.Monitor.App;

/// <summary>Which objects the program is made of, and how they are handed to each other.</summary>
internal static class MonitorServices
{
    /// <summary>Everything a command on the command line needs, with the database brought up to date.</summary>
    /// <exception cref="CommandException">The configuration is wrong.</exception>
    /// <exception cref="WatchlistException">The watchlist is wrong.</exception>
    /// <exception cref="DatabaseException">The database cannot be used.</exception>
    public static async Task<ServiceProvider> OpenAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        MonitorOptions options = MonitorConfiguration.Read(parsed);
        var services = new ServiceCollection();
        services.AddLogging(l => Logs.ToStderr(l, SharedOptions.LogLevel(parsed, LogLevel.Information), options.LogFormat));
        Add(services, options, WatchlistFolder.Read(options.Watchlist, options.Subscribers), new DatabaseTime(TimeProvider.System));
        ServiceProvider provider = services.BuildServiceProvider();
        await MigrateAsync(provider, options, cancellationToken);
        return provider;
    }

    /// <summary>Registers what commands, jobs and pages share.</summary>
    /// <param name="time">The clock of the whole program.</param>
    public static void Add(IServiceCollection services, MonitorOptions options, Watchlist watchlist, TimeProvider time)
    {
        services.AddSingleton(options);
        services.AddSingleton(watchlist);
        services.AddSingleton(time);
        MonitorDatabase database = new(options.ConnectionString);
        services.AddSingleton(database);
        if (database.Kind == DatabaseKind.Postgres)
            services.AddSingleton<HostTurns>();
        services.AddSingleton(_ => new StandstillWatch(TimeProvider.System));
        services.AddSingleton<ArticleAnalyzer>();
        services.AddSingleton<ArticleStore>();
        services.AddSingleton<SourceStore>();
        services.AddSingleton<RevisitStore>();
        services.AddSingleton<LedgerSeeder>();
        services.AddSingleton<AlertStore>();
        services.AddSingleton<TimeAlerts>();
        services.AddSingleton(options.Fetching);
        services.AddSingleton<WebFetcher>();
        services.AddSingleton(options.Polling);
        services.AddSingleton<ArticlePipeline>();
        services.AddSingleton<LinkCollector>();
        services.AddSingleton<PagePoller>();
        services.AddSingleton<RevisitPipeline>();
        services.AddSingleton<RevisitPoller>();
        services.AddSingleton<SourcePoller>();
        services.AddSingleton<BackfillStore>();
        services.AddSingleton<ArchiveReader>();
        services.AddSingleton<SourceBackfill>();
        services.AddSingleton<ImportStore>();
        services.AddSingleton<ImportQueue>();
        services.AddSingleton<ImportJobs>();
        services.AddSingleton<PagePrefilter>();
        services.AddSingleton<HostSources>();
        services.AddSingleton<PageAnalysis>();
        services.AddSingleton<ArchiveImport>();
        services.AddSingleton<ChannelHttp>();
        services.AddSingleton<SmtpDelivery>();
        services.AddSingleton<ChannelFactory>();
        services.AddSingleton<ChannelSet>();
        services.AddSingleton<ChannelTest>();
        services.AddSingleton<AlertMessages>();
        services.AddSingleton<AlertSender>();
        services.AddSingleton<AlertQueries>();
        services.AddSingleton<ArticleQueries>();
        services.AddSingleton<ArticleFindingQueries>();
        services.AddSingleton<ListQueries>();
        services.AddSingleton<CollectionQueries>();
        services.AddSingleton<EvidenceQueries>();
        services.AddSingleton<MentionQueries>();
        services.AddSingleton<ArticleTextQueries>();
        services.AddSingleton<TrendQueries>();
        services.AddSingleton<CountQueries>();
        services.AddSingleton<PairQueries>();
        services.AddSingleton<PresenceQueries>();
        services.AddSingleton<CoverageQueries>();
        services.AddSingleton<ReanalysisQueries>();
        services.AddSingleton<Reanalyzer>();
        services.AddSingleton<VisitQueries>();
        services.AddSingleton<VisitDecisions>();
        services.AddSingleton<PruneStore>();
        services.AddSingleton<SourceQueries>();
        services.AddSingleton<FunnelQueries>();
        services.AddSingleton<CalendarQueries>();
        services.AddSingleton<DigestQueries>();
        services.AddSingleton(options.Web);
        services.AddDigests();
        services.AddAccounts(options.Access);
        services.AddSingleton<Func<string, AlertChannel?>>(s => s.GetRequiredService<ChannelSet>().Find);
        services.AddSingleton<DigestSender>();
        services.AddSingleton<AnomalyStore>();
        services.AddSingleton<AnomalyQueries>();
        services.AddSingleton<ClaimStore>();
        services.AddSingleton<ClaimQueries>();
    }

    /// <summary>Makes the data folder where it is needed and brings the database up to date, with the watchlist's known visits in the ledger.</summary>
    public static async Task MigrateAsync(IServiceProvider services, MonitorOptions options, CancellationToken cancellationToken)
    {
        if (options.Database is null)
            CreateDataFolder(options.DataFolder);
        MonitorDatabase database = services.GetRequiredService<MonitorDatabase>();
        await database.MigrateAsync(cancellationToken);
        if (services.GetRequiredService<TimeProvider>() is DatabaseTime clock)
            await clock.SetAsync(database, cancellationToken);
        await services.GetRequiredService<LedgerSeeder>().SeedAsync(cancellationToken);
    }

    private static void CreateDataFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandException($"the data folder '{folder}' cannot be made: {e.Message} Give --data (or Monitor__DataFolder) a folder that can be written.", inner: e);
        }
    }
}
