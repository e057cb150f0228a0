namespace MongoliaDprk.Monitor.Storage.Access;

/// <summary>What an account may do; each may also do what those before it may.</summary>
public enum AccountRole
{
    /// <summary>Sees everything but accounts and the audit log.</summary>
    Reader,

    /// <summary>Also decides about visits.</summary>
    Analyst,

    /// <summary>Also sees and locks accounts, and changes whatever else can be changed.</summary>
    Admin,
}

/// <summary>What a token opens, of what its account may do.</summary>
public enum TokenScope
{
    /// <summary>The feeds only. Such a token may stand in a feed's address.</summary>
    Feed,

    /// <summary>Everything a reader sees.</summary>
    Read,

    /// <summary>Also an analyst's decisions.</summary>
    Write,
}

/// <summary>Somebody who may sign in.</summary>
/// <param name="Locked">By an administrator.</param>
/// <param name="LockedUntil">After too many failures; may be over. Null = none.</param>
/// <param name="IsOutside">Signs in with an identity provider, which also says what role it has.</param>
/// <param name="LastSignIn">Null = never.</param>
public sealed record Account(long Id, string Name, AccountRole Role, bool Locked, DateTime? LockedUntil, bool IsOutside, DateTime CreatedAt, DateTime? LastSignIn);

/// <summary>A token as it is listed; what it was is kept nowhere.</summary>
/// <param name="Note">What it is for; null = nobody said.</param>
/// <param name="LastUsed">Null = never.</param>
public sealed record AccountToken(long Id, string Account, TokenScope Scope, string? Note, DateTime CreatedAt, DateTime ExpiresAt, DateOnly? LastUsed);

/// <summary>Who changes something, and from where: a network address, or <see cref="CommandLine"/>.</summary>
public sealed record Doer(string Who, string From)
{
    public const string CommandLine = "command line";
}

/// <summary>Something about accounts that cannot be done; the message says why and what to do.</summary>
public sealed class AccountException(string message) : Exception(message);
