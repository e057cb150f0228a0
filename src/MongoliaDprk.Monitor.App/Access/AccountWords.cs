using System.Globalization;
using MongoliaDprk.Monitor.Storage.Access;

namespace MongoliaDprk.Monitor.App.Access;

/// <summary>Accounts and tokens in words, for pages and commands.</summary>
internal static class AccountWords
{
    public static string State(Account account, DateTime now) => account switch
    {
        { Locked: true } => "locked",
        { LockedUntil: { } until } when until > now => string.Create(CultureInfo.InvariantCulture, $"tried too often, waits until {until:yyyy-MM-dd HH:mm} UTC"),
        { IsOutside: true } => "open, by the identity provider",
        _ => "open",
    };

    public static string Token(AccountToken token) => string.Create(
        CultureInfo.InvariantCulture, $"{token.Id}: {token.Scope.ToString().ToLowerInvariant()}, until {token.ExpiresAt:yyyy-MM-dd}{(token.Note is { } note ? $" ({note})" : "")}");
}
