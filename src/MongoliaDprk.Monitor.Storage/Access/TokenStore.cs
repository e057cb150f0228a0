using Microsoft.EntityFrameworkCore;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Access;

/// <summary>A token that opens something, with its account as it is now.</summary>
public sealed record TokenAccess(long TokenId, TokenScope Scope, Account Account);

/// <summary>Tokens of accounts, known by their hashes only.</summary>
public sealed class TokenStore(MonitorDatabase database, TimeProvider time)
{
    /// <param name="hash">SHA-256 of the token in hexadecimal.</param>
    /// <exception cref="AccountException">There is no such account.</exception>
    public Task<long> AddAsync(string account, TokenScope scope, string hash, TimeSpan life, string? note, Doer doer, CancellationToken cancellationToken) => database.Writer.WriteAsync(async context =>
    {
        AccountRow owner = await AccountStore.FindAsync(context, account, cancellationToken);
        DateTime now = time.GetUtcNow().UtcDateTime;
        AccountTokenRow token = context.Add(new AccountTokenRow
        {
            AccountId = owner.Id,
            Hash = hash,
            Scope = scope,
            Note = note is null ? null : StoredText.OneLine(note),
            CreatedAt = now,
            ExpiresAt = now + life,
        }).Entity;
        await context.SaveChangesAsync(cancellationToken);
        AuditLog.Add(context, time, doer, "token added", $"{owner.Name}, token {token.Id}, scope {Word(scope)}, until {token.ExpiresAt:yyyy-MM-dd}");
        await context.SaveChangesAsync(cancellationToken);
        return token.Id;
    }, cancellationToken);

    /// <summary>It opens nothing from now on.</summary>
    /// <exception cref="AccountException">There is no such token.</exception>
    public Task RevokeAsync(long id, Doer doer, CancellationToken cancellationToken) => database.Writer.WriteAsync(async context =>
    {
        AccountTokenRow token = await context.AccountTokens.SingleOrDefaultAsync(t => t.Id == id, cancellationToken)
            ?? throw new AccountException($"there is no token {id}: `monitor user token list` shows those there are");
        string owner = await context.Accounts.Where(a => a.Id == token.AccountId).Select(a => a.Name).SingleAsync(cancellationToken);
        context.Remove(token);
        AuditLog.Add(context, time, doer, "token revoked", $"{owner}, token {id}, scope {Word(token.Scope)}");
        await context.SaveChangesAsync(cancellationToken);
    }, cancellationToken);

    /// <summary>All tokens, also expired ones, by account.</summary>
    public async Task<IReadOnlyList<AccountToken>> ListAsync(CancellationToken cancellationToken)
    {
        await using MonitorDbContext context = database.Read();
        var rows = await context.AccountTokens.Join(context.Accounts, t => t.AccountId, a => a.Id, (Token, Owner) => new { Token, Owner.Name, Owner.Key })
            .OrderBy(x => x.Key).ThenBy(x => x.Token.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(x => new AccountToken(x.Token.Id, x.Name, x.Token.Scope, x.Token.Note, x.Token.CreatedAt, x.Token.ExpiresAt, x.Token.LastUsed))];
    }

    /// <summary>What a token opens; null = nothing: unknown, expired, or its account is locked. Notes the day of its use.</summary>
    public async Task<TokenAccess?> FindAsync(string hash, CancellationToken cancellationToken)
    {
        DateTime now = time.GetUtcNow().UtcDateTime;
        await using MonitorDbContext context = database.Read();
        var found = await context.AccountTokens.Where(t => t.Hash == hash && t.ExpiresAt > now)
            .Join(context.Accounts.Where(a => !a.Locked), t => t.AccountId, a => a.Id, (Token, Owner) => new { Token, Owner })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return null;
        DateOnly today = DateOnly.FromDateTime(now);
        if (found.Token.LastUsed != today)
            await database.Writer.WriteAsync(c => c.AccountTokens.Where(t => t.Hash == hash).ExecuteUpdateAsync(t => t.SetProperty(x => x.LastUsed, today), cancellationToken), cancellationToken);
        return new TokenAccess(found.Token.Id, found.Token.Scope, found.Owner.ToAccount());
    }

    private static string Word(TokenScope scope) => scope.ToString().ToLowerInvariant();
}
