using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using MongoliaDprk.Monitor.Core;
using MongoliaDprk.Monitor.Storage.Access;

namespace MongoliaDprk.Monitor.App.Access;

/// <summary>Hashes and compares passwords with the framework's hasher (PBKDF2 with HMAC-SHA-512).</summary>
/// <param name="iterations">Of PBKDF2; nothing but tests may ask for fewer than <see cref="Iterations"/>.</param>
internal sealed class Passwords(int iterations = Passwords.Iterations)
{
    /// <summary>What OWASP asks for with this hash.</summary>
    public const int Iterations = 210_000;

    private const int Shortest = 12;
    private const int Longest = 256;

    private static readonly object Anybody = new();
    private readonly PasswordHasher<object> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = iterations }));

    /// <summary>To be compared with where nobody has the name, so that it takes the same time.</summary>
    private readonly Lazy<string> nobodys = new(() => new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = iterations })).HashPassword(Anybody, Guid.NewGuid().ToString()));

    /// <exception cref="AccountException">It is too short, too long or the name.</exception>
    public string Hash(string name, string password)
    {
        if (password.Length is < Shortest or > Longest)
            throw new AccountException($"a password has at least {Shortest} characters and at most {Longest}; a few words that only you put together are good");
        if (password.Contains(name, StringComparison.OrdinalIgnoreCase) && password.Length < name.Length + Shortest)
            throw new AccountException("the password is hardly more than the name: take another");
        return hasher.HashPassword(Anybody, Same(password));
    }

    /// <param name="hash">Null = there is none: nothing is right, after the time that it takes.</param>
    /// <returns>Whether it is right, and its hash as it is made today where the kept one is older.</returns>
    public (bool IsRight, string? NewHash) Compare(string? hash, string password)
    {
        string typed = Same(password.Length > Longest ? password[..Longest] : password);
        PasswordVerificationResult result = hasher.VerifyHashedPassword(Anybody, hash ?? nobodys.Value, typed);
        bool right = hash is not null && result != PasswordVerificationResult.Failed && password.Length <= Longest;
        return (right, right && result == PasswordVerificationResult.SuccessRehashNeeded ? hasher.HashPassword(Anybody, typed) : null);
    }

    /// <summary>Keyboards write one letter in several ways (NIST SP 800-63B §5.1.1.2).</summary>
    private static string Same(string password) => UnicodeText.Clean(password).Normalize(NormalizationForm.FormKC);
}
