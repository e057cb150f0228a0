using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage.Copies;

/// <summary>One table, whatever its rows are.</summary>
internal abstract class TableCopy(IEntityType table, IReadOnlyList<IProperty> columns)
{
    public string Name { get; } = table.GetTableName()!;

    /// <summary>The column whose values the database counts up, or null.</summary>
    public string? Counted { get; } = columns.SingleOrDefault(c => c.IsPrimaryKey() && c.ValueGenerated == ValueGenerated.OnAdd && c.ClrType == typeof(long))?.GetColumnName();

    protected IReadOnlyList<IProperty> Columns => columns;

    /// <summary>A table after all that its rows refer to.</summary>
    public static IReadOnlyList<TableCopy> InOrder(MonitorDbContext from, MonitorDbContext to)
    {
        var ordered = new List<IEntityType>();
        foreach (IEntityType table in from.Model.GetEntityTypes().OrderBy(t => t.Name, StringComparer.Ordinal))
            Add(ordered, table);
        return [.. ordered.Select(t => Create(t, to.Model.FindEntityType(t.ClrType)!))];
    }

    public abstract Task<long> CountAsync(MonitorDbContext context, CancellationToken cancellationToken);

    /// <summary>Copies all rows and returns what they say.</summary>
    /// <param name="progress">Told how many rows more were copied.</param>
    public abstract Task<CopiedTable> CopyAsync(MonitorDbContext from, MonitorDbContext to, Action<int>? progress, CancellationToken cancellationToken);

    /// <summary>What the rows of a database say.</summary>
    public abstract Task<CopiedTable> ReadAsync(MonitorDbContext context, CancellationToken cancellationToken);

    private static void Add(List<IEntityType> ordered, IEntityType table)
    {
        if (ordered.Contains(table))
            return;
        foreach (IForeignKey key in table.GetForeignKeys().Where(k => k.PrincipalEntityType != table))
            Add(ordered, key.PrincipalEntityType);
        ordered.Add(table);
    }

    private static TableCopy Create(IEntityType from, IEntityType to)
    {
        HashSet<string> known = [.. to.GetProperties().Select(p => p.Name)];
        IProperty[] both = [.. from.GetProperties().Where(p => known.Contains(p.Name)).OrderBy(p => p.Name, StringComparer.Ordinal)];
        return (TableCopy)Activator.CreateInstance(typeof(TableCopy<>).MakeGenericType(from.ClrType), from, both)!;
    }
}

/// <inheritdoc/>
internal sealed class TableCopy<TRow>(IEntityType table, IReadOnlyList<IProperty> columns) : TableCopy(table, columns)
    where TRow : class
{
    /// <summary>Rows that are written together; pages are large.</summary>
    private static readonly int Batch = typeof(TRow) == typeof(PageRow) ? 50 : 1000;

    public override Task<long> CountAsync(MonitorDbContext context, CancellationToken cancellationToken) => context.Set<TRow>().LongCountAsync(cancellationToken);

    public override async Task<CopiedTable> CopyAsync(MonitorDbContext from, MonitorDbContext to, Action<int>? progress, CancellationToken cancellationToken)
    {
        RowDigest digest = new(Columns);
        var batch = new List<TRow>(Batch);
        await foreach (TRow row in from.Set<TRow>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            digest.Add(row);
            batch.Add(row);
            if (batch.Count == Batch)
                await WriteAsync(to, batch, progress, cancellationToken);
        }

        await WriteAsync(to, batch, progress, cancellationToken);
        return digest.Of(Name);
    }

    public override async Task<CopiedTable> ReadAsync(MonitorDbContext context, CancellationToken cancellationToken)
    {
        RowDigest digest = new(Columns);
        await foreach (TRow row in context.Set<TRow>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
            digest.Add(row);
        return digest.Of(Name);
    }

    private static async Task WriteAsync(MonitorDbContext to, List<TRow> batch, Action<int>? progress, CancellationToken cancellationToken)
    {
        foreach (ArticleRow article in batch.OfType<ArticleRow>())
            article.Bigrams = SearchWords.Bigrams(article.SearchText);
        to.AddRange(batch);
        await to.SaveChangesAsync(cancellationToken);
        to.ChangeTracker.Clear();
        progress?.Invoke(batch.Count);
        batch.Clear();
    }
}
