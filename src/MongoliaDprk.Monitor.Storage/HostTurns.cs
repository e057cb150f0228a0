using Npgsql;

namespace MongoliaDprk.Monitor.Storage;

/// <summary>A node's turn to ask a host.</summary>
/// <param name="Wait">Not before; zero = now.</param>
/// <param name="Pause">The host wants to be left alone so long: it must not be asked; null = it may.</param>
public sealed record HostTurn(TimeSpan Wait, TimeSpan? Pause);

/// <summary>
/// Makes all nodes of a PostgreSQL together ask a host one request at a time, with a pause after each. One statement takes a turn and one gives it
/// back, by the database's clock; neither waits for the disk, because a turn that a crash of the server forgets is over by the time it runs again.
/// </summary>
public sealed class HostTurns(MonitorDatabase database)
{
    private const string Take = """
        WITH quick AS (SELECT set_config('synchronous_commit', 'off', true))
        INSERT INTO host_turn AS h (host, holder, held_until, asked_at)
        SELECT $1, $2, clock_timestamp() + $4, clock_timestamp() FROM quick
        ON CONFLICT (host) DO UPDATE SET
            holder = $2, asked_at = greatest(clock_timestamp(), h.asked_at + $3), held_until = greatest(clock_timestamp(), h.asked_at + $3) + $4
        WHERE h.holder IS NULL OR h.holder = $2 OR h.held_until <= clock_timestamp()
        RETURNING h.asked_at - clock_timestamp(), h.paused_until - clock_timestamp()
        """;

    private const string GiveBack = """
        WITH quick AS (SELECT set_config('synchronous_commit', 'off', true))
        UPDATE host_turn SET holder = NULL, asked_at = clock_timestamp(), paused_until = coalesce(clock_timestamp() + $3, paused_until)
        FROM quick WHERE host = $1 AND holder = $2
        """;

    /// <summary>Takes the host's turn for a node.</summary>
    /// <param name="delay">Pause since the last request of any node.</param>
    /// <param name="hold">From when it may ask: a node that is gone for longer has lost its turn.</param>
    /// <returns>Null = another node has it.</returns>
    /// <exception cref="DatabaseException">The database cannot be used.</exception>
    public Task<HostTurn?> TakeAsync(string host, string node, TimeSpan delay, TimeSpan hold, CancellationToken cancellationToken) =>
        RunAsync(
            async connection =>
            {
                await using NpgsqlCommand command = new(Take, connection) { Parameters = { Value(host), Value(node), Value(delay), Value(hold) } };
                await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken);
                if (!await row.ReadAsync(cancellationToken))
                    return null;
                TimeSpan wait = row.GetTimeSpan(0);
                TimeSpan? pause = await row.IsDBNullAsync(1, cancellationToken) ? null : row.GetTimeSpan(1);
                return new HostTurn(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, pause > TimeSpan.Zero ? pause : null);
            },
            cancellationToken);

    /// <summary>Gives the turn back, if the node still has it; from now on the pause to the next request counts.</summary>
    /// <param name="pause">The host asked to be left alone so long; null = it did not.</param>
    /// <exception cref="DatabaseException">The database cannot be used: the turn ends by itself.</exception>
    public Task GiveBackAsync(string host, string node, TimeSpan? pause, CancellationToken cancellationToken) =>
        RunAsync(
            async connection =>
            {
                NpgsqlParameter<TimeSpan?> left = new() { TypedValue = pause, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Interval };
                await using NpgsqlCommand command = new(GiveBack, connection) { Parameters = { Value(host), Value(node), left } };
                return await command.ExecuteNonQueryAsync(cancellationToken);
            },
            cancellationToken);

    /// <summary>Once more on a new connection when a pooled one turns out to be dead.</summary>
    private async Task<T> RunAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        for (bool again = false; ; again = true)
        {
            await using NpgsqlConnection connection = new(database.ConnectionString);
            try
            {
                await connection.OpenAsync(cancellationToken);
                return await work(connection);
            }
            catch (Exception dead) when (!again && DatabaseErrors.IsLostConnection(dead))
            {
                NpgsqlConnection.ClearPool(connection);
            }
            catch (Exception e) when (DatabaseErrors.Explain(database, e) is { } explained)
            {
                throw explained;
            }
        }
    }

    private static NpgsqlParameter<T> Value<T>(T value) => new() { TypedValue = value };
}
