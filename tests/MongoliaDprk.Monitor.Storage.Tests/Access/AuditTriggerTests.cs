using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Storage.Access;

namespace MongoliaDprk.Monitor.Storage.Tests.Access;

/// <summary>
/// The database itself refuses to change the audit log. On SQLite a migration that rebuilds the table would drop the triggers with it: then this
/// fails, and that migration has to make them again.
/// </summary>
public abstract class AuditTriggerTests(DatabaseKind kind) : DatabaseTests(kind)
{
    [Theory]
    [InlineData("UPDATE audit_entry SET who = 'nobody'")]
    [InlineData("DELETE FROM audit_entry")]
    public async Task After_all_migrations_nobody_changes_or_removes_an_entry(string sql)
    {
        await new AuditLog(Database, Time).AddAsync(new Doer("root", Doer.CommandLine), "what", "about", None);
        await using MonitorDbContext context = Database.Open();

        Exception refused = await Assert.ThrowsAnyAsync<Exception>(() => context.Database.ExecuteSqlRawAsync(sql));

        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, await context.AuditEntries.CountAsync());
    }
}

public sealed class SqliteAuditTriggerTests() : AuditTriggerTests(DatabaseKind.Sqlite);

[Trait("Category", "Postgres")]
public sealed class PostgresAuditTriggerTests() : AuditTriggerTests(DatabaseKind.Postgres);
