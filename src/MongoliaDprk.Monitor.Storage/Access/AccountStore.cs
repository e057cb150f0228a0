using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Access;

/// <summary>What administrators do with accounts. Every change is one transaction with its entry in the audit log, and ends the account's sessions where it must.</summary>
public sealed class AccountStore(MonitorDatabase database, TimeProvider time)
{
    /// <param name="passwordHash">Never the password.</param>
    /// <exception cref="AccountException">The name is taken or cannot be one.</exception>
    public Task AddAsync(string name, AccountRole role, string passwordHash, Doer doer, CancellationToken cancellationToken) => database.Writer.WriteAsync(async context =>
    {
        string key = AccountName.Key(AccountName.Checked(name));
        if (await context.Accounts.AnyAsync(a => a.Key == key, cancellationToken))
            throw new AccountException($"there is an account {name} already");
        context.Add(new AccountRow { Name = name, Key = key, Role = role, PasswordHash = passwordHash, Stamp = NewStamp(), CreatedAt = time.GetUtcNow().UtcDateTime });
        AuditLog.Add(context, time, doer, "account added", $"{name} ({Word(role)})");
        await context.SaveChangesAsync(cancellationToken);
    }, cancellationToken);

    /// <summary>Its sessions end and its tokens are gone; what it decided stays.</summary>
    /// <exception cref="AccountException">There is none.</exception>
    public Task RemoveAsync(string name, Doer doer, CancellationToken cancellationToken) => ChangeAsync(name, doer, "account removed", (context, account) => context.Remove(account), cancellationToken);

    /// <summary>Its sessions end; tokens stay. Failed tries are forgotten.</summary>
    /// <exception cref="AccountException">There is none, or it has no password.</exception>
    public Task SetPasswordAsync(string name, string passwordHash, Doer doer, CancellationToken cancellationToken) => ChangeAsync(name, doer, "password changed", (_, account) =>
    {
        if (account.Subject is not null)
            throw new AccountException($"{account.Name} signs in with an identity provider and has no password here");
        account.PasswordHash = passwordHash;
        account.Stamp = NewStamp();
        Forgive(account);
    }, cancellationToken);

    /// <summary>Its sessions end, and neither password nor token opens anything until it is unlocked.</summary>
    /// <exception cref="AccountException">There is none.</exception>
    public Task LockAsync(string name, Doer doer, CancellationToken cancellationToken) => ChangeAsync(name, doer, "account locked", (_, account) =>
    {
        account.Locked = true;
        account.Stamp = NewStamp();
    }, cancellationToken);

    /// <summary>Also forgets failed tries.</summary>
    /// <exception cref="AccountException">There is none.</exception>
    public Task UnlockAsync(string name, Doer doer, CancellationToken cancellationToken) => ChangeAsync(name, doer, "account unlocked", (_, account) =>
    {
        account.Locked = false;
        Forgive(account);
    }, cancellationToken);

    /// <summary>Holds at once, also in sessions that are open.</summary>
    /// <exception cref="AccountException">There is none.</exception>
    public Task SetRoleAsync(string name, AccountRole role, Doer doer, CancellationToken cancellationToken) =>
        ChangeAsync(name, doer, $"role set to {Word(role)}", (_, account) => account.Role = role, cancellationToken);

    /// <summary>All accounts by name.</summary>
    public async Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        List<AccountRow> rows = await context.Accounts.OrderBy(a => a.Key).ToListAsync(cancellationToken);
        return [.. rows.Select(r => r.ToAccount())];
    }

    /// <summary>Whether anybody may sign in at all.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        return await context.Accounts.AnyAsync(cancellationToken);
    }

    internal static async Task<AccountRow> FindAsync(MonitorDbContext context, string name, CancellationToken cancellationToken)
    {
        string key = AccountName.Key(name);
        return await context.Accounts.SingleOrDefaultAsync(a => a.Key == key, cancellationToken)
            ?? throw new AccountException($"there is no account {StoredText.OneLine(name)}: `monitor user list` shows those there are");
    }

    /// <summary>128 bits: nobody guesses what a session must hold.</summary>
    internal static string NewStamp() => RandomNumberGenerator.GetHexString(32);

    internal static void Forgive(AccountRow account)
    {
        account.Failures = 0;
        account.LockedUntil = null;
    }

    internal static string Word(AccountRole role) => role.ToString().ToLowerInvariant();

    private Task ChangeAsync(string name, Doer doer, string what, Action<MonitorDbContext, AccountRow> change, CancellationToken cancellationToken) => database.Writer.WriteAsync(async context =>
    {
        AccountRow account = await FindAsync(context, name, cancellationToken);
        change(context, account);
        AuditLog.Add(context, time, doer, what, account.Name);
        await context.SaveChangesAsync(cancellationToken);
    }, cancellationToken);
}
