using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using MongoliaDprk.Monitor.Core.Alerts;
using MongoliaDprk.Monitor.Core.Articles;
using MongoliaDprk.Monitor.Core.Changes;
using MongoliaDprk.Monitor.Core.Claims;
using MongoliaDprk.Monitor.Core.Feeds;
using MongoliaDprk.Monitor.Core.Mentions;
using MongoliaDprk.Monitor.Core.Sources;
using MongoliaDprk.Monitor.Core.Trends;
using MongoliaDprk.Monitor.Core.Visits;
using MongoliaDprk.Monitor.Storage.Access;
using MongoliaDprk.Monitor.Storage.Reanalysis;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>All tables. Tables and columns are named in snake_case, enums are stored by name: Grafana and people read them too.</summary>
internal abstract class MonitorDbContext(DbContextOptions options, DatabaseKind kind) : DbContext(options)
{
    public DbSet<SourceStateRow> SourceStates => Set<SourceStateRow>();
    public DbSet<PlaceStateRow> PlaceStates => Set<PlaceStateRow>();
    public DbSet<BackfillRow> Backfills => Set<BackfillRow>();
    public DbSet<ImportRow> Imports => Set<ImportRow>();
    public DbSet<QueuedImportRow> QueuedImports => Set<QueuedImportRow>();
    public DbSet<DataStepRow> DataSteps => Set<DataStepRow>();
    public DbSet<CollectedDayRow> CollectedDays => Set<CollectedDayRow>();
    public DbSet<CollectedMonthRow> CollectedMonths => Set<CollectedMonthRow>();
    public DbSet<CollectedTotalRow> CollectedTotals => Set<CollectedTotalRow>();
    public DbSet<PollDayRow> PollDays => Set<PollDayRow>();
    public DbSet<FunnelDayRow> FunnelDays => Set<FunnelDayRow>();
    public DbSet<HostTurnRow> HostTurns => Set<HostTurnRow>();
    public DbSet<LinkRow> Links => Set<LinkRow>();
    public DbSet<QuarantinedPageRow> QuarantinedPages => Set<QuarantinedPageRow>();
    public DbSet<ArticleRow> Articles => Set<ArticleRow>();
    public DbSet<ArticleVersionRow> ArticleVersions => Set<ArticleVersionRow>();
    public DbSet<ArticleChangeRow> ArticleChanges => Set<ArticleChangeRow>();
    public DbSet<RevisitRow> Revisits => Set<RevisitRow>();
    public DbSet<StoryKeyRow> StoryKeys => Set<StoryKeyRow>();
    public DbSet<PageRow> Pages => Set<PageRow>();
    public DbSet<TopicRow> Topics => Set<TopicRow>();
    public DbSet<MentionRow> Mentions => Set<MentionRow>();
    public DbSet<MentionOfficeRow> MentionOffices => Set<MentionOfficeRow>();
    public DbSet<DayCountRow> DayCounts => Set<DayCountRow>();
    public DbSet<MonthCountRow> MonthCounts => Set<MonthCountRow>();
    public DbSet<MonthTotalRow> MonthTotals => Set<MonthTotalRow>();
    public DbSet<OutletMonthRow> OutletMonths => Set<OutletMonthRow>();
    public DbSet<PairMonthRow> PairMonths => Set<PairMonthRow>();
    public DbSet<PairTotalRow> PairTotals => Set<PairTotalRow>();
    public DbSet<VisitRow> Visits => Set<VisitRow>();
    public DbSet<VisitReportRow> VisitReports => Set<VisitReportRow>();
    public DbSet<VisitDecisionRow> VisitDecisions => Set<VisitDecisionRow>();
    public DbSet<ReanalysisRow> Reanalyses => Set<ReanalysisRow>();
    public DbSet<ReanalysisChangeRow> ReanalysisChanges => Set<ReanalysisChangeRow>();
    public DbSet<AlertRow> Alerts => Set<AlertRow>();
    public DbSet<AnomalyRow> Anomalies => Set<AnomalyRow>();
    public DbSet<ClaimResultRow> ClaimResults => Set<ClaimResultRow>();
    public DbSet<DeliveryRow> Deliveries => Set<DeliveryRow>();
    public DbSet<DigestEditionRow> DigestEditions => Set<DigestEditionRow>();
    public DbSet<DigestDeliveryRow> DigestDeliveries => Set<DigestDeliveryRow>();
    public DbSet<ChannelRow> Channels => Set<ChannelRow>();
    public DbSet<AccountRow> Accounts => Set<AccountRow>();
    public DbSet<AccountTokenRow> AccountTokens => Set<AccountTokenRow>();
    public DbSet<AuditEntryRow> AuditEntries => Set<AuditEntryRow>();
    public DbSet<ProtectionKeyRow> ProtectionKeys => Set<ProtectionKeyRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<AlertKind>().HaveConversion<string>();
        configurationBuilder.Properties<FunnelStep>().HaveConversion<string>();
        configurationBuilder.Properties<Health>().HaveConversion<string>();
        configurationBuilder.Properties<LinkDate>().HaveConversion<string>();
        configurationBuilder.Properties<LinkState>().HaveConversion<string>();
        configurationBuilder.Properties<Salience>().HaveConversion<string>();
        configurationBuilder.Properties<TrendBy>().HaveConversion<LowerNameConverter<TrendBy>>();
        configurationBuilder.Properties<VisitStage>().HaveConversion<string>();
        configurationBuilder.Properties<VisitReview>().HaveConversion<string>();
        configurationBuilder.Properties<VisitFields>().HaveConversion<string>();
        configurationBuilder.Properties<VisitDecisionKind>().HaveConversion<string>();
        configurationBuilder.Properties<DeliveryFate>().HaveConversion<string>();
        configurationBuilder.Properties<ReanalysisChangeKind>().HaveConversion<string>();
        configurationBuilder.Properties<ChangeKind>().HaveConversion<string>();
        configurationBuilder.Properties<DatePrecision>().HaveConversion<string>();
        configurationBuilder.Properties<DateOrigin>().HaveConversion<string>();
        configurationBuilder.Properties<ClaimVerdict>().HaveConversion<string>();
        configurationBuilder.Properties<AccountRole>().HaveConversion<string>();
        configurationBuilder.Properties<TokenScope>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        SourceStateRow.Configure(modelBuilder.Entity<SourceStateRow>());
        PlaceStateRow.Configure(modelBuilder.Entity<PlaceStateRow>());
        BackfillRow.Configure(modelBuilder.Entity<BackfillRow>());
        ImportRow.Configure(modelBuilder.Entity<ImportRow>());
        QueuedImportRow.Configure(modelBuilder.Entity<QueuedImportRow>());
        DataStepRow.Configure(modelBuilder.Entity<DataStepRow>());
        CollectedDayRow.Configure(modelBuilder.Entity<CollectedDayRow>());
        CollectedMonthRow.Configure(modelBuilder.Entity<CollectedMonthRow>());
        CollectedTotalRow.Configure(modelBuilder.Entity<CollectedTotalRow>());
        PollDayRow.Configure(modelBuilder.Entity<PollDayRow>());
        FunnelDayRow.Configure(modelBuilder.Entity<FunnelDayRow>());
        HostTurnRow.Configure(modelBuilder.Entity<HostTurnRow>());
        LinkRow.Configure(modelBuilder.Entity<LinkRow>());
        QuarantinedPageRow.Configure(modelBuilder.Entity<QuarantinedPageRow>());
        ArticleRow.Configure(modelBuilder.Entity<ArticleRow>(), kind);
        ArticleVersionRow.Configure(modelBuilder.Entity<ArticleVersionRow>());
        ArticleChangeRow.Configure(modelBuilder.Entity<ArticleChangeRow>());
        RevisitRow.Configure(modelBuilder.Entity<RevisitRow>());
        StoryKeyRow.Configure(modelBuilder.Entity<StoryKeyRow>());
        PageRow.Configure(modelBuilder.Entity<PageRow>());
        TopicRow.Configure(modelBuilder.Entity<TopicRow>());
        MentionRow.Configure(modelBuilder.Entity<MentionRow>());
        MentionOfficeRow.Configure(modelBuilder.Entity<MentionOfficeRow>());
        DayCountRow.Configure(modelBuilder.Entity<DayCountRow>());
        MonthCountRow.Configure(modelBuilder.Entity<MonthCountRow>());
        MonthTotalRow.Configure(modelBuilder.Entity<MonthTotalRow>());
        OutletMonthRow.Configure(modelBuilder.Entity<OutletMonthRow>());
        PairMonthRow.Configure(modelBuilder.Entity<PairMonthRow>());
        PairTotalRow.Configure(modelBuilder.Entity<PairTotalRow>());
        VisitRow.Configure(modelBuilder.Entity<VisitRow>());
        VisitReportRow.Configure(modelBuilder.Entity<VisitReportRow>());
        VisitDecisionRow.Configure(modelBuilder.Entity<VisitDecisionRow>());
        ReanalysisRow.Configure(modelBuilder.Entity<ReanalysisRow>());
        ReanalysisChangeRow.Configure(modelBuilder.Entity<ReanalysisChangeRow>());
        AlertRow.Configure(modelBuilder.Entity<AlertRow>());
        AnomalyRow.Configure(modelBuilder.Entity<AnomalyRow>());
        ClaimResultRow.Configure(modelBuilder.Entity<ClaimResultRow>());
        DeliveryRow.Configure(modelBuilder.Entity<DeliveryRow>());
        DigestEditionRow.Configure(modelBuilder.Entity<DigestEditionRow>());
        DigestDeliveryRow.Configure(modelBuilder.Entity<DigestDeliveryRow>());
        ChannelRow.Configure(modelBuilder.Entity<ChannelRow>());
        AccountRow.Configure(modelBuilder.Entity<AccountRow>());
        AccountTokenRow.Configure(modelBuilder.Entity<AccountTokenRow>());
        AuditEntryRow.Configure(modelBuilder.Entity<AuditEntryRow>());
        ProtectionKeyRow.Configure(modelBuilder.Entity<ProtectionKeyRow>());
        foreach (IMutableEntityType table in modelBuilder.Model.GetEntityTypes())
        {
            table.SetTableName(SnakeCase(table.ClrType.Name[..^"Row".Length]));
            foreach (IMutableProperty column in table.GetProperties())
                column.SetColumnName(SnakeCase(column.Name));
        }
    }

    /// <summary><c>LastSuccess</c> → <c>last_success</c>.</summary>
    private static string SnakeCase(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 && !char.IsUpper(name[i - 1]) ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}

/// <summary>The model on SQLite; its migrations stand in <c>Migrations/Sqlite</c>.</summary>
internal sealed class SqliteMonitorDbContext(DbContextOptions<SqliteMonitorDbContext> options) : MonitorDbContext(options, DatabaseKind.Sqlite);

/// <summary>The model on PostgreSQL; its migrations stand in <c>Migrations/Postgres</c>.</summary>
internal sealed class PostgresMonitorDbContext(DbContextOptions<PostgresMonitorDbContext> options) : MonitorDbContext(options, DatabaseKind.Postgres);
