using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MongoliaDprk.Monitor.Storage.Access;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>Somebody who may sign in.</summary>
internal sealed class AccountRow
{
    public long Id { get; init; }

    /// <summary>As it is shown and kept with decisions.</summary>
    public required string Name { get; init; }

    /// <summary>The name as it is compared; unique.</summary>
    public required string Key { get; init; }

    public AccountRole Role { get; set; }

    /// <summary>As ASP.NET Core's hasher writes it; null = signs in with an identity provider.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Issuer and subject at an identity provider; null = signs in with a password.</summary>
    public string? Subject { get; init; }

    /// <summary>A session holds only as long as this is what it began with.</summary>
    public required string Stamp { get; set; }

    /// <summary>Tries since the last one that succeeded.</summary>
    public int Failures { get; set; }

    /// <summary>After too many failures; null = none.</summary>
    public DateTime? LockedUntil { get; set; }

    /// <summary>Locked by an administrator, until that is taken back.</summary>
    public bool Locked { get; set; }

    public DateTime CreatedAt { get; init; }
    public DateTime? LastSignIn { get; set; }

    public Account ToAccount() => new(Id, Name, Role, Locked, LockedUntil, Subject is not null, CreatedAt, LastSignIn);

    public static void Configure(EntityTypeBuilder<AccountRow> row)
    {
        row.HasIndex(r => r.Key).IsUnique();
        row.HasIndex(r => r.Subject).IsUnique();
    }
}
