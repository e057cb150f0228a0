using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MongoliaDprk.Monitor.Core.Trends;

namespace MongoliaDprk.Monitor.Storage.Rows;

/// <summary>The numbers that <see cref="KeptCounts"/> keeps of one key, in every unit.</summary>
internal abstract class TrendCountRow
{
    public TrendBy Split { get; init; }

    /// <summary>See <see cref="TrendPoint.Key"/>.</summary>
    public required string Key { get; init; }

    public int Articles { get; init; }
    public int Headlines { get; init; }

    /// <summary>At least one: keys without a mention have no row.</summary>
    public int Mentions { get; init; }

    public int Hits { get; init; }

    /// <summary>The same, of articles that are the first of their story only.</summary>
    public int FirstArticles { get; init; }

    /// <inheritdoc cref="FirstArticles"/>
    public int FirstHeadlines { get; init; }

    /// <inheritdoc cref="FirstArticles"/>
    public int FirstMentions { get; init; }

    /// <inheritdoc cref="FirstArticles"/>
    public int FirstHits { get; init; }
}

/// <summary>What one day has of one key.</summary>
internal sealed class DayCountRow : TrendCountRow
{
    public DateOnly Day { get; init; }

    public static void Configure(EntityTypeBuilder<DayCountRow> row)
    {
        row.HasKey(r => new { r.Split, r.Key, r.Day });
        row.HasIndex(r => new { r.Split, r.Day });
        row.HasIndex(r => r.Day);
    }
}

/// <summary>What one month has of one key, by language and side of the outlet, and by language alone.</summary>
internal sealed class MonthCountRow : TrendCountRow
{
    /// <summary>Its first day.</summary>
    public DateOnly Month { get; init; }

    /// <summary>Of the outlet, or <see cref="TrendKeys.Unknown"/>; <see cref="TrendKeys.All"/> = the sum of all of them.</summary>
    public required string SourceSide { get; init; }

    /// <summary>Of the article, or <see cref="TrendKeys.Unknown"/>.</summary>
    public required string Language { get; init; }

    public static void Configure(EntityTypeBuilder<MonthCountRow> row)
    {
        // every question names a side, all at least
        row.HasKey(r => new { r.Split, r.SourceSide, r.Language, r.Key, r.Month });
        row.HasIndex(r => r.Month);
    }
}

/// <summary>How many articles of a month name two actors.</summary>
internal sealed class PairMonthRow
{
    /// <summary>The id that comes first in ordinal order.</summary>
    public required string ActorId { get; init; }

    public required string OtherId { get; init; }

    /// <summary>Its first day.</summary>
    public DateOnly Month { get; init; }

    public int Articles { get; init; }

    /// <summary>Of them, those that are the first of their story.</summary>
    public int FirstArticles { get; init; }

    public static void Configure(EntityTypeBuilder<PairMonthRow> row)
    {
        row.HasKey(r => new { r.ActorId, r.OtherId, r.Month });
        row.HasIndex(r => r.OtherId);
        row.HasIndex(r => r.Month);
    }
}
