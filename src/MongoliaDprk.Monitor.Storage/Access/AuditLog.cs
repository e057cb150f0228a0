using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Access;

/// <summary>One change, or one try to sign in.</summary>
public sealed record AuditEntry(long Id, DateTime At, string Who, string From, string What, string About);

/// <summary>Some entries, newest first, and how many there are.</summary>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, int Count);

/// <summary>Who changed what, when and from where. Entries are added in the transaction of the change and never changed.</summary>
public sealed class AuditLog(MonitorDatabase database, TimeProvider time)
{
    /// <summary>For a change that is no transaction of this database.</summary>
    public Task AddAsync(Doer doer, string what, string about, CancellationToken cancellationToken) => database.Writer.WriteAsync(async context =>
    {
        Add(context, time, doer, what, about);
        await context.SaveChangesAsync(cancellationToken);
    }, cancellationToken);

    /// <summary>The newest entries first.</summary>
    public async Task<AuditPage> PageAsync(int skip, int take, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        List<AuditEntryRow> rows = await context.AuditEntries.OrderByDescending(e => e.Id).Skip(skip).Take(take).ToListAsync(cancellationToken);
        return new AuditPage([.. rows.Select(r => new AuditEntry(r.Id, r.At, r.Who, r.From, r.What, r.About))], await context.AuditEntries.CountAsync(cancellationToken));
    }

    /// <summary>Adds an entry to a transaction; the caller saves.</summary>
    internal static void Add(MonitorDbContext context, TimeProvider time, Doer doer, string what, string about) => context.Add(new AuditEntryRow
    {
        At = time.GetUtcNow().UtcDateTime,
        Who = StoredText.OneLine(doer.Who),
        From = StoredText.OneLine(doer.From),
        What = StoredText.OneLine(what),
        About = StoredText.OneLine(about),
    });
}
