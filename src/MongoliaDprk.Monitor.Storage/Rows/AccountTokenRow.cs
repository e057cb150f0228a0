using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MongoliaDprk.Monitor.Storage.Access;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>A program's key to what an account may do. The token itself is kept nowhere.</summary>
internal sealed class AccountTokenRow
{
    public long Id { get; init; }
    public long AccountId { get; init; }

    /// <summary>SHA-256 of the token in hexadecimal.</summary>
    public required string Hash { get; init; }

    public TokenScope Scope { get; init; }

    /// <summary>What it is for, in the words of who made it.</summary>
    public string? Note { get; init; }

    public DateTime CreatedAt { get; init; }
    public DateTime ExpiresAt { get; init; }

    /// <summary>The last day of its use; null = never used.</summary>
    public DateOnly? LastUsed { get; set; }

    public static void Configure(EntityTypeBuilder<AccountTokenRow> row)
    {
        row.HasIndex(r => r.Hash).IsUnique();
        row.HasOne<AccountRow>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
