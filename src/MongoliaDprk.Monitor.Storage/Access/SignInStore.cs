using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Access;

/// <summary>A try to sign in that was counted before the password is looked at.</summary>
/// <param name="AccountId">Null = nobody has this name, the account is locked, or too many tries have failed: no password is right.</param>
/// <param name="PasswordHash">Null = none to compare with.</param>
public sealed record SignInTry(long? AccountId, string? PasswordHash);

/// <summary>What a session must hold to last.</summary>
public sealed record SessionAccount(Account Account, string Stamp);

/// <summary>How many failures lock an account, and for how long: the time doubles with each further one.</summary>
public sealed record LockOut(int Failures, TimeSpan First, TimeSpan Longest)
{
    public static readonly LockOut Standard = new(5, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(30));
}

/// <summary>
/// Tries to sign in. Each is counted in the database before its password is compared and forgiven when it was right, so that neither many at
/// once nor a restart gives anybody more tries. A try with an unknown name costs one transaction like any other.
/// </summary>
public sealed class SignInStore(MonitorDatabase database, LockOut lockOut, TimeProvider time)
{
    private const string Failed = "sign-in tried";

    /// <param name="from">Network address.</param>
    public Task<SignInTry> BeginAsync(string name, string from, CancellationToken cancellationToken) => database.Writer.WriteAsync(async context =>
    {
        await SoleWriter.OfSignInsAsync(context, cancellationToken);
        string key = AccountName.Key(name);
        AccountRow? account = await context.Accounts.SingleOrDefaultAsync(a => a.Key == key, cancellationToken);
        DateTime now = time.GetUtcNow().UtcDateTime;
        bool open = account is { Locked: false, PasswordHash: not null } && !(account.LockedUntil > now);
        if (account is not null && open)
            Count(account, now);
        // what was typed is not kept where no account has that name: people type passwords into the wrong field
        string why = account is null ? "no account has this name" : open ? account.Name : $"{account.Name}, which is locked";
        AuditLog.Add(context, time, new Doer(account?.Name ?? "unknown", from), Failed, why);
        await context.SaveChangesAsync(cancellationToken);
        return open ? new SignInTry(account!.Id, account.PasswordHash) : new SignInTry(null, null);
    }, cancellationToken);

    /// <summary>The password was right.</summary>
    /// <param name="tried">What was begun.</param>
    /// <param name="newHash">The password hashed as is asked for today; null = the kept hash is.</param>
    /// <returns>Null = meanwhile the account was removed or locked, or has another password.</returns>
    public Task<SessionAccount?> SucceedAsync(SignInTry tried, string? newHash, string from, CancellationToken cancellationToken) => database.Writer.WriteAsync(async context =>
    {
        if (await context.Accounts.SingleOrDefaultAsync(a => a.Id == tried.AccountId && a.PasswordHash == tried.PasswordHash && !a.Locked, cancellationToken) is not { } account)
            return null;
        account.PasswordHash = newHash ?? account.PasswordHash;
        return await EnterAsync(context, account, from, cancellationToken);
    }, cancellationToken);

    /// <summary>An identity provider vouches for somebody: the first time an account is made, later its role is what the provider says.</summary>
    /// <param name="subject">Issuer and subject: who it is, whatever the name.</param>
    /// <returns>Null = the account is locked.</returns>
    public Task<SessionAccount?> EnterFromOutsideAsync(string subject, string name, AccountRole role, string from, CancellationToken cancellationToken) => database.Writer.WriteAsync(async context =>
    {
        AccountRow? account = await context.Accounts.SingleOrDefaultAsync(a => a.Subject == subject, cancellationToken);
        if (account is null)
        {
            string free = await FreeNameAsync(context, AccountName.Made(name), cancellationToken);
            account = context.Add(new AccountRow { Name = free, Key = AccountName.Key(free), Role = role, Subject = subject, Stamp = AccountStore.NewStamp(), CreatedAt = time.GetUtcNow().UtcDateTime }).Entity;
            AuditLog.Add(context, time, new Doer(free, from), "account added", $"{free} ({AccountStore.Word(role)}), known to the identity provider");
        }
        else if (account.Locked)
            return null;
        if (account.Role != role)
            AuditLog.Add(context, time, new Doer(account.Name, from), $"role set to {AccountStore.Word(role)}", $"{account.Name}, by the identity provider");
        account.Role = role;
        return await EnterAsync(context, account, from, cancellationToken);
    }, cancellationToken);

    /// <summary>The account of a session as it is now; null = it is gone or locked.</summary>
    public async Task<SessionAccount?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        return await context.Accounts.SingleOrDefaultAsync(a => a.Id == id && !a.Locked, cancellationToken) is { } row ? new SessionAccount(row.ToAccount(), row.Stamp) : null;
    }

    private async Task<SessionAccount?> EnterAsync(MonitorDbContext context, AccountRow account, string from, CancellationToken cancellationToken)
    {
        AccountStore.Forgive(account);
        account.LastSignIn = time.GetUtcNow().UtcDateTime;
        AuditLog.Add(context, time, new Doer(account.Name, from), "signed in", account.Name);
        await context.SaveChangesAsync(cancellationToken);
        return new SessionAccount(account.ToAccount(), account.Stamp);
    }

    private void Count(AccountRow account, DateTime now)
    {
        account.Failures++;
        if (account.Failures >= lockOut.Failures)
            account.LockedUntil = now + Pauses.After(account.Failures - lockOut.Failures + 1, lockOut.First, lockOut.Longest);
    }

    private static async Task<string> FreeNameAsync(MonitorDbContext context, string wanted, CancellationToken cancellationToken)
    {
        for (int number = 1; ; number++)
        {
            string name = number == 1 ? wanted : $"{wanted}-{number}", key = AccountName.Key(name);
            if (!await context.Accounts.AnyAsync(a => a.Key == key, cancellationToken))
                return name;
        }
    }
}
