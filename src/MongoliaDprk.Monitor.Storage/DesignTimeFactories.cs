using Microsoft.EntityFrameworkCore.Design;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>For <c>dotnet ef</c> only: writing a migration opens no database.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteMonitorDbContext>
{
    public SqliteMonitorDbContext CreateDbContext(string[] args) =>
        (SqliteMonitorDbContext)new MonitorDatabase("Data Source=design.db").Open();
}

/// <inheritdoc cref="SqliteDesignTimeFactory"/>
internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresMonitorDbContext>
{
    public PostgresMonitorDbContext CreateDbContext(string[] args) =>
        (PostgresMonitorDbContext)new MonitorDatabase("Host=localhost;Database=design").Open();
}
