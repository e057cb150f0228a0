using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using MongoliaDprk.Monitor.Storage.Rows;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>
/// Inserts links by one prepared command, in the context's transaction and without tracking them: most of what a first poll writes is
/// links. The command and its values follow from the model, so that a column is added in <see cref="LinkRow"/> only.
/// </summary>
internal sealed class LinkInsert : IAsyncDisposable
{
    private readonly DbCommand command;
    private readonly (IProperty Column, DbParameter Parameter)[] columns;

    public LinkInsert(MonitorDbContext context)
    {
        IEntityType table = context.Model.FindEntityType(typeof(LinkRow))!;
        IProperty[] written = [.. table.GetProperties().Where(p => p.Name != nameof(LinkRow.Id))];
        command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText =
            $"INSERT INTO {table.GetTableName()} ({string.Join(", ", written.Select(p => p.GetColumnName()))}) " +
            $"VALUES ({string.Join(", ", written.Select(p => "@" + p.GetColumnName()))}) ON CONFLICT DO NOTHING";
        columns = [.. written.Select(p => (p, p.GetRelationalTypeMapping().CreateParameter(command, "@" + p.GetColumnName(), null, nullable: true)))];
        foreach ((_, DbParameter parameter) in columns)
            command.Parameters.Add(parameter);
    }

    /// <returns>False when the address has a row by now.</returns>
    public async Task<bool> AddAsync(LinkRow row, CancellationToken cancellationToken)
    {
        foreach ((IProperty column, DbParameter parameter) in columns)
        {
            object? value = column.GetGetter().GetClrValue(row);
            if (value is not null && column.GetRelationalTypeMapping().Converter is { } converter)
                value = converter.ConvertToProvider(value);
            parameter.Value = value ?? DBNull.Value;
        }

        return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    public ValueTask DisposeAsync() => command.DisposeAsync();
}
